// Package runnertest hands a chapter's transcripts to testscript, whose one
// command here is `run`: it makes an exchange through package runner.
//
// The test package of a chapter is one call:
//
//	func TestTranscripts(t *testing.T) { runnertest.Run(t) }
//
// The flag -update rewrites the transcripts to what came back. With -times N
// and -busy each is run N times while every core is kept busy, to find
// transcripts that pass only if the timing is right.
package runnertest

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"go/scanner"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/transcript"
	"github.com/rogpeppe/go-internal/testscript"
)

var (
	update = flag.Bool("update", false, "rewrite transcripts to what came back")
	times  = flag.Int("times", 1, "run each transcript so many times")
	busy   = flag.Bool("busy", false, "keep every core busy meanwhile")
)

// Run runs every transcript of the folder it is called in, which is a folder
// of examples, in parallel.
//
// go test caches a result until a file changes that the test process opened. The
// programs are read by go build, another process. This one opens them as well,
// so that the test runs again when a program has changed.
func Run(t *testing.T) {
	root, err := runner.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	c := &chapter{ctx: t.Context(), name: filepath.Base(dir), results: results{}, again: results{}, begun: map[string]bool{}}
	c.load(t)
	programs, err := runner.Programs(root, c.name, c.transcripts)
	if err != nil {
		t.Fatal(err)
	}
	if err := openAll(root, programs); err != nil {
		t.Fatal(err)
	}
	if c.bin, err = runner.Build(t.Context(), root, c.name, programs); err != nil {
		t.Fatal(err)
	}
	if *busy {
		keepBusy(t)
	}
	ran := true
	for range *times {
		ran = t.Run("run", c.runScripts) && ran
	}
	if *times > 1 {
		t.Logf("examples/%s: %d runs of exchanges, %d failed", c.name, c.runs, c.failures)
	}
	if *update {
		c.update(t)
	} else if ran {
		c.reportSkipped(t)
	}
}

func (c *chapter) runScripts(t *testing.T) {
	c.runAhead(t)
	testscript.Run(t, testscript.Params{
		Files:           c.files,
		Cmds:            map[string]func(*testscript.TestScript, bool, []string){"run": c.run},
		Condition:       condition,
		Setup:           c.begin,
		ContinueOnError: true,
	})
}

// condition lets testscript go on to the run line, which asks for itself whether
// the exchange that it is conditioned by works.
func condition(cond string) (bool, error) {
	if !strings.HasPrefix(cond, "works:") {
		return false, fmt.Errorf("unknown condition %q", cond)
	}
	return true, nil
}

type chapter struct {
	ctx         context.Context // of the test: a command of testscript's is given none
	name        string
	bin         string
	files       []string
	transcripts []*transcript.Transcript

	folder   string // for the work folders
	attempts map[*transcript.Exchange]*attempt

	mu      sync.Mutex
	begun   map[string]bool // transcripts whose script was begun, by path
	results results
	again   results // of a second run, where the first is written down

	runs, failures int
}

// results are what came back, by transcript and exchange.
type results map[string]map[string]transcript.Result

func (c *chapter) load(t *testing.T) {
	var err error
	if c.files, err = filepath.Glob("*.txtar"); err != nil {
		t.Fatal(err)
	}
	if len(c.files) == 0 {
		t.Fatalf("examples/%s: no transcript: add one, NAME.txtar", c.name)
	}
	for _, file := range c.files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tr, err := transcript.Parse("examples/"+c.name+"/"+file, data)
		var list scanner.ErrorList
		if errors.As(err, &list) {
			for _, e := range list {
				t.Error(e)
			}
		} else if err != nil {
			t.Error(err)
		}
		c.transcripts = append(c.transcripts, tr)
	}
	if t.Failed() {
		t.FailNow()
	}
}

