package book

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"example.com/pipes/tools/apilinks"
)

// finder knows what inline code names. It is kept while the process lives,
// since it reads megabytes of lists for a new name.
var finder = sync.OnceValues(func() (*apilinks.Finder, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return nil, fmt.Errorf("go env GOROOT: %w: %s", err, exit.Stderr)
	}
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	api := filepath.Join(strings.TrimSpace(string(out)), "api")
	if lists, err := filepath.Glob(filepath.Join(api, "go*.txt")); err != nil || len(lists) == 0 {
		fmt.Fprintf(os.Stderr, "weave: no lists of Go's names (%s): os.Pipe and the like are neither checked nor linked\n", filepath.Join(api, "go*.txt"))
	}
	return &apilinks.Finder{API: os.DirFS(api)}, nil
})

// checkCodes finds the documentation of what inline code names.
func (b *Book) checkCodes() {
	f, err := finder()
	if err != nil {
		b.add("chapters", err)
		return
	}
	type target struct {
		link string
		err  error
	}
	targets := map[string]target{} // by the code's text, which comes again and again
	for _, c := range b.chapters {
		for _, code := range c.Codes {
			targets[code.Text] = target{}
		}
	}
	if err := f.Learn(slices.Collect(maps.Keys(targets))); err != nil {
		b.add("chapters", err)
		return
	}
	for text := range targets {
		link, err := f.Link(text)
		targets[text] = target{link, err}
		if link != "" {
			b.documented[text] = link
		}
	}
	for _, c := range b.chapters {
		for _, code := range c.Codes {
			if err := targets[code.Text].err; err != nil {
				b.errorf(c.Path, code.Line, "%v", err)
			}
		}
	}
}
