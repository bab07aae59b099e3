package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/gocmd"
	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/transcript"

	"github.com/fsnotify/fsnotify"
)

// tryDeadline is how long an exchange may take with a reader's program. The
// book's own are given longer by its tests, on machines that are busy; a reader
// waits for the end of a program that hangs.
const tryDeadline = 10 * time.Second

// A trial tries a program of the reader's in place of an exercise's solution.
type trial struct {
	root     string        // of the book
	folder   string        // of the reader's program
	named    string        // the folder as it was typed, with a blank before it, or ""
	deadline time.Duration // of an exchange
	out      io.Writer

	exercise    book.Exercise
	chapter     string
	transcripts []*transcript.Transcript // of the chapter
}

func newTrial(b *book.Book, root string, e book.Exercise, out io.Writer) *trial {
	chapter, _, _ := strings.Cut(e.Name, "/")
	return &trial{root: root, deadline: tryDeadline, out: out, exercise: e, chapter: chapter, transcripts: b.TranscriptsOf(chapter)}
}

// files are the names of the reader's Go files.
func (t *trial) files() ([]string, error) {
	entries, err := os.ReadDir(t.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if isGo(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// isGo says whether a file is one of a Go program.
func isGo(name string) bool { return filepath.Ext(name) == ".go" && !book.Hidden(name) }

// try builds the reader's program and runs the exercise's exchanges with it. It
// says on the way what was asked for and what came back.
func (t *trial) try(ctx context.Context) (solved bool, err error) {
	bin, remove, err := t.build(ctx)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	solved = true
	for _, d := range t.exercise.Exchanges {
		if why := runner.Missing(d.Transcript, d.Exchange); why != "" {
			return false, fmt.Errorf("%s does not run here: %s", book.ExchangeName(d.Transcript.Path, d.Exchange), why)
		}
		asked, err := t.exchange(ctx, d, bin)
		if err != nil {
			return false, err
		}
		solved = solved && asked
	}
	return solved, nil
}

// build builds what the tests of the chapter build: a program may start others
// that its exchange does not name. The reader's own gets the name of the solution,
// and goes before it. bin is what to put on PATH.
func (t *trial) build(ctx context.Context) (bin string, remove func() error, err error) {
	programs, err := runner.Programs(t.root, t.chapter, t.transcripts)
	if err != nil {
		return "", nil, err
	}
	books, err := buildPrograms(ctx, t.root, filepath.Join(".try", t.chapter), programs)
	if err != nil {
		return "", nil, err
	}
	mine, err := os.MkdirTemp(filepath.Dir(books), "mine-")
	if err != nil {
		return "", nil, err
	}
	remove = func() error { return os.RemoveAll(mine) }
	if err := t.compile(ctx, mine); err != nil {
		return "", nil, errors.Join(err, remove())
	}
	return mine + string(os.PathListSeparator) + books, remove, nil
}

// compile builds the reader's program into dir. The folder need not be a
// module: for the go command, the go.mod and go.sum of the book are in it.
func (t *trial) compile(ctx context.Context, dir string) error {
	replace := map[string]string{}
	for _, name := range []string{"go.mod", "go.sum"} {
		replace[filepath.Join(t.folder, name)] = filepath.Join(t.root, name)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	file, built := filepath.Join(dir, "overlay.json"), filepath.Join(dir, "built")
	if err := errors.Join(os.WriteFile(file, overlay, 0o666), os.Mkdir(built, 0o777)); err != nil {
		return err
	}
	// Into a folder, the go command builds a program and nothing else.
	_, err = gocmd.Output(ctx, gocmd.New(ctx, t.folder, "build", "-overlay", file, "-buildvcs=false", "-o", built+string(filepath.Separator), "."))
	if err != nil {
		return t.compileError(err)
	}
	made, err := os.ReadDir(built)
	if err != nil {
		return err
	}
	name := t.exercise.Solution
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return os.Rename(filepath.Join(built, made[0].Name()), filepath.Join(dir, name))
}

var compiled = regexp.MustCompile(`(?m)^(\t?)(?:\.[/\\])?([^:/\\\n]+\.go:\d)`)

// compileError gives the go command's own words, with the whole names of files.
func (t *trial) compileError(err error) error {
	_, said, ok := strings.Cut(err.Error(), "\n")
	switch {
	case !ok:
		return err
	case strings.Contains(said, "no main packages to build"):
		return fmt.Errorf("%s: no program: let the files begin with package main", t.folder)
	}
	if strings.HasPrefix(said, "# ") { // the package, by a name that the reader did not give it
		_, said, _ = strings.Cut(said, "\n")
	}
	whole := strings.ReplaceAll(t.folder+string(filepath.Separator), "$", "$$")
	return errors.New(compiled.ReplaceAllString(said, "${1}"+whole+"${2}"))
}

// exchange runs an exchange, and says whether what came back is as asked.
func (t *trial) exchange(ctx context.Context, d book.Deciding, bin string) (asked bool, err error) {
	base, err := runner.MkdirTemp("weave-try-")
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, runner.Remove(base)) }()
	cmd, err := runner.New(d.Transcript, d.Exchange, base, bin)
	if err != nil {
		return false, err
	}
	cmd.Deadline = t.deadline
	if _, err := fmt.Fprint(t.out, d.Exchange.Typed()); err != nil {
		return false, err
	}
	r, err := cmd.Output(ctx)
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	verdict, asked := "As asked.\n", err == nil
	if err != nil {
		verdict = "Not as asked: " + runner.Describe(err, r) + "\n"
	} else if differs := transcript.Differences(d.Exchange, r); len(differs) > 0 {
		verdict, asked = "Not as asked. "+strings.Join(differs, ""), false
	}
	_, err = io.WriteString(t.out, verdict)
	return asked, err
}

// watch tries the program now and after each change, until ctx ends.
func (t *trial) watch(ctx context.Context) (err error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("changes cannot be watched: %w: leave out -watch", err)
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if err := w.Add(t.folder); err != nil {
		return fmt.Errorf("changes cannot be watched: %w: leave out -watch", err)
	}
	for {
		if _, err := t.try(ctx); ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			printError(err)
		}
		if _, err := fmt.Fprintf(t.out, "Waiting until a file in %s is saved; Ctrl-C ends it.\n", t.folder); err != nil {
			return err
		}
		if err := saved(ctx, w); err != nil {
			return err
		}
	}
}

// saved waits until a Go file has changed, and nothing changes for a while.
func saved(ctx context.Context, w *fsnotify.Watcher) error {
	var still <-chan time.Time
	for {
		select {
		case event := <-w.Events:
			if event.Op != fsnotify.Chmod && isGo(filepath.Base(event.Name)) {
				still = time.After(patience) // a slow editor removes a file before it writes it anew
			}
		case err := <-w.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
		case <-still:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
