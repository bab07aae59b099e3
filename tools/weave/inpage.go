package main

import (
	"context"
	"encoding/json"
	"os"
	"path"
	"slices"
	"strconv"

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
	Commands []string                      `json:"commands"` // what every binary has besides
	Data     map[string]map[string]string  `json:"data"`     // by exchange: the files beside it in its work folder
	Expect   map[string]transcript.Pattern `json:"expect"`   // by exchange: what its output is to be

	folders map[string][]string // of the programs, by the name of the binary
}

// readInPage finds what runs in the pages. Each part of the book has a binary,
// so that a reader who goes on to the next chapter has its programs already.
func readInPage(b *book.Book) *inPage {
	p := &inPage{
		Chapters: map[string]string{}, Binaries: map[string][]string{}, Commands: sh.Names(),
		Data: map[string]map[string]string{}, Expect: map[string]transcript.Pattern{},
		folders: map[string][]string{},
	}
	for name, t := range b.Transcripts {
		chapter := path.Base(path.Dir(name))
		binary := "part-" + strconv.Itoa(b.Part(chapter))
		for _, e := range t.Exchanges {
			if e.Terminal != "" {
				continue
			}
			p.Chapters[chapter] = binary
			p.Expect[book.ExchangeName(name, e)] = e.Pattern()
			for _, word := range t.Named(e) {
				p.folders[binary] = append(p.folders[binary], b.Programs[word]...)
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
	for binary, folders := range p.folders {
		folders = slices.Compact(slices.Sorted(slices.Values(folders)))
		p.folders[binary] = folders
		for _, folder := range folders {
			p.Binaries[binary] = append(p.Binaries[binary], path.Base(folder))
		}
	}
	return p
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
