// Package apilinks knows where an inline code such as `exec.Cmd.Wait` or
// `pipe(7)` is documented.
//
// A name is one that Go's standard library exports: package and name, or
// package, type and method or field, the package by the last element of its
// path. What exists is read from $GOROOT/api, which lists the names of every
// platform, so that a book woven on Linux may speak of Windows. Other code is
// left alone: names of other languages, local variables, expressions.
//
// A manual page must stand in a kept list, pages.txt, since nothing here may
// ask the network.
package apilinks

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A Finder looks names up. It reads the lists once for all names of a book,
// and again only where a name is new.
type Finder struct {
	API fs.FS // the folder $GOROOT/api; where it has no lists, Go names lead nowhere

	mu    sync.Mutex
	links map[string]link // of what was learnt
}

// A link is where an inline code leads, or why that is an error.
type link struct {
	to  string
	err error
}

var (
	goName  = regexp.MustCompile(`^\*?([a-z][a-z0-9]*)((?:\.[A-Z][A-Za-z0-9_]*){1,2})(?:\(\))?$`)
	manPage = regexp.MustCompile(`^([a-z0-9_.+-]+)\(([1-8])\)$`)
)

//go:embed pages.txt
var pages string

// known are the manual pages of the list.
var known = strings.Fields(pages)

// Learn prepares for Links to texts. Errors: the lists cannot be read.
func (f *Finder) Learn(texts []string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var fresh []string
	wanted := names{found: map[string][]string{}, near: map[string][]string{}}
	for _, t := range texts {
		if _, known := f.links[t]; known {
			continue
		}
		fresh = append(fresh, t)
		if pkg, name, ok := split(t); ok {
			wanted.found[pkg+name], wanted.near[pkg] = nil, nil
		}
	}
	if len(wanted.found) > 0 {
		if err := f.find(wanted); err != nil {
			return err
		}
	}
	if f.links == nil {
		f.links = map[string]link{}
	}
	for _, t := range fresh {
		to, err := wanted.link(t)
		f.links[t] = link{to, err}
	}
	return nil
}

// IsName says whether a text is worded like a name of Go's or of a manual page:
// other texts lead nowhere, and needn't be learnt.
func IsName(text string) bool {
	_, _, ok := split(text)
	return ok || strings.HasSuffix(text, ")") && manPage.MatchString(text)
}

// Link gives the address that an inline code leads to, or "" where it leads
// nowhere. It is an error when a package of the name is there and has no such
// name, or a manual page is not in the list.
func (f *Finder) Link(text string) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	l := f.links[text]
	return l.to, l.err
}

// Names are what is looked for in the lists.
type names struct {
	found map[string][]string // packages that have the name, by "exec.Cmd.Wait"
	near  map[string][]string // packages of that last element, by "exec"
}

// find reads the lists.
func (f *Finder) find(wanted names) error {
	lists, err := f.lists()
	if err != nil {
		return err
	}
	for _, list := range lists {
		text, err := fs.ReadFile(f.API, list)
		if err != nil {
			return err
		}
		for line := range bytes.Lines(text) {
			wanted.read(line)
		}
	}
	return nil
}

func (f *Finder) lists() ([]string, error) { return fs.Glob(f.API, "go*.txt") }

// read reads a line of a list, in one of these forms:
//
//	pkg os, func Pipe() (*File, *File, error)
//	pkg os/exec, method (*Cmd) Wait() error
//	pkg os/exec, type Cmd struct, ExtraFiles []*os.File
//	pkg syscall (linux-amd64), const AF_UNIX = 1
func (n names) read(line []byte) {
	head, rest, ok := bytes.Cut(line, []byte(", "))
	path, isPkg := bytes.CutPrefix(head, []byte("pkg "))
	if !ok || !isPkg {
		return
	}
	path, _, _ = bytes.Cut(path, []byte(" ("))
	if _, wanted := n.near[string(last(path))]; !wanted { // most lines end here
		return
	}
	pkg := string(last(path))
	add(n.near, pkg, string(path))
	kind, what, _ := strings.Cut(strings.TrimSpace(string(rest)), " ")
	name := identifier(what)
	if kind == "method" {
		receiver, method, _ := strings.Cut(strings.TrimLeft(what, "(*"), ") ")
		name = identifier(receiver) + "." + identifier(method)
	}
	add(n.found, pkg+"."+name, string(path))
	if _, member, ok := strings.Cut(what, ", "); ok && kind == "type" {
		add(n.found, pkg+"."+name+"."+identifier(member), string(path))
	}
}

// add adds a path to those of a key that is looked for.
func add(m map[string][]string, key, path string) {
	if paths, wanted := m[key]; wanted && !slices.Contains(paths, path) {
		m[key] = append(paths, path)
	}
}

// last is the name that code calls a package by: the last element of its path
// that is no version.
func last(path []byte) []byte {
	slash := bytes.LastIndexByte(path, '/')
	element := path[slash+1:]
	if slash >= 0 && element[0] == 'v' && len(bytes.Trim(element[1:], "0123456789")) == 0 {
		return last(path[:slash])
	}
	return element
}

func identifier(s string) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return r != '_' && !isLetterOrDigit(r) }); end >= 0 {
		return s[:end]
	}
	return s
}

func isLetterOrDigit(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r > 127
}

// split takes "exec.Cmd.Wait" apart: "exec" and ".Cmd.Wait".
func split(text string) (pkg, name string, ok bool) {
	if !strings.Contains(text, ".") { // as in most code
		return "", "", false
	}
	m := goName.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// link is what Link gives for a text that was looked for.
func (n names) link(text string) (string, error) {
	if m := manPage.FindStringSubmatch(text); m != nil {
		if !slices.Contains(known, text) {
			return "", fmt.Errorf("%s: no such manual page is known: correct it, or add it to tools/apilinks/pages.txt", text)
		}
		return fmt.Sprintf("https://man7.org/linux/man-pages/man%s/%s.%[1]s.html", m[2], m[1]), nil
	}
	pkg, name, ok := split(text)
	if !ok {
		return "", nil
	}
	packages := n.found[pkg+name]
	switch {
	case len(packages) == 1:
		return "https://pkg.go.dev/" + packages[0] + "#" + name[1:], nil
	case len(packages) == 0 && len(n.near[pkg]) > 0:
		return "", errors.New(text + ": package " + strings.Join(slices.Sorted(slices.Values(n.near[pkg])), " or ") + " has no " + name[1:] + ": correct the name")
	}
	return "", nil
}
