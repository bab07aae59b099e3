package book

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/transcript"
)

// TestDrift tells small lies about the book, one at a time, each in a copy
// that is right but for it, and proves that the ordinary checks refuse them:
//
//   - lies of form, which [Read] must refuse: a reference or a link to
//     what does not exist, a declaration that a chapter shows renamed, a
//     chapter, a program or a transcript removed;
//   - lies of recordings, which it must refuse as well: a process or an event
//     dropped, a text or a number altered;
//   - lies of an expectation: each line of it altered, dropped, doubled, or
//     swapped with the next. They are held to one real run of the exchange, as
//     the tests of examples hold what is written to every run;
//   - lies of a program: a text that it prints altered. The program is built
//     so, and the exchanges that name it are run.
//
// What is a lie is decided by these rules alone; there is no list of
// exceptions. A lie that is not refused is a hole in the checks.
func TestDrift(t *testing.T) {
	d := &drift{told: map[string]int{}, caught: map[string]int{}}
	switch {
	case os.Getenv("PIPES_DRIFT") == "full":
		d.formLimit, d.recordingLimit, d.exchangeLimit, d.programLimit = math.MaxInt, math.MaxInt, math.MaxInt, math.MaxInt
	case os.Getenv("CI") != "":
		d.formLimit, d.recordingLimit, d.exchangeLimit, d.programLimit = 60, 60, 16, 6
	default:
		t.Skip("not tried without CI=1 (a sample) or PIPES_DRIFT=full: that small lies about the book are refused")
	}
	names, err := apilinks.Installed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.cache = NewCache(names)
	d.load(t)
	d.tellOfForm(t, "form", spread(d.formLies(t), d.formLimit))
	d.tellOfForm(t, "recordings", spread(d.recordingLies(), d.recordingLimit))
	results := d.runAll(t)
	d.tellOfOutput(t, results)
	d.tellOfPrograms(t)
	for _, kind := range []string{"form", "recordings", "expectation", "program"} {
		t.Logf("%d lies of %s told, %d caught", d.told[kind], kind, d.caught[kind])
		if d.told[kind] == 0 {
			t.Errorf("no lie of %s was told: the rules that make them find nothing", kind)
		}
	}
}

type drift struct {
	// How many lies of form and of recordings, exchanges to lie about, and
	// lies of programs there are at most: the same ones each time, evenly
	// spread.
	formLimit, recordingLimit, exchangeLimit, programLimit int

	root  string
	bin   string
	fsys  fstest.MapFS
	book  *Book
	cache *Cache // of the true book, so that a lie costs what changes

	mu           sync.Mutex
	told, caught map[string]int // by kind
}

