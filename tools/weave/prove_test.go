package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
)

// TestFindings: what go test -json says, and what of it keeps a proof from
// being one.
func TestFindings(t *testing.T) {
	const pass = `{"Action":"pass","Package":"m/examples/a","Test":"TestTranscripts"}` + "\n"
	for _, c := range []struct{ name, events, want string }{
		{"all passed", pass, ""},
		{"a passed run says much", `{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts","Output":"--- PASS: TestTranscripts (1s)\n"}` + "\n" + pass, ""},
		{"another chapter's tests", `{"Action":"pass","Package":"m/examples/b","Test":"TestTranscripts"}`,
			"examples/a: go test passes over it: see go.mod, and what go list finds in ./examples"},
		{"another test", `{"Action":"pass","Package":"m/examples/a","Test":"TestOther"}`,
			"examples/a: go test passes over it: see go.mod, and what go list finds in ./examples"},
		{"an exchange was left out", `{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts/x","Output":"    runnertest.go:243: examples/a/x.txtar:2: x was not run: it needs python3, which is not on PATH\n"}
{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts/x","Output":"    --- SKIP: TestTranscripts/x (0.00s)\n"}
{"Action":"skip","Package":"m/examples/a","Test":"TestTranscripts/x"}
` + pass, "examples/a/x.txtar:2: x was not run: it needs python3, which is not on PATH"},
		{"a slow test and a folder without tests were left out", `{"Action":"skip","Package":"m/tools/book","Test":"TestDrift"}
{"Action":"skip","Package":"m/examples/a/program"}
` + pass, ""},
		{"an output is another", `{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts/run/x","Output":"=== RUN   TestTranscripts/run/x\n"}
{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts/run/x","Output":"    testscript.go:609: WORK=$WORK\n"}
{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts/run/x","Output":"        FAIL: x.txtar:2: \n"}
{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts/run/x","Output":"        examples/a/x.txtar:14: x: the output is\n"}
{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts/run/x","Output":"        \tfour\n"}
{"Action":"fail","Package":"m/examples/a","Test":"TestTranscripts/run/x"}
{"Action":"output","Package":"m/examples/a","Test":"TestTranscripts","Output":"--- FAIL: TestTranscripts (1.76s)\n"}
{"Action":"fail","Package":"m/examples/a","Test":"TestTranscripts"}
{"Action":"output","Package":"m/examples/a","Output":"FAIL\n"}
{"Action":"fail","Package":"m/examples/a"}
`, "x.txtar:2: \nexamples/a/x.txtar:14: x: the output is\n\tfour"},
		{"a test does not compile", `{"ImportPath":"m/site [m/site.test]","Action":"build-output","Output":"site/x_test.go:3:1: syntax error\n"}
{"ImportPath":"m/site [m/site.test]","Action":"build-fail"}
`, "site/x_test.go:3:1: syntax error"},
		{"a test was ended", `{"Action":"output","Package":"m/site","Output":"panic: test timed out after 10m0s\n"}
{"Action":"fail","Package":"m/site"}
` + pass, "panic: test timed out after 10m0s"},
	} {
		got := ""
		if err := findings(strings.NewReader(c.events), []string{"examples/a"}); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// What changes while the tests run is named.
func TestUnchanged(t *testing.T) {
	root := t.TempDir()
	check(t, os.CopyFS(root, lookedBook(t)))
	p, err := beginProof(root)
	check(t, err)
	check(t, p.unchanged())
	if got := strings.Join(p.chapters(), " "); got != "examples/one" {
		t.Errorf("chapters with transcripts: %q", got)
	}
	check(t, os.MkdirAll(filepath.Join(root, "site", "public"), 0o777))
	for _, name := range []string{"chapters/one.md", "examples/one/new.txtar", "site/public/index.html"} {
		check(t, os.WriteFile(filepath.Join(root, name), []byte("x"), 0o666))
	}
	check(t, os.Remove(filepath.Join(root, "site", "assets", "style.css")))
	const want = "chapters/one.md: changed while the tests ran: build again\n" +
		"examples/one/new.txtar: changed while the tests ran: build again\n" +
		"site/assets/style.css: changed while the tests ran: build again"
	if err := p.unchanged(); err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
}

// TestProve proves a small book in the book's own module, and then refuses to,
// for an output that no program prints, and for an exchange that cannot be run.
// That the whole book is proven, .ci/run tries.
func TestProve(t *testing.T) {
	t.Parallel()
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: build -prove, which runs the tests of the book")
	}
	c := newBookCopy(t)
	c.fill(t, func(name string) bool {
		top, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		return top != "chapters" && top != "examples" && !strings.HasSuffix(name, "_test.go")
	})
	check(t, os.CopyFS(c.root, smallBook(t)))
	weave := func(args ...string) (string, error) {
		cmd := exec.Command("weave", append([]string{"build", "-o", filepath.Join(c.root, "out")}, args...)...)
		cmd.Dir, cmd.Env = c.root, append(os.Environ(), "GOCACHE="+c.goCache, "GOFLAGS=-run=Nothing", "XDG_CACHE_HOME="+c.userCache)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	foot := func(want string) {
		t.Helper()
		if page := c.read(t, "out/one.html"); !strings.Contains(page, want) {
			_, foot, _ := strings.Cut(page, `<footer class="foot">`)
			t.Errorf("the foot does not say %q:\n%s", want, foot)
		}
	}
	const proven = "every output was compared with what the program prints, with go1."
	out, err := weave()
	if err != nil {
		t.Fatal(out)
	}
	foot("<p>Made from the book’s chapters and programs.")
	if out, err = weave("-prove"); err != nil {
		t.Fatal(out)
	}
	foot(proven)
	c.write(t, "chapters/one.md", strings.Replace(c.read(t, "chapters/one.md"), "# One\n", "# One\n\nA line more.\n", 1))
	c.write(t, "examples/one/lie.txtar", "# Test only: a lie.\nrun lie\n-- lie.sh --\necho true\n-- lie.out --\nfalse\n")
	c.write(t, "chapters/README.md", c.read(t, "chapters/README.md")+"2. [Two](two.md): the second.\n")
	c.write(t, "chapters/two.md", "# Two\n")
	c.write(t, "examples/two/transcripts_test.go", book.TranscriptsTest)
	c.write(t, "examples/two/tool.txtar", "# Test only: no tool.\n[exec:no-such-tool] run tool\n-- tool.sh --\nno-such-tool\n")
	out, err = weave("-prove")
	if err == nil {
		t.Error("a lie is proven")
	}
	for _, want := range []string{
		"examples/one/lie.txtar:6: lie: the output is",
		"examples/two/tool.txtar:2: tool was not run: it needs no-such-tool",
		"so nothing is proven, and no site is written",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if strings.Contains(c.read(t, "out/one.html"), "A line more") {
		t.Error("the site was written")
	}
}

// TestCommit: only a repository whose top is the book says at which commit the
// book is.
func TestCommit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("not tried here: git is not on PATH")
	}
	root := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		args = append([]string{"-c", "user.name=a", "-c", "user.email=a@example.com"}, args...)
		cmd := exec.Command("git", args...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	write := func(name string) {
		t.Helper()
		check(t, os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o777))
		check(t, os.WriteFile(filepath.Join(root, name), []byte(name), 0o666))
	}
	write("inner/go.mod")
	if got := commit(t.Context(), root); got != "" {
		t.Errorf("without git: %q", got)
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "first")
	clean := commit(t.Context(), root)
	if len(clean) != 12 {
		t.Errorf("the commit is %q", clean)
	}
	if got := commit(t.Context(), filepath.Join(root, "inner")); got != "" {
		t.Errorf("in a folder of another's repository: %q", got)
	}
	write("new")
	if got := commit(t.Context(), root); got != clean+"-dirty" {
		t.Errorf("with a new file: %q, want %s-dirty", got, clean)
	}
	// A hook of git says which repository it works on: not this one.
	t.Setenv("GIT_DIR", filepath.Join(root, ".git"))
	if got := commit(t.Context(), filepath.Join(root, "inner")); got != "" {
		t.Errorf("with GIT_DIR set: %q", got)
	}
}
