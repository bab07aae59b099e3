package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.com/pipes/tools/book"
)

// try is the verb: it puts the program that an exercise starts from into a
// folder of the reader's, and says whether what is there solves the exercise.
func try(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("try", flag.ContinueOnError)
	watch := f.Bool("watch", false, "")
	name, folder, err := tryArguments(f, args)
	if err != nil {
		return err
	}
	b, bookErr := book.Read(os.DirFS(root), book.NewCache(nil))
	e, err := findExercise(b, name)
	if err != nil {
		return err
	}
	if e.Start == "" || e.Solution == "" || len(e.Exchanges) == 0 { // the book has mistakes
		return fmt.Errorf("exercise %s cannot be tried: correct the book first\n%w", e.Name, bookErr)
	}
	t := newTrial(b, root, e, stdout)
	if folder != "" {
		t.named = " " + quoted(folder)
	}
	if t.folder, err = tryFolder(root, folder, e); err != nil {
		return err
	}
	if err := t.begin(b.Sources(b.Programs[e.Start][0])); err != nil {
		return err
	}
	if *watch {
		return t.watch(ctx)
	}
	solved, err := t.try(ctx)
	if err == nil && !solved {
		return exitStatus(1)
	}
	return err
}

// tryArguments reads the verb's flags and arguments. -watch may stand behind
// the exercise's name as well, where it is added to a line typed before.
func tryArguments(f *flag.FlagSet, args []string) (name, folder string, err error) {
	var words []string
	for len(args) > 0 {
		if err := parse(f, args); err != nil {
			return "", "", err
		}
		if args = f.Args(); len(args) > 0 {
			words, args = append(words, args[0]), args[1:]
		}
	}
	if len(words) < 1 || len(words) > 2 {
		return "", "", wrongUse("go tool weave try wants CHAPTER/EXERCISE, as go tool weave list names them, and then a FOLDER if you like")
	}
	return words[0], strings.Join(words[1:], ""), nil
}

// findExercise gives the exercise of a name, CHAPTER/EXERCISE. The error says
// what there is instead.
func findExercise(b *book.Book, name string) (book.Exercise, error) {
	name = path.Clean(strings.ReplaceAll(name, `\`, "/"))
	chapter, _, _ := strings.Cut(name, "/")
	tried := map[string][]string{} // names of exercises, by chapter
	var same []string              // what the name may stand for without its chapter
	for _, item := range b.Order {
		folder := strings.TrimSuffix(item.File, ".md")
		for _, e := range b.ExercisesOf(folder) {
			switch {
			case e.Name == name && e.Kind != "Predict":
				return e, nil
			case e.Kind != "Predict":
				tried[folder] = append(tried[folder], e.Name)
				if path.Base(e.Name) == name {
					same = append(same, e.Name)
				}
			case e.Name == name:
				return e, wrongUse("%s asks what a program will print, so there is nothing to try: write your answer down, and then open the solution in the page", name)
			}
		}
	}
	switch {
	case len(same) > 0:
		return book.Exercise{}, wrongUse("no exercise %q: %s", name, suggest(name, same))
	case tried[chapter] == nil:
		return book.Exercise{}, wrongUse("no chapter %q has exercises to try: %s", chapter, suggest(chapter, slices.Sorted(maps.Keys(tried))))
	}
	return book.Exercise{}, wrongUse("no exercise %q: %s", name, suggest(name, tried[chapter]))
}

// tryFolder is the folder for an exercise: the one that was named, or one in
// the reader's home. It is never in the repository, which is the book's own.
func tryFolder(root, folder string, e book.Exercise) (string, error) {
	if folder == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", wrongUse("%v: say where to put the exercise: go tool weave try %s FOLDER", err, e.Name)
		}
		folder = filepath.Join(home, "pipes-exercises", filepath.FromSlash(e.Name))
	}
	folder, err := realPath(folder)
	switch info, statErr := os.Stat(folder); {
	case err != nil:
		return "", err
	case isInside(folder, root):
		return "", wrongUse("%s is in the book's repository: name a FOLDER outside it: go tool weave try %s FOLDER", folder, e.Name)
	case statErr == nil && !info.IsDir():
		return "", wrongUse("%s is a file: name a FOLDER for the exercise", folder)
	}
	return folder, nil
}

// begin puts the start program into a folder that has no Go program yet, and
// says what to do with it. What is there already stays as it is.
func (t *trial) begin(files map[string]string) error {
	mine, err := t.files()
	if err != nil || len(mine) > 0 {
		return err
	}
	if err := os.MkdirAll(t.folder, 0o777); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if err := writeNew(filepath.Join(t.folder, path.Base(name)), files[name]); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(t.out, `%s: %s
The question is in chapters/%s.md.
The program to start from, %s, is now in your folder:
  %s
Change it there. This command tries it as %s, each time you save a file:
  go tool weave try -watch %s%s

`, t.exercise.Kind, t.exercise.Title, t.chapter, t.exercise.Start, t.folder, t.exercise.Solution, t.exercise.Name, t.named)
	return err
}

// writeNew writes a file that does not exist.
func writeNew(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, text)
	return errors.Join(err, f.Close())
}

// quoted is a word as a shell takes it for one.
func quoted(word string) string {
	if strings.ContainsAny(word, " \t\n'\"`$&|;<>()*?[]#~") {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}
