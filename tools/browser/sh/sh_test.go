package sh

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The test binary is the shell and the commands, too, by their names.
func TestMain(m *testing.M) {
	if status, known := Main(filepath.Base(os.Args[0]), os.Args); known {
		os.Exit(status)
	}
	os.Exit(m.Run())
}

// TestAsDash runs each line of testdata/scripts by this shell and by dash,
// natively, and finds no difference in output, errors or status.
func TestAsDash(t *testing.T) {
	dash, err := exec.LookPath("dash")
	if err != nil && os.Getenv("CI") != "" && runtime.GOOS == "linux" {
		t.Fatal(err)
	}
	if runtime.GOOS != "linux" || err != nil {
		t.Skip("not tried here: the page's shell against dash, on Linux")
	}
	scripts, err := os.ReadFile("testdata/scripts")
	if err != nil {
		t.Fatal(err)
	}
	bin := commandsIn(t)
	for script := range strings.Lines(string(scripts)) {
		if strings.HasPrefix(script, "#") || strings.TrimSpace(script) == "" {
			continue
		}
		script = strings.ReplaceAll(script, "⏎", "\n")
		t.Run("", func(t *testing.T) {
			t.Parallel()
			want := result(t, dash, "/usr/bin:/bin", script)
			got := result(t, filepath.Join(bin, "sh"), bin, script)
			if got != want {
				t.Errorf("%s\n--- this shell\n%s\n--- dash\n%s", script, got, want)
			}
		})
	}
}

// commandsIn gives a folder of this package's commands.
func commandsIn(t testing.TB) string {
	t.Helper()
	bin := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Names() {
		if err := os.Symlink(self, filepath.Join(bin, name)); err != nil {
			t.Fatal(err)
		}
	}
	return bin
}

// result is what comes of a script, in an empty folder.
func result(t *testing.T, shell, path, script string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "t.sh"), []byte(script), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, shell, "t.sh")
	cmd.Dir, cmd.Env = dir, []string{"LC_ALL=C", "PATH=" + path}
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s-- errors\n%s-- status %d", &out, &complaints, cmd.ProcessState.ExitCode())
}

// TestUnknown: what the shell does not know it names, before it runs anything.
func TestUnknown(t *testing.T) {
	for script, want := range map[string]string{
		"echo a\ncase x in x) echo b;; esac": "line 2: the page's small shell does not know `case`",
		"f() { echo; }":                      "line 1: the page's small shell does not know functions",
		"echo ${x:-y}":                       "line 1: the page's small shell does not know `${x:-y}`",
		"echo $@":                            "line 1: the page's small shell does not know `$@`",
		"cat ~/x":                            "line 1: the page's small shell does not know `~` in names of files",
		"trap 'echo' INT":                    "line 1: the page's small shell does not know `trap`, unless it ignores signals: `trap '' PIPE`",
		"trap":                               "line 1: the page's small shell does not know `trap`, unless it ignores signals: `trap '' PIPE`",
		"echo $((x++))":                      "line 1: the page's small shell does not know `++` in `$((…))`",
		"for x; do echo; done":               "line 1: the page's small shell does not know `for` without `in`",
		"echo 12>&1":                         "line 1: the page's small shell does not know `12>&`",
	} {
		if _, err := parse(script); err == nil || err.Error() != want {
			t.Errorf("%s\ngave the error %v\nwant           %s", script, err, want)
		}
	}
	for _, script := range []string{"echo 'a", "echo a |", "echo )", "(echo a", "echo a;; echo b", "{ }", "()", "echo | ! cat", "if true; fi", "cat <<<x", "echo <(x)", "echo >&x", "[[ a ]]\nx=(1)"} {
		if _, err := parse(script); err == nil {
			t.Errorf("%s: no error", script)
		}
	}
}

// TestCheck: a command is looked for wherever the shell would run one.
func TestCheck(t *testing.T) {
	program := func(name string) bool { return name == "spam" }
	for script, missing := range map[string]string{
		"spam | cat; exit 3":          "",
		"x=1 $x a; $(echo lsof)":      "", // known when it is run
		"echo lsof gcc":               "",
		"spam\nlsof":                  "line 2: the page has no lsof",
		"spam | gcc a":                "line 1: the page has no gcc",
		"true && (spam; { lsof; })":   "line 1: the page has no lsof",
		"echo \"a $(spam | awk)\"":    "line 1: the page has no awk",
		"x=$(lsof) spam":              "line 1: the page has no lsof",
		"spam > $(lsof)":              "line 1: the page has no lsof",
		"'l'sof &":                    "line 1: the page has no lsof",
		"! lsof":                      "line 1: the page has no lsof",
		"while true; do lsof; done":   "line 1: the page has no lsof",
		"echo $(while x; do :; done)": "line 1: the page has no x",
		"cat <<E\n$(lsof)\nE":         "line 2: the page has no lsof",
	} {
		said := ""
		if err := Check(script, program); err != nil {
			said = err.Error()
		}
		if said != missing {
			t.Errorf("%q: %q, want %q", script, said, missing)
		}
	}
}

// TestOddArguments: a wrong argument is a complaint.
func TestOddArguments(t *testing.T) {
	for _, argv := range [][]string{{"sleep", ""}, {"sleep", "1ms"}, {"sleep"}, {"head", "-n", ""}, {"cat", ""}, {"sh", "-c", "kill -"}} {
		if status, known := Main(argv[0], argv); status == 0 || !known {
			t.Errorf("%q has the status %d", argv, status)
		}
	}
}

// FuzzParse finds no script with which the shell does not end reading.
func FuzzParse(f *testing.F) {
	scripts, err := os.ReadFile("testdata/scripts")
	if err != nil {
		f.Fatal(err)
	}
	for script := range strings.Lines(string(scripts)) {
		f.Add(script)
	}
	f.Fuzz(func(t *testing.T, script string) {
		if err := Check(script, func(string) bool { return true }); err != nil {
			if wrong := new(Error); !errors.As(err, &wrong) || wrong.Line < 1 {
				t.Errorf("%q: %v", script, err)
			}
		}
	})
}
