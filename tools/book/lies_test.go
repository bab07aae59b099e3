package book

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// formLies are those that need no program to be run.
func (d *drift) formLies(t *testing.T) []lie {
	var lies []lie
	renamed := map[string]bool{}
	for _, name := range sortedKeys(d.book.chapters) {
		c := d.book.chapters[name]
		lies = append(lies, lie{c.Path + " removed", map[string][]byte{c.Path: nil}})
		for _, r := range c.References {
			lies = append(lies, d.referenceLies(t, c, r)...)
			if key := r.Path + "#" + r.Name; r.Name != "" && path.Ext(r.Path) == ".go" && !renamed[key] {
				renamed[key] = true
				lies = append(lies, d.renamed(t, r.Path, r.Name))
			}
		}
		for _, l := range c.Links {
			for _, to := range []string{l.Page, "#" + l.Anchor} {
				if strings.Trim(to, "#") != "" {
					lies = append(lies, d.inLine(t, c.Path, l.Line, to, strings.TrimSuffix(to, ".md")+"-x"+path.Ext(to)))
				}
			}
		}
	}
	for _, term := range d.book.terms {
		if len(term.places) == 0 {
			lies = append(lies, d.inLine(t, termsFile, term.Line, term.Text, term.Text+"x"))
		}
		for _, l := range term.places {
			lies = append(lies, d.inLine(t, termsFile, term.Line, l.Page, "x"+l.Page))
		}
	}
	for _, name := range sortedKeys(d.book.Programs) {
		files := map[string][]byte{}
		for file := range d.fsys {
			if strings.HasPrefix(file, d.book.Programs[name][0]+"/") {
				files[file] = nil
			}
		}
		lies = append(lies, lie{"program " + name + " removed", files})
	}
	for _, name := range sortedKeys(d.book.Transcripts) {
		if d.book.Transcripts[name].TestOnly == "" { // else no page shows it
			lies = append(lies, lie{name + " removed", map[string][]byte{name: nil}})
		}
	}
	return lies
}

// referenceLies point a reference to a name, and to a file, that do not exist.
func (d *drift) referenceLies(t *testing.T, c *chapter.Chapter, r *chapter.Reference) []lie {
	to := "(../" + r.Path
	if isTables(r) || isIndex(r) {
		to = "(" + path.Base(r.Path)
	}
	lies := []lie{d.inLine(t, c.Path, r.Line, to, to+"x")}
	if isIndex(r) {
		return append(lies, d.inLine(t, c.Path, r.Line, `"`+r.Name, `"X`+r.Name))
	}
	if r.Name != "" {
		to += "#" + r.Name
		return append(lies, d.inLine(t, c.Path, r.Line, to, to+"X"))
	}
	return append(lies, d.inLine(t, c.Path, r.Line, to, to+"#nobody"))
}

// inLine replaces a text in a line of a file, where the line has it, or else
// the next does, in a paragraph of several lines.
func (d *drift) inLine(t *testing.T, file string, line int, old, new string) lie {
	t.Helper()
	lines := strings.Split(string(d.fsys[file].Data), "\n")
	for i := line - 1; i < len(lines); i++ {
		if strings.Contains(lines[i], old) {
			lines[i] = strings.Replace(lines[i], old, new, 1)
			return lie{fmt.Sprintf("%s:%d: %s for %s", file, i+1, new, old), map[string][]byte{file: []byte(strings.Join(lines, "\n"))}}
		}
	}
	t.Fatalf("%s:%d: no %q here to lie about", file, line, old)
	return lie{}
}

// renamed gives a declaration, or a region, another name.
func (d *drift) renamed(t *testing.T, file, name string) lie {
	src := string(d.fsys[file].Data)
	what := fmt.Sprintf("%s: %s renamed", file, name)
	if mark := regexp.MustCompile(`(//excerpt:(?:begin|end) ` + regexp.QuoteMeta(name) + `)\b`); mark.MatchString(src) {
		return lie{what, map[string][]byte{file: []byte(mark.ReplaceAllString(src, "${1}X"))}}
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, method, isMethod := strings.Cut(name, ".")
	for _, decl := range tree.Decls {
		var names []*ast.Ident
		switch x := decl.(type) {
		case *ast.FuncDecl:
			if (x.Recv != nil) == isMethod {
				names = append(names, x.Name)
			}
		case *ast.GenDecl:
			for _, s := range x.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name)
				case *ast.ValueSpec:
					names = append(names, s.Names...)
				}
			}
		}
		for _, ident := range names {
			if ident.Name == name || isMethod && ident.Name == method {
				end := fset.Position(ident.End()).Offset
				return lie{what, map[string][]byte{file: []byte(src[:end] + "X" + src[end:])}}
			}
		}
	}
	t.Fatalf("%s: no declaration %s to rename", file, name)
	return lie{}
}

// outputLies change the expectation of an exchange a line at a time. The text
// of the whole transcript is then under the name "".
func outputLies(e *transcript.Exchange, source []string) []lie {
	var lies []lie
	// tell puts other lines in the place of n.
	tell := func(what string, at, n int, lines ...string) {
		text := slices.Concat(source[:at], lines, source[at+n:])
		lies = append(lies, lie{fmt.Sprintf("line %d %s", at+1, what), map[string][]byte{"": []byte(strings.Join(text, "\n"))}})
	}
	for _, part := range []transcript.Part{e.Out, e.Err} {
		lines := part.Lines()
		for i, line := range lines {
			at := part.Line - 1 + i
			tell("altered", at, 1, alter(line))
			tell("dropped", at, 1)
			tell("doubled", at, 1, line, line)
			if i+1 < len(lines) && lines[i+1] != line {
				tell("and the next swapped", at, 2, lines[i+1], line)
			}
		}
	}
	return lies
}

// alter changes one letter of what is not a placeholder.
func alter(line string) string {
	at := 0
	for _, s := range transcript.Spans(line) {
		if i := strings.IndexFunc(s.Text, unicode.IsLetter); s.Kind == "" && i >= 0 {
			at += strings.Index(line[at:], s.Text) + i
			return line[:at] + other(line[at:]) + line[at+len(first(line[at:])):]
		}
	}
	return line + "~"
}

func first(s string) string { return string([]rune(s)[:1]) }

// other is another letter than the first of s.
func other(s string) string {
	if first(s) == "q" {
		return "j"
	}
	return "q"
}

func inParallel(todo []func()) {
	var wg sync.WaitGroup
	slots := make(chan bool, runtime.NumCPU())
	for _, f := range todo {
		slots <- true
		wg.Go(func() {
			defer func() { <-slots }()
			f()
		})
	}
	wg.Wait()
}
