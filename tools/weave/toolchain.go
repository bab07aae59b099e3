package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/browser"
)

// What a page's Change loads beside the scripts of site/assets/change.
const (
	toolchainIndex  = "assets/change/toolchain.json"
	toolchainFolder = "assets/change/toolchain/"
)

// toolchainFiles builds what Change loads: Go's compiler and linker, the
// packages that the programs of the book import, and a list of them and of the
// programs.
func toolchainFiles(ctx context.Context, root string, b *book.Book) (book.Pages, error) {
	built, err := buildToolchain(ctx, root, b)
	if built == nil || err != nil {
		return nil, err
	}
	differ, err := browser.Differ(ctx, root)
	if err != nil {
		return nil, err
	}
	files := map[string]string{"go.wasm.gz": built.Wasm, "differ.wasm.gz": differ}
	for _, p := range built.Packages {
		files[p.File] = filepath.Join(built.Archives, p.File)
	}
	pages := book.Pages{}
	for name, file := range files {
		if pages[toolchainFolder+name], err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	pages[toolchainIndex], err = json.Marshal(map[string]any{
		"version": built.Version, "size": len(pages[toolchainFolder+"go.wasm.gz"]), "packages": built.Packages,
	})
	return pages, err
}

// buildToolchain builds the toolchain, or nil if no program runs in the page.
func buildToolchain(ctx context.Context, root string, b *book.Book) (*browser.Toolchain, error) {
	dirs := b.InPage()
	if len(dirs) == 0 {
		return nil, nil
	}
	return browser.BuildToolchain(ctx, browser.Config{Root: root, Binaries: map[string][]string{"all": dirs}})
}

// newToolchainServer has what Change loads, once it is asked for.
func newToolchainServer(ctx context.Context, root string) *runServer {
	recipe := func(root, file string, b *book.Book) recipe {
		return recipe{"toolchain", b.InPage(), func(ctx context.Context) (book.Pages, error) { return toolchainFiles(ctx, root, b) }}
	}
	// The list is asked for first, and again while it is not there.
	late := func(file string) <-chan time.Time {
		if file == toolchainIndex {
			return time.After(time.Second)
		}
		return nil
	}
	return &runServer{ctx: ctx, root: root, recipe: recipe, late: late, builds: map[string]*runBuild{}}
}

// errNotYet is what the page says while it waits.
var errNotYet = errors.New("weave is building Go's compiler for the page: that takes a minute or two, once for each Go release")

// loadedByChange says whether a file is one that a toolchain server has.
func loadedByChange(name string) bool {
	return name == toolchainIndex || strings.HasPrefix(name, toolchainFolder)
}
