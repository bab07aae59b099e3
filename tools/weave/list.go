package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"text/tabwriter"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/transcript"
)

// list is the verb: it says what the book holds, and what can be run. In a
// book with mistakes it lists what could be read, and then fails.
func list(ctx context.Context, root string, args []string, stdout io.Writer) error {
	if err := parseFlags(flag.NewFlagSet("list", flag.ContinueOnError), args, ""); err != nil {
		return err
	}
	names, err := goNames(ctx)
	if err != nil {
		return err
	}
	b, bookErr := book.Read(os.DirFS(root), book.NewCache(names))
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	for _, item := range b.Order {
		folder := strings.TrimSuffix(item.File, ".md")
		fmt.Fprintf(w, "%s: %s\n", folder, item.Title)
		if programs := programsOf(b, folder); len(programs) > 0 {
			fmt.Fprintf(w, "  programs: %s\n", strings.Join(programs, " "))
		}
		for _, t := range b.TranscriptsOf(folder) {
			for _, e := range t.Exchanges {
				fmt.Fprintf(w, "  %s\t%s\n", book.ExchangeName(t.Path, e), firstLine(e))
			}
		}
		for _, e := range b.ExercisesOf(folder) {
			fmt.Fprintf(w, "  exercise %s\t%s\n", e.Name, describe(e))
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return bookErr
}

// programsOf are the names of the programs of a chapter's folder, in order.
func programsOf(b *book.Book, folder string) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(b.Programs)) {
		if slices.ContainsFunc(b.Programs[name], func(dir string) bool { return path.Dir(dir) == "examples/"+folder }) {
			names = append(names, name)
		}
	}
	return names
}

// describe says what an exercise is about, and what it takes to try it.
func describe(e book.Exercise) string {
	if e.Start == "" {
		return e.Kind + ": " + e.Title
	}
	var names []string
	for _, d := range e.Exchanges {
		names = append(names, book.ExchangeName(d.Transcript.Path, d.Exchange))
	}
	return fmt.Sprintf("%s: %s: start from %s, write %s, decided by %s", e.Kind, e.Title, e.Start, e.Solution, strings.Join(names, ", "))
}

func firstLine(e *transcript.Exchange) string {
	lines := e.Command.Lines()
	if len(lines) > 1 {
		return lines[0] + " ..."
	}
	return strings.Join(lines, "")
}
