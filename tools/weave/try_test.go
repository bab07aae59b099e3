package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
)

// TestTries tries each exercise of the book as a reader does: what it starts
// from must not pass, and the book's solution must. In CI it tries all of them,
// else those of the first chapter.
func TestTries(t *testing.T) {
	t.Parallel()
	b, root := wholeBook(t)
	for i, item := range b.Order {
		chapter := strings.TrimSuffix(item.File, ".md")
		exercises := b.ExercisesOf(chapter)
		if len(exercises) == 0 {
			continue
		}
		if i > 0 && os.Getenv("CI") == "" {
			t.Log("not tried without CI: the exercises from", chapter, "on")
			break
		}
		t.Run(chapter, func(t *testing.T) {
			t.Parallel()
			for _, e := range exercises {
				if e.Kind != "Predict" {
					tryProgram(t, b, root, e, e.Start, false)
					tryProgram(t, b, root, e, e.Solution, true)
				}
			}
		})
	}
}

func wholeBook(t *testing.T) (b *book.Book, root string) {
	if runtime.GOOS != "linux" {
		t.Skip("not tried here: the exercises of the book, which run on Linux")
	}
	root, err := runner.Root(".")
	check(t, err)
	b, err = book.Read(os.DirFS(root), book.NewCache(nil))
	check(t, err)
	return b, root
}

// tryProgram tries a program of the book in place of an exercise's solution, in
// a folder that has nothing but its files.
func tryProgram(t *testing.T, b *book.Book, root string, e book.Exercise, program string, want bool) {
	var said bytes.Buffer
	trial := newTrial(b, root, e, &said)
	trial.folder = filepath.Join(t.TempDir(), "my own")
	if want { // on a machine that is busy
		trial.deadline = runner.Deadline
	}
	check(t, trial.begin(b.Sources(b.Programs[program][0])))
	solved, err := trial.try(t.Context())
	if err != nil || solved != want {
		t.Errorf("%s: %s solves it: %t, want %t: %v\n%s", e.Name, program, solved, want, err, &said)
	}
}

// TestTryWatch: what is saved is tried, also where an editor replaces the file,
// and the end of the context ends it.
func TestTryWatch(t *testing.T) {
	b, root := wholeBook(t)
	e, err := findExercise(b, "basic-pipes/two-children")
	check(t, err)
	r, w := io.Pipe()
	trial := newTrial(b, root, e, w)
	trial.folder, trial.deadline = t.TempDir(), runner.Deadline
	main := filepath.Join(trial.folder, "main.go")
	source := func(program string) string {
		return b.Sources(b.Programs[program][0])[b.Programs[program][0]+"/main.go"]
	}
	check(t, writeNew(main, source(e.Start)))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- errors.Join(trial.watch(ctx), w.Close()) }()
	lines := bufio.NewScanner(r)
	verdict := func() (said string) {
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "Waiting until a file in ") {
			said += lines.Text() + "\n"
		}
		return said
	}
	if said := verdict(); !strings.Contains(said, "Not as asked.") {
		t.Errorf("before a change:\n%s", said)
	}
	check(t, writeNew(main+"~", source(e.Solution)))
	check(t, os.Rename(main+"~", main))
	if said := verdict(); said != "$ spam-twins\nAs asked.\n" {
		t.Errorf("after a change:\n%s", said)
	}
	cancel()
	verdict()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
}

// TestCompileError: the compiler's own words, with the reader's file.
func TestCompileError(t *testing.T) {
	trial := &trial{folder: filepath.Join("home", "$me")}
	main := filepath.Join("home", "$me", "main.go")
	for said, want := range map[string]string{
		"# example.com/pipes\n./main.go:3:1: undefined: y\n\t./main.go:5:2: other declaration of x": main + ":3:1: undefined: y\n\t" + main + ":5:2: other declaration of x",
		"main.go:4:2: package nothing is not in std":                                                main + ":4:2: package nothing is not in std",
		"go: cannot find main module":                                                               "go: cannot find main module",
	} {
		if got := trial.compileError(errors.New("go build: exit status 1\n" + said)).Error(); got != want {
			t.Errorf("%q\nis said as\n%s\nwant\n%s", said, got, want)
		}
	}
}
