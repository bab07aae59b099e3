// Package excerpt cuts a named piece out of a file: a declaration of a Go
// program, with its doc comment, or a region inside a function body.
//
// A region lies between two comments of their own line,
//
//	//excerpt:begin name
//	//excerpt:end name
//
// which are not part of any excerpt. Names, not line numbers: an excerpt stays
// what it is while the file around it changes.
package excerpt

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"path"
	"slices"
	"sort"
	"strings"
)

// A Line is one line of a file.
type Line struct {
	Number int // from 1
	Text   string
}

// A File is a file that excerpts can be cut from.
type File struct {
	Path  string
	Lines []Line          // all of them but the marks of regions
	spans map[string]span // by name
	Names []string        // of what can be cut, in order
	// Regions are those of the Names that are regions.
	Regions []Region
	// Package is a Go file's package.
	Package string
}

// A Region is a named piece of a function body.
type Region struct {
	Name string
	Line int // of its first mark
}

// A span is a range of line numbers, the last included.
type span struct{ from, to int }

// Read reads a file. Excerpts are cut from Go files; any other can only be
// shown whole. The error is a [scanner.ErrorList].
func Read(file, src string) (*File, error) {
	lines := strings.Split(strings.TrimSuffix(src, "\n"), "\n")
	f := &File{Path: file, spans: map[string]span{}, Lines: make([]Line, 0, len(lines))}
	if path.Ext(file) != ".go" {
		for i, text := range lines {
			f.Lines = append(f.Lines, Line{i + 1, text})
		}
		return f, nil
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	f.Package = tree.Name.Name
	for _, d := range tree.Decls {
		f.declare(fset, d)
	}
	var errs scanner.ErrorList
	marks := f.readRegions(fset, tree, lines, &errs)
	for i, text := range lines {
		if !marks[i+1] {
			f.Lines = append(f.Lines, Line{i + 1, text})
		}
	}
	errs.Sort()
	return f, errs.Err()
}

func (f *File) add(fset *token.FileSet, name string, doc *ast.CommentGroup, n ast.Node) {
	if _, ok := f.spans[name]; ok || name == "_" {
		return
	}
	from := n.Pos()
	if doc != nil {
		from = doc.Pos()
	}
	f.spans[name] = span{fset.PositionFor(from, false).Line, fset.PositionFor(n.End(), false).Line}
	f.Names = append(f.Names, name)
}

func (f *File) declare(fset *token.FileSet, d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil && len(d.Recv.List) == 1 {
			name = receiver(d.Recv.List[0].Type) + "." + name
		}
		f.add(fset, name, d.Doc, d)
	case *ast.GenDecl:
		for _, s := range d.Specs {
			// A lone spec is its declaration; one of a group is a line of it.
			var node ast.Node = d
			doc := d.Doc
			switch s := s.(type) {
			case *ast.TypeSpec:
				if d.Lparen.IsValid() {
					node, doc = s, s.Doc
				}
				f.add(fset, s.Name.Name, doc, node)
			case *ast.ValueSpec:
				if d.Lparen.IsValid() {
					node, doc = s, s.Doc
				}
				for _, name := range s.Names {
					f.add(fset, name.Name, doc, node)
				}
			}
		}
	}
}

func receiver(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}

// markPrefix begins every mark of a region.
const markPrefix = "//excerpt:"

// readRegions finds the marks, and gives their lines.
func (f *File) readRegions(fset *token.FileSet, tree *ast.File, lines []string, errs *scanner.ErrorList) map[int]bool {
	marks := map[int]bool{}
	open := map[string]int{}
	for _, group := range tree.Comments {
		for _, c := range group.List {
			if !strings.HasPrefix(c.Text, markPrefix) {
				continue
			}
			pos := fset.PositionFor(c.Pos(), false)
			pos.Column = 0
			text := strings.TrimSpace(c.Text)
			wrong := ""
			if strings.TrimSpace(lines[pos.Line-1]) != text {
				wrong = "behind code, which would be hidden with it: give it a line of its own"
			} else if marks[pos.Line] = true; !insideFunction(tree, c.Pos()) {
				wrong = "outside a function body: name the declaration instead"
			} else {
				wrong = f.readMark(text, pos.Line, open, marks)
			}
			if wrong != "" {
				errs.Add(pos, text+": "+wrong)
			}
		}
	}
	for name, line := range open {
		errs.Add(token.Position{Filename: f.Path, Line: line}, fmt.Sprintf("region %s does not end: add %send %s", name, markPrefix, name))
	}
	return marks
}

// readMark begins or ends a region, or says what is wrong.
func (f *File) readMark(text string, line int, open map[string]int, marks map[int]bool) (wrong string) {
	verb, name, _ := strings.Cut(strings.TrimPrefix(text, markPrefix), " ")
	name = strings.TrimSpace(name)
	_, taken := f.spans[name]
	begun, isOpen := open[name]
	switch {
	case name == "" || verb != "begin" && verb != "end":
		return "want " + markPrefix + "begin NAME or " + markPrefix + "end NAME"
	case verb == "begin" && (taken || isOpen):
		return "the name is taken: choose another"
	case verb == "begin":
		open[name] = line
		return ""
	case !isOpen:
		return "no such region was begun: add " + markPrefix + "begin " + name + " above"
	}
	delete(open, name)
	first := begun + 1
	for first < line && marks[first] {
		first++
	}
	if first == line {
		return "the region is empty: put lines between its marks"
	}
	f.spans[name] = span{begun + 1, line - 1}
	f.Names = append(f.Names, name)
	f.Regions = append(f.Regions, Region{name, begun})
	return ""
}

func insideFunction(tree *ast.File, p token.Pos) bool {
	return slices.ContainsFunc(tree.Decls, func(d ast.Decl) bool {
		fn, ok := d.(*ast.FuncDecl)
		return ok && fn.Body != nil && fn.Body.Lbrace < p && p < fn.Body.Rbrace
	})
}

// Cut gives the lines of a declaration or a region: Func, Type, Type.Method,
// the name of a const or a var, or a region's name.
func (f *File) Cut(name string) ([]Line, error) {
	s, ok := f.spans[name]
	if !ok && path.Ext(f.Path) != ".go" {
		return nil, errors.New("only Go files have named excerpts: leave out #" + name)
	}
	if !ok {
		return nil, fmt.Errorf("%s has no %q: it has %s", f.Path, name, strings.Join(f.Names, ", "))
	}
	at := func(number int) int {
		return sort.Search(len(f.Lines), func(i int) bool { return f.Lines[i].Number >= number })
	}
	return slices.Clip(f.Lines[at(s.from):at(s.to+1)]), nil
}

// Indent is the run of tabs that every line begins with, blank ones aside.
func Indent(lines []Line) int {
	least := -1
	for _, l := range lines {
		if n := len(l.Text) - len(strings.TrimLeft(l.Text, "\t")); l.Text != "" && (least < 0 || n < least) {
			least = n
		}
	}
	return max(least, 0)
}
