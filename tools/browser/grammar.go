package browser

import (
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
)

// shell is the folder of package sh: what the page's Unix has beside the
// programs of the book.
const shell = "sh"

//go:embed sh/*.go
var shellFiles embed.FS

// grammar is the package that reads scripts for package sh. Its printer, which
// nothing here calls, would bring package regexp and its tables along: an
// eighth of the binary.
const grammar = "mvdan.cc/sh/v3/syntax"

var notNeeded = []string{"printer.go", "simplify.go"}

// shellPackages gives package sh, and the grammar in grammarDir without what
// is not needed, as a package beside it.
func shellPackages(module, grammarDir string) ([]*program, error) {
	embedded, err := fs.Sub(shellFiles, shell)
	if err != nil {
		return nil, err
	}
	sh, err := readPackage(embedded, shell, "tools/browser/"+shell)
	if err != nil {
		return nil, err
	}
	syntax, err := readPackage(os.DirFS(grammarDir), path.Base(grammar), grammar)
	if err != nil {
		return nil, err
	}
	for _, name := range notNeeded {
		delete(syntax.files, name)
	}
	ours := path.Join(module, virtualShell, syntax.name)
	for name, text := range sh.files {
		sh.files[name] = bytes.ReplaceAll(text, []byte(strconv.Quote(grammar)), []byte(strconv.Quote(ours)))
	}
	return []*program{sh, syntax}, nil
}

// readPackage reads the Go files of a package that stays as it is.
func readPackage(fsys fs.FS, name, dir string) (*program, error) {
	p := &program{name: name, dir: dir, files: map[string][]byte{}}
	files, err := fs.Glob(fsys, "*.go")
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, readErr := fs.ReadFile(fsys, file)
		err = errors.Join(err, readErr)
		p.files[file] = text
	}
	return p, err
}
