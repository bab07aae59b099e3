package book

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/browser/sh"
	"example.com/pipes/tools/transcript"
)

// A called is what an exchange calls in the page, and what the page's shell
// does not know of it.
type called struct {
	exchange *transcript.Exchange
	calls    []sh.Call
	err      error
}

// callsOf are the calls of the exchanges that a page offers to run.
func callsOf(t *transcript.Transcript) []called {
	var all []called
	for _, e := range t.Exchanges {
		if e.Terminal == "" {
			calls, err := sh.Calls(e.Command.Text)
			all = append(all, called{e, calls, err})
		}
	}
	return all
}

// checkInPage checks that the page's shell can run what a page offers to run.
func (b *Book) checkInPage() {
	if b.unread {
		return // a program could be among what was not read
	}
	program := func(name string) bool { return b.Programs[name] != nil }
	for name, made := range b.examples {
		for _, c := range made.calls {
			e, err := c.exchange, c.err
			if err == nil {
				err = sh.CheckCalls(c.calls, program)
			}
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

// changeable are the names of the Go files of a program that runs in the page: there a
// reader can change them. Of any other folder there are none.
func (s *Site) changeable(dir string) []string {
	if !s.inPage[dir] {
		return nil
	}
	if files, ok := s.goFiles.Load(dir); ok {
		return files.([]string)
	}
	files := s.Book.linuxFiles(dir)
	s.goFiles.Store(dir, files)
	return files
}

// linuxFiles are the names of the files of a program that are built on Linux,
// whose system the page's is like.
func (b *Book) linuxFiles(dir string) []string {
	var names []string
	for _, file := range b.goFiles(dir) {
		if slices.Contains(b.examples[file].systems, "linux") {
			names = append(names, path.Base(file))
		}
	}
	return names
}

// goFiles are the Go files of a program, without its tests.
func (b *Book) goFiles(dir string) []string {
	var files []string
	first, _ := slices.BinarySearch(b.fileNames, dir+"/")
	for _, name := range b.fileNames[first:] {
		if !strings.HasPrefix(name, dir+"/") {
			break
		}
		if path.Dir(name) == dir && path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") {
			files = append(files, name)
		}
	}
	return files
}

// addAsked adds, for each folder of examples, what its exchanges ask for: the
// page says how a reader's program differs from it.
func (s *Site) addAsked() {
	type asked struct {
		Out    string `json:"out"`
		Err    string `json:"err"`
		Status int    `json:"status"`
	}
	all := map[string]map[string]asked{}
	for name, t := range s.Book.Transcripts {
		folder := path.Base(path.Dir(name))
		for _, e := range t.Shown() {
			if all[folder] == nil {
				all[folder] = map[string]asked{}
			}
			all[folder][ExchangeName(name, e)] = asked{e.Out.Text, e.Err.Text, e.Status}
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(all)) {
		s.add("assets/change/asked/"+folder+".json", func(w io.Writer) error { return json.NewEncoder(w).Encode(all[folder]) })
	}
}
