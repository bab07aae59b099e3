package browser

import (
	"bytes"
	"fmt"
	"go/ast"
	gobuild "go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A program is a package main, read to become one of many in one binary.
type program struct {
	name    string            // what it is called by
	dir     string            // its folder, relative to the module's, with slashes
	files   map[string][]byte // by name: its sources, as a package to import
	module  bool              // imports a package of the book's own module
	imports []string
}

// readProgram reads the Go files of a folder and makes them a package that
// exports Main: the package clause and the name of func main are all that is
// changed. Errors are of the form file:line: what is wrong.
func readProgram(root, dir, module string) (*program, error) {
	names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(dir), "*.go"))
	if err != nil {
		return nil, err
	}
	p := &program{name: path.Base(dir), files: map[string][]byte{}}
	found := false
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || !namedForPage(name) {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path.Join(dir, filepath.Base(name)), text, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return nil, err
		}
		if text, err = forPage(fset, file, text); err != nil {
			return nil, err
		} else if text == nil {
			continue
		}
		main, err := entry(fset, file)
		if err != nil {
			return nil, err
		}
		p.module = p.module || importsModule(file, module)
		for _, i := range file.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return nil, err // not after the parser
			}
			p.imports = append(p.imports, name)
		}
		if main != nil {
			found = true
			text[fset.Position(main.Name.Pos()).Offset] = 'M'
		}
		at := fset.Position(file.Name.Pos()).Offset
		p.files[filepath.Base(name)] = slices.Concat(text[:at], []byte(packageName(p.name)), text[at+len(file.Name.Name):])
	}
	if !found {
		return nil, fmt.Errorf("%s: there is no func main in this folder: a program of the book is a package main", dir)
	}
	return p, nil
}

// namedForPage says whether the name of a file keeps it from Linux, which the
// page's Unix is like: f_windows.go.
func namedForPage(name string) bool {
	linux := gobuild.Context{GOOS: "linux", GOARCH: "wasm", OpenFile: func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("package main\n")), nil // only the name is asked about
	}}
	ok, err := linux.MatchFile(filepath.Split(name))
	return ok && err == nil
}

// forPage gives a file's text without its build constraint, if that holds for
// Linux, which the page's Unix is like; otherwise the file is not for the page.
func forPage(fset *token.FileSet, file *ast.File, text []byte) ([]byte, error) {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() > file.Package || !constraint.IsGoBuild(c.Text) {
				continue
			}
			expr, err := constraint.Parse(c.Text)
			if err != nil {
				return nil, fmt.Errorf("%v: %w", fset.Position(c.Pos()), err)
			}
			if !expr.Eval(func(tag string) bool { return tag == "unix" || tag == "linux" || strings.HasPrefix(tag, "go1.") }) {
				return nil, nil
			}
			at := fset.Position(c.Pos()).Offset
			copy(text[at:], bytes.Repeat([]byte(" "), len(c.Text)))
		}
	}
	return text, nil
}

// entry is the file's func main, or nil. What would run for every program of
// the binary is an error.
func entry(fset *token.FileSet, file *ast.File) (main *ast.FuncDecl, err error) {
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			switch {
			case d.Recv == nil && d.Name.Name == "init":
				return nil, fmt.Errorf("%v: a func init would run for every program in the page, as they share one binary: do it in main", fset.Position(d.Pos()))
			case d.Recv == nil && d.Name.Name == "main":
				main = d
			}
		case *ast.GenDecl:
			if call := flagCall(d); call != nil {
				return nil, fmt.Errorf("%v: a flag defined outside main would be every program's in the page, as they share one binary: define it in main", fset.Position(call.Pos()))
			}
		}
	}
	return main, nil
}

// flagCall finds a call of package flag in a declaration.
func flagCall(d *ast.GenDecl) (found ast.Node) {
	ast.Inspect(d, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "flag" {
				found = call
			}
		}
		return true
	})
	return found
}

func importsModule(file *ast.File, module string) bool {
	return slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool {
		name, err := strconv.Unquote(i.Path.Value)
		return err == nil && (name == module || strings.HasPrefix(name, module+"/"))
	})
}

// packageName makes an identifier of a program's name.
func packageName(name string) string {
	return "program_" + strings.Map(func(r rune) rune {
		if r == '-' || r == '.' {
			return '_'
		}
		return r
	}, name)
}

// mainFile is the main package of a binary: it runs the program that it is
// called by. What is no program of the book may be a command of package sh.
func mainFile(module string, programs []*program) []byte {
	var imports, cases bytes.Buffer
	for _, p := range programs {
		fmt.Fprintf(&imports, "\t%s %q\n", packageName(p.name), path.Join(module, virtualPrograms, p.name))
		fmt.Fprintf(&cases, "\tcase %q:\n\t\t%s.Main()\n", p.name, packageName(p.name))
	}
	return fmt.Appendf(nil, `package main

import (
	"os"
	"path"

	%q
%s)

func main() {
	name, err := os.Executable()
	if err != nil {
		panic(err)
	}
	switch name := path.Base(name); name {
%s	default:
		status, known := sh.Main(name, os.Args)
		if !known {
			panic("no program of this name: " + name)
		}
		os.Exit(status)
	}
}
`, path.Join(module, virtualShell, shell), &imports, &cases)
}
