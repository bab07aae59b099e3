package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
)

// list is the verb: it says what the book holds, and what can be run.
func list(root string, args []string, stdout io.Writer) error {
	if err := parseFlags(flag.NewFlagSet("list", flag.ContinueOnError), args, 0); err != nil {
		return err
	}
	b, err := readBook(os.DirFS(root))
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	for _, item := range b.order {
		folder := strings.TrimSuffix(item.File, ".md")
		fmt.Fprintf(w, "%s\n", item.Title)
		for _, t := range b.transcriptsOf(folder) {
			for _, e := range t.Exchanges {
				name := strings.TrimSuffix(strings.TrimPrefix(t.Path, "examples/"), ".txtar")
				fmt.Fprintf(w, "  %s#%s\t%s\n", name, e.Name, strings.Join(e.Command.Lines(), " "))
			}
		}
	}
	return w.Flush()
}
