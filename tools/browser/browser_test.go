package browser_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/scanner"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.com/pipes/tools/browser"
	"example.com/pipes/tools/browser/sh"
	"example.com/pipes/tools/chromium"
	"example.com/pipes/tools/transcript"
	"github.com/rogpeppe/go-internal/txtar"
)

// The page of these tests has one program, which asks questions of its kernel.
var probe = browser.Config{Root: "../..", Binaries: map[string][]string{"programs": {"tools/browser/testdata/probe"}}}

// What the page may say is as above: a pattern, as package transcript makes it.
var expect = map[string]any{"chapter/probe#fill": transcript.Pattern{
	Text:   `4096 65536 write \|1: (?:[a-z]+/[a-z]+) timeout\x0a\x00\x000`,
	Differ: [][2]int{},
}}

// The pages of all tests are tabs of one browser.
var tabs chromium.Shared

func TestMain(m *testing.M) {
	for _, ignored := range []os.Signal{syscall.SIGINT, syscall.SIGHUP} {
		if signal.Ignored(ignored) {
			// By whoever started the tests, as nohup does. What is caught
			// here is not ignored in what is started.
			signal.Notify(make(chan os.Signal, 1), ignored)
		}
	}
	os.Exit(tabs.Tests(m).Run())
}

// newPage opens a page, under the policy that the book's pages have, beside
// everything that Run loads. A server in front of it may refuse some.
func newPage(t *testing.T, before ...func(http.Handler) http.Handler) *chromium.Page {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: the small Unix in a real browser")
	}
	built, err := browser.Build(t.Context(), probe)
	check(t, err)
	mux := http.NewServeMux()
	mux.Handle("/assets/", http.StripPrefix("/assets/", http.FileServer(http.Dir("../../site/assets"))))
	serve := func(name, file string) {
		mux.HandleFunc("/assets/run/"+name, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	serve("programs.wasm.gz", built["programs"])
	exec, err := browser.Exec(t.Context(), probe.Root)
	check(t, err)
	serve("wasm_exec.js", exec)
	drawer, err := browser.Drawer(t.Context(), "../..")
	check(t, err)
	serve("picture.wasm.gz", drawer)
	mux.HandleFunc("/assets/run/index.json", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{
			"binaries": map[string][]string{"programs": {"probe"}}, "commands": sh.Names(),
			"chapters": map[string]string{"chapter": "programs"}, "data": map[string]any{}, "expect": expect,
		})
	})
	mux.HandleFunc("/page.html", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, fixture) })
	mux.HandleFunc("/favicon.ico", func(http.ResponseWriter, *http.Request) {})
	var handler http.Handler = mux
	for _, wrap := range before {
		handler = wrap(handler)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	page, err := tabs.NewPage()
	check(t, err)
	t.Cleanup(func() { check(t, page.Close()) })
	check(t, page.Goto(server.URL+"/page.html"))
	return page
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A result is what came of a script in the page.
type result struct {
	Out            string // all, errors after output
	Stdout, Stderr string
	Status         int
	Why            string
	Stuck          []string
}

func run(t *testing.T, page *chromium.Page, script string) (r result) {
	t.Helper()
	name, err := json.Marshal(script)
	check(t, err)
	check(t, page.Eval(fmt.Sprintf(`(async () => {
	const {load, start} = await import('/assets/run/session.js')
	const loaded = await load('chapter/probe#fill'), text = {1: '', 2: ''}, decoder = new TextDecoder()
	const done = await new Promise(done => start(loaded, {script: %s, quick: true, limit: 1 << 20},
		{output: parts => parts.forEach(p => { text[p.fd] += decoder.decode(p.bytes) }), done}))
	return {Out: text[1] + text[2], Stdout: text[1], Stderr: text[2], Status: done.status, Why: done.why ?? '', Stuck: done.stuck ?? []}
})()`, name), &r))
	return r
}

// TestKernel runs the scripts of testdata/kernel.txtar in the page, and with
// real processes, and holds both to the same text.
func TestKernel(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/kernel.txtar")
	check(t, err)
	scripts, want := map[string]string{}, map[string]string{}
	var names []string
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".sh"); ok {
			scripts[name] = string(f.Data)
			names = append(names, name)
		} else {
			want[strings.TrimSuffix(f.Name, ".out")] = string(f.Data)
		}
	}
	t.Run("real", func(t *testing.T) {
		if runtime.GOOS != "linux" {
			t.Skip("not tried here: real pipes, which are Linux's in the page")
		}
		bin := t.TempDir()
		out, err := exec.Command("go", "build", "-o", bin, "./testdata/probe").CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, shell := range []string{"sh", "bash", "busybox"} {
			tools, ok := shellTools(t, shell)
			for _, name := range names {
				t.Run(shell+"/"+name, func(t *testing.T) {
					if !ok {
						t.Skip("not tried: scripts in", shell)
					}
					if name == "capacity" && pipeCapacity(t) != 65536 {
						t.Skip("not tried: this user has so many pipes that a new one is smaller")
					}
					if got := real(t, bin+":"+tools, scripts[name]); got != want[name] {
						t.Errorf("got\n%s\nwant\n%s", got, want[name])
					}
				})
			}
		}
	})
	t.Run("page", func(t *testing.T) {
		page := newPage(t)
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				got := run(t, page, scripts[name])
				if got.Out != want[name] || got.Status != 0 || got.Why != "" {
					t.Errorf("got\n%+v\nwant\n%s", got, want[name])
				}
			})
		}
		for _, complaint := range page.Log() {
			t.Error(complaint)
		}
	})
}