// load reads the real book.
func (d *drift) load(t *testing.T) {
	var err error
	if d.root, err = runner.Root("."); err != nil {
		t.Fatal(err)
	}
	d.fsys = fstest.MapFS{}
	real := os.DirFS(d.root)
	for _, dir := range []string{"chapters", "examples"} {
		err := fs.WalkDir(real, dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(real, name)
			d.fsys[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if d.book, err = Read(d.fsys, d.cache); err != nil {
		t.Fatalf("the book is not whole, before any lie: %v", err)
	}
	programs := map[string]string{}
	for name, dirs := range d.book.Programs {
		programs[name] = filepath.FromSlash(dirs[0])
	}
	if d.bin, err = runner.Build(t.Context(), d.root, "drift", programs); err != nil {
		t.Fatal(err)
	}
}

// A lie changes files of the book. A nil text removes the file.
type lie struct {
	what  string
	files map[string][]byte
}

// spread takes at most n of a list, evenly.
func spread[T any](all []T, n int) []T {
	if len(all) <= n {
		return all
	}
	some := make([]T, n)
	for i := range some {
		some[i] = all[i*len(all)/n]
	}
	return some
}

// judge counts a lie, and reports one that was not caught.
func (d *drift) judge(t *testing.T, kind, what string, caught bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.told[kind]++; caught {
		d.caught[kind]++
	} else {
		t.Errorf("not caught: %s", what)
	}
}

// tellOfForm tells lies that need nothing to be run.
func (d *drift) tellOfForm(t *testing.T, kind string, lies []lie) {
	for _, l := range lies {
		fsys := maps.Clone(d.fsys)
		for name, text := range l.files {
			if text == nil {
				delete(fsys, name)
			} else {
				fsys[name] = &fstest.MapFile{Data: text}
			}
		}
		_, err := Read(fsys, d.cache)
		d.judge(t, kind, l.what, err != nil)
	}
}

// An exchangeOf is an exchange of a transcript of the book.
type exchangeOf struct {
	transcript *transcript.Transcript
	*transcript.Exchange
}

func (e exchangeOf) String() string { return e.transcript.Path + "#" + e.Name }

// exchanges are all that can run here, in order.
func (d *drift) exchanges() []exchangeOf {
	var all []exchangeOf
	for _, name := range sortedKeys(d.book.Transcripts) {
		t := d.book.Transcripts[name]
		for _, e := range t.Exchanges {
			if runner.Missing(t, e) == "" {
				all = append(all, exchangeOf{t, e})
			}
		}
	}
	return all
}

// run runs an exchange with the programs in bin.
func (d *drift) run(t *testing.T, e exchangeOf, bin string) (transcript.Result, error) {
	cmd, err := runner.New(e.transcript, e.Exchange, t.TempDir(), bin)
	if err != nil {
		t.Fatal(err)
	}
	return cmd.Output(t.Context())
}

// runAll runs the exchanges about which lies will be told.
func (d *drift) runAll(t *testing.T) map[exchangeOf]transcript.Result {
	results := map[exchangeOf]transcript.Result{}
	var todo []func()
	for _, e := range spread(d.exchanges(), d.exchangeLimit) {
		todo = append(todo, func() {
			r, err := d.run(t, e, d.bin)
			if err != nil || len(transcript.Compare(e.Exchange, r)) > 0 {
				t.Errorf("%s does not hold, before any lie: %v", e, err)
			}
			d.mu.Lock()
			defer d.mu.Unlock()
			results[e] = r
		})
	}
	inParallel(todo)
	return results
}

func (d *drift) tellOfOutput(t *testing.T, results map[exchangeOf]transcript.Result) {
	for e, r := range results {
		source := strings.Split(string(d.fsys[e.transcript.Path].Data), "\n")
		for _, l := range outputLies(e.Exchange, source) {
			altered, err := transcript.Parse(e.transcript.Path, l.files[""])
			caught := err != nil || len(transcript.Compare(altered.Exchange(e.Name), r)) > 0
			d.judge(t, "expectation", fmt.Sprintf("%s: %s", e, l.what), caught)
		}
	}
}

// tellOfPrograms builds a lying program of each name at a time, and runs each
// among the true ones.
func (d *drift) tellOfPrograms(t *testing.T) {
	byProgram, rounds := map[string][]programLie{}, 0
	for _, l := range spread(d.programLiesOf(t), d.programLimit) {
		byProgram[l.program] = append(byProgram[l.program], l)
		rounds = max(rounds, len(byProgram[l.program]))
	}
	for n := range rounds {
		var round []programLie
		for _, name := range sortedKeys(byProgram) {
			if lies := byProgram[name]; n < len(lies) {
				round = append(round, lies[n])
			}
		}
		built := d.buildLies(t, round)
		var todo []func()
		for _, l := range round {
			todo = append(todo, func() { d.judge(t, "program", l.what, d.refused(t, l, d.binWith(t, built, l.program))) })
		}
		inParallel(todo)
	}
}

// refused says whether an exchange that names the program comes out otherwise.
func (d *drift) refused(t *testing.T, l programLie, bin string) bool {
	for _, e := range l.exchanges {
		r, err := d.run(t, e, bin)
		if err != nil || len(transcript.Compare(e.Exchange, r)) > 0 {
			return true
		}
	}
	return false
}
