package main

import (
	"context"
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/browser"
	"example.com/pipes/tools/browser/sh"
	"example.com/pipes/tools/transcript"
)

// What a page's Run loads beside the scripts of site/assets/run: binaries of
// programs, Go's script that starts them, and what is in them.
const (
	wasmStart, wasmEnd = "assets/run/", ".wasm.gz"
	execFile           = "assets/run/wasm_exec.js"
	indexFile          = "assets/run/index.json"
	drawFile           = "assets/run/picture.wasm.gz" // draws what happened
)

// An inPage is what runs in the pages of a book. As JSON it is what
// site/assets/run/session.js reads.
type inPage struct {
	Chapters map[string]string             `json:"chapters"` // by folder: the binary with all that its exchanges name
	Binaries map[string][]string           `json:"binaries"` // programs, by name
	Commands []string                      `json:"commands"` // which every binary has as well
	Data     map[string]map[string]string  `json:"data"`     // by exchange: the files beside it in its work folder
	Expect   map[string]transcript.Pattern `json:"expect"`   // by exchange: what its output is to be

	folders map[string][]string // of the programs, by the name of the binary
}

// readInPage finds what runs in the pages, and in which binary.
func readInPage(b *book.Book) *inPage {
	p := &inPage{
		Chapters: map[string]string{}, Binaries: map[string][]string{}, Commands: sh.Names(),
		Data: map[string]map[string]string{}, Expect: map[string]transcript.Pattern{},
		folders: map[string][]string{},
	}
	named := map[string][]string{} // folders of programs, by chapter
	for name, t := range b.Transcripts {
		chapter := path.Base(path.Dir(name))
		for _, e := range t.Exchanges {
			if e.Terminal != "" {
				continue
			}
			p.Expect[book.ExchangeName(name, e)] = e.Pattern()
			if named[chapter] == nil {
				named[chapter] = []string{} // even if no exchange names a program
			}
			for _, word := range t.Named(e) {
				named[chapter] = append(named[chapter], b.Programs[word]...)
			}
			for _, f := range t.Data {
				files := p.Data[book.ExchangeName(name, e)]
				if files == nil {
					files = map[string]string{}
					p.Data[book.ExchangeName(name, e)] = files
				}
				files[f.Name] = f.Text
			}
		}
	}
	p.divide(b, named)
	return p
}

// divide gives each chapter a binary with all that its exchanges name. It is
// that of its part of the book, so that a reader who goes on to the next
// chapter has it already. A chapter that imports more than is common has one
// of its own: encoding/json alone is an eighth of a binary.
func (p *inPage) divide(b *book.Book, named map[string][]string) {
	for chapter, folders := range named {
		folders = slices.Compact(slices.Sorted(slices.Values(folders)))
		binary := "part-" + strconv.Itoa(b.Part(chapter))
		if slices.ContainsFunc(folders, func(folder string) bool { return importsMore(b.Sources(folder)) }) {
			binary = chapter
		}
		p.Chapters[chapter] = binary
		p.folders[binary] = append(p.folders[binary], folders...)
	}
	for binary, folders := range p.folders {
		folders = slices.Compact(slices.Sorted(slices.Values(folders)))
		p.folders[binary], p.Binaries[binary] = folders, []string{}
		for _, folder := range folders {
			p.Binaries[binary] = append(p.Binaries[binary], path.Base(folder))
		}
	}
}

// common are the packages that the page's shell needs, and small ones.
var common = strings.Fields(`bufio bytes cmp context encoding/binary encoding/csv errors flag fmt io io/fs iter log maps
	math math/rand/v2 os os/exec os/signal path path/filepath runtime slices sort strconv strings sync sync/atomic
	syscall text/tabwriter time unicode unicode/utf8`)

// importsMore says whether one of a program's files imports what is not common.
// A file that cannot be parsed is an error elsewhere.
func importsMore(files map[string]string) bool {
	for name, text := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
		if err != nil {
			continue
		}
		for _, i := range file.Imports {
			if imported, err := strconv.Unquote(i.Path.Value); err == nil && !slices.Contains(common, imported) {
				return true
			}
		}
	}
	return false
}

// runFiles makes everything that Run loads.
func runFiles(ctx context.Context, root string, b *book.Book) (book.Pages, error) {
	p := readInPage(b)
	if len(p.folders) == 0 {
		return nil, nil
	}
	built, err := browser.Build(ctx, browser.Config{Root: root, Binaries: p.folders})
	if err != nil {
		return nil, err
	}
	files := book.Pages{}
	for name, file := range built {
		if files[wasmStart+name+wasmEnd], err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	if files[execFile], err = readBuilt(browser.Exec(ctx, root)); err != nil {
		return nil, err
	}
	if files[drawFile], err = readBuilt(browser.Drawer(ctx, root)); err != nil {
		return nil, err
	}
	files[indexFile], err = json.Marshal(p)
	return files, err
}

func readBuilt(file string, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}