// shellTools is a PATH on which sh is that shell, and where the shell is
// busybox, every tool is.
func shellTools(t *testing.T, shell string) (path string, ok bool) {
	t.Helper()
	file, err := exec.LookPath(shell)
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal(err)
	} else if err != nil {
		return "", false
	}
	dir := t.TempDir()
	check(t, os.Symlink(file, filepath.Join(dir, "sh")))
	if shell == "busybox" {
		for _, tool := range []string{"cat", "head", "printf", "echo", "sleep", "true", "false", "ls", "rm"} {
			check(t, os.Symlink(file, filepath.Join(dir, tool)))
		}
	}
	return dir + ":" + os.Getenv("PATH"), true
}

// pipeCapacity is what a new pipe takes before a write to it waits.
func pipeCapacity(t *testing.T) int {
	t.Helper()
	r, w, err := os.Pipe()
	check(t, err)
	defer r.Close()
	defer w.Close()
	check(t, w.SetWriteDeadline(time.Now().Add(50*time.Millisecond)))
	n, err := w.Write(make([]byte, 1<<20))
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatal(err)
	}
	return n
}

// real runs a script in the first sh on path and gives its output, then its
// errors.
func real(t *testing.T, path, script string) string {
	cmd := exec.CommandContext(t.Context(), "/usr/bin/env", "sh", "-c", script)
	cmd.Dir, cmd.Env = t.TempDir(), []string{"LC_ALL=C", "PATH=" + path}
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return out.String() + complaints.String()
}