// openAll reads the folders and the files that go build will read.
func openAll(root string, programs map[string]string) error {
	_, err := os.ReadFile(filepath.Join(root, "go.mod"))
	_, sumErr := os.ReadFile(filepath.Join(root, "go.sum"))
	errs := []error{err, sumErr}
	for _, dir := range programs {
		errs = append(errs, filepath.WalkDir(filepath.Join(root, dir), func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				_, err = os.ReadFile(name)
			}
			return err
		}))
	}
	return errors.Join(errs...)
}

// begin notes which scripts run: go test -run may leave out some.
func (c *chapter) begin(env *testscript.Env) error {
	name := strings.TrimPrefix(filepath.Base(env.WorkDir), "script-")
	c.mu.Lock()
	defer c.mu.Unlock()
	c.begun["examples/"+c.name+"/"+name+".txtar"] = true
	return nil
}

// find finds the exchange that a line of a script names. testscript reads the
// file a second time: it may have been saved meanwhile.
func (c *chapter) find(script, name string) (*transcript.Transcript, *transcript.Exchange, error) {
	for i, f := range c.files {
		if strings.TrimSuffix(f, ".txtar") != script {
			continue
		}
		if e := c.transcripts[i].Exchange(name); e != nil {
			return c.transcripts[i], e, nil
		}
	}
	return nil, nil, fmt.Errorf("examples/%s/%s.txtar: it was changed while it was tested: test it again", c.name, script)
}

// run is the script command: it runs an exchange and compares what came back
// with its parts.
func (c *chapter) run(ts *testscript.TestScript, _ bool, args []string) {
	asked, err := transcript.ParseRun(args)
	ts.Check(err)
	t, e, err := c.find(ts.Name(), asked.Name)
	ts.Check(err)
	if c.skipped(t, e) != "" {
		return
	}
	r, err := c.attempt(t, e)
	mismatches := transcript.Compare(e, r)
	c.count(err == nil && len(mismatches) == 0)
	if err != nil {
		ts.Fatalf("\n%s:%d: %s: %s", t.Path, e.Command.Line, e.Name, runner.Describe(err, r))
	}
	c.keep(c.results, t.Path, e.Name, r)
	if *update {
		again, err := c.output(t, e)
		ts.Check(err)
		c.keep(c.again, t.Path, e.Name, again)
		return
	}
	var said strings.Builder
	for _, m := range mismatches {
		fmt.Fprintf(&said, "\n%s:%d: %s: %s", t.Path, m.Line, e.Name, m.Text)
	}
	if said.Len() > 0 {
		ts.Fatalf("%s\nif it is right now: go test ./examples/%s -update", &said, c.name)
	}
}

func (c *chapter) count(right bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.runs++; !right {
		c.failures++
	}
}

func (c *chapter) keep(results results, path, exchange string, r transcript.Result) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if results[path] == nil {
		results[path] = map[string]transcript.Result{}
	}
	results[path][exchange] = r
}

// skipped says why an exchange does not run here, or "".
func (c *chapter) skipped(t *transcript.Transcript, e *transcript.Exchange) string {
	if runtime.GOOS == "windows" && !e.Portable {
		return "it is not marked -portable"
	}
	return runner.Missing(t, e)
}

// reportSkipped compares the exchanges that ran with those of the transcripts,
// because testscript skips a line in silence when its condition is false.
func (c *chapter) reportSkipped(t *testing.T) {
	for _, tr := range c.transcripts {
		for _, e := range tr.Exchanges {
			if _, ok := c.results[tr.Path][e.Name]; ok || !c.begun[tr.Path] {
				continue
			}
			why := fmt.Sprintf("%s:%d: %s was not run", tr.Path, e.Line, e.Name)
			reason := c.skipped(tr, e)
			if reason == "" {
				t.Errorf("%s, and testscript does not say why", why)
				continue
			}
			why += ": " + reason
			t.Run(e.Name, func(t *testing.T) {
				if os.Getenv("CI") != "" && runtime.GOOS == "linux" {
					t.Fatalf("%s: install what it needs, or correct the condition", why)
				}
				t.Skip(why)
			})
		}
	}
}
