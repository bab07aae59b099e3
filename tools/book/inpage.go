package book

import (
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/browser/sh"
)

// checkInPage checks that the page's shell can run what a page offers to run.
func (b *Book) checkInPage() {
	if b.unread {
		return // a program could be among what was not read
	}
	program := func(name string) bool { return b.Programs[name] != nil }
	for name, t := range b.Transcripts {
		for _, e := range t.Exchanges {
			if e.Terminal != "" {
				continue
			}
			err := sh.Check(e.Command.Text, program)
			if wrong := (*sh.Error)(nil); errors.As(err, &wrong) {
				b.errorf(name, e.Command.Line+wrong.Line-1, "%s: correct the line, or let it run in the terminal only: run -terminal 'why' %s", wrong.Text, e.Name)
			}
		}
	}
}

// InPage are the folders of the programs that the exchanges in the page name.
func (b *Book) InPage() []string {
	named := map[string]bool{}
	for _, t := range b.Transcripts {
		for _, e := range t.Exchanges {
			if e.Terminal != "" {
				continue
			}
			for _, word := range t.Named(e) {
				for _, dir := range b.Programs[word] {
					named[dir] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(named))
}

// changeable are the Go files of each program that runs in the page, by its
// folder: there a reader can change them.
func (b *Book) changeable() map[string][]string {
	files := map[string][]string{}
	for _, dir := range b.InPage() {
		files[dir] = nil
	}
	for _, name := range slices.Sorted(maps.Keys(b.texts)) {
		dir := path.Dir(name)
		if _, ok := files[dir]; !ok || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if linux, err := builtOn("linux", name, b.texts[name]); linux && err == nil {
			files[dir] = append(files[dir], name)
		}
	}
	return files
}