// TestScripts runs the scripts that package sh holds its shell to, natively, in
// the page, and holds the page to dash.
func TestScripts(t *testing.T) {
	page := newPage(t)
	dash, err := exec.LookPath("dash")
	check(t, err)
	scripts, err := os.ReadFile("sh/testdata/scripts")
	check(t, err)
	count := 0
	for script := range strings.Lines(string(scripts)) {
		if strings.HasPrefix(script, "#") || strings.TrimSpace(script) == "" {
			continue
		}
		count++
		script = strings.ReplaceAll(script, "⏎", "\n")
		cmd := exec.CommandContext(t.Context(), dash, "run.sh")
		cmd.Dir, cmd.Env = t.TempDir(), []string{"LC_ALL=C", "PATH=/usr/bin:/bin", "PWD=" + "/work", "HOME=/home"}
		check(t, os.WriteFile(filepath.Join(cmd.Dir, "run.sh"), []byte(script), 0o666))
		var out, complaints bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &complaints
		if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
			t.Fatal(err)
		}
		status := cmd.ProcessState.ExitCode()
		if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
			status = 128 + int(ws.Signal())
		}
		got := run(t, page, script)
		if got.Stdout != out.String() || got.Stderr != complaints.String() || got.Status != status || got.Why != "" {
			t.Errorf("%s\n--- the page\n%s-- errors\n%s-- status %d %s %q\n--- dash\n%s-- errors\n%s-- status %d", script, got.Stdout, got.Stderr, got.Status, got.Why, got.Stuck, &out, &complaints, status)
		}
	}
	t.Logf("%d scripts", count)
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestEnded: what would not end by itself is ended, and says why.
func TestEnded(t *testing.T) {
	page := newPage(t)
	for _, c := range []struct {
		script, why string
		stuck       []string
	}{
		{"probe flood", "output", nil},
		{"probe orphan", "left", nil},
		{"probe stuck", "stuck", []string{
			"probe (process 102) waits for the end of cat (process 103).",
			"cat (process 103) waits to read from pipe 1 (its descriptor 0), which is empty. The write end is held by probe (process 102) as descriptor 4.",
		}},
	} {
		got := run(t, page, c.script)
		if got.Why == "" || got.Why != c.why || !slices.Equal(got.Stuck, c.stuck) {
			t.Errorf("%s: ended because of %q: %q", c.script, got.Why, got.Stuck)
		}
	}
	if got := run(t, page, "probe hog; echo status $?"); got.Out != "status 2\nfatal error: out of memory: the processes in the page may have 512 MiB\n" {
		t.Errorf("a program that takes all memory: %+v", got)
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestSameEveryTime: many processes at once give one interleaving.
func TestSameEveryTime(t *testing.T) {
	page := newPage(t)
	const script = "{ probe talk & probe two-writers & probe blocks & probe fill 4096 & wait; } | cat"
	first := run(t, page, script)
	if lines := strings.Count(first.Out, "\n"); lines != 8 {
		t.Fatalf("%d lines: %+v", lines, first)
	}
	for i := range 10 {
		if got := run(t, page, script); got.Out != first.Out {
			t.Fatalf("run %d differs:\n%s\nthe first was:\n%s", i+2, got.Out, first.Out)
		}
	}
}

// TestLinear: what a read or a write costs goes by the bytes it moves, and not
// by the buffer that a program offers.
func TestLinear(t *testing.T) {
	page := newPage(t)
	took := func(script string) time.Duration {
		start := time.Now()
		if got := run(t, page, script); got.Out != "" || got.Status != 0 {
			t.Fatalf("%+v", got)
		}
		return time.Since(start)
	}
	took("true") // loads the programs
	for _, c := range []struct{ small, large string }{
		{"probe sip 1", "probe sip 30000000"},
		{"probe pour 160 100000", "probe pour 1 16000000"},
	} {
		small, large := took(c.small), took(c.large)
		t.Logf("%v: %s; %v: %s", small, c.small, large, c.large)
		if large > 10*small {
			t.Errorf("%s takes %v, and %s takes %v", c.small, small, c.large, large)
		}
	}
}

// TestBuildErrors: what stands in the way is named, with its place.
func TestBuildErrors(t *testing.T) {
	for dir, want := range map[string]string{
		"init":    "main.go:3:1: a func init would run for every program in the page, as they share one binary; do it in main",
		"flag":    "main.go:5:13: a flag defined outside main would be every program's in the page, as they share one binary; define it in main",
		"library": "there is no func main in this folder; a program of the book is a package main",
		"missing": "there is no func main in this folder; a program of the book is a package main",
	} {
		_, err := browser.Build(t.Context(), browser.Config{Root: "../..", Binaries: map[string][]string{"bad": {"tools/browser/testdata/bad/" + dir}}, Cache: t.TempDir()})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v\nand should say %s", dir, err, want)
		}
	}
}

// TestCompileErrors: what does not compile is named as it was written, and not
// as what was made of it.
func TestCompileErrors(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("CI is not set: what the errors of a build name was not tried")
	}
	_, err := browser.Build(t.Context(), browser.Config{
		Root:     "../..",
		Binaries: map[string][]string{"bad": {"tools/browser/testdata/bad/types", "tools/browser/testdata/bad/linux"}},
		Cache:    t.TempDir(),
	})
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		t.Fatalf("no list: %v", err)
	}
	var got strings.Builder
	scanner.PrintError(&got, list)
	const want = `tools/browser/testdata/bad/linux/main.go:5:27: undefined: syscall.Mkfifo
tools/browser/testdata/bad/types/main.go:4:2: declared and not used: x
tools/browser/testdata/bad/types/main.go:5:6: not enough arguments in call to two
	have (number)
	want (int, int)
`
	if got.String() != want {
		t.Errorf("%s\nand should be\n%s", &got, want)
	}
}
