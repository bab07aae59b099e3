package browser

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A helper is a program that the page's scripts use: an ordinary one for
// js/wasm, without edits of the standard library.
type helper struct {
	pkg     string // its folder
	sources string // the folder that has all that it is made of
}

var (
	drawer = helper{"tools/trace/inpage/draw", "tools/trace"}
	differ = helper{"tools/transcript/differ", "tools/transcript"}
)

// Drawer builds the program that draws a run in the page, or finds it in the
// cache, and names the file, gzip'ed.
func Drawer(ctx context.Context, root string) (string, error) { return drawer.build(ctx, root) }

// Differ builds the program that says how an output differs from what an
// exchange asks for, as Drawer does.
func Differ(ctx context.Context, root string) (string, error) { return differ.build(ctx, root) }

func (h helper) build(ctx context.Context, root string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w: set HOME: what the page runs is kept in a cache below it", err)
	}
	cache = filepath.Join(cache, "pipes-in-go", "browser")
	command, err := newGoCommand(ctx, root, cache)
	if err != nil {
		return "", err
	}
	key, err := h.key(root, command.GOVERSION)
	if err != nil {
		return "", err
	}
	wasm := filepath.Join(cache, key+".wasm.gz")
	if _, err := os.Stat(wasm); err == nil {
		return wasm, nil
	}
	files := map[string]string{path.Base(h.pkg): wasm}
	return wasm, keep(cache, files, func(tmp string) error { return command.goBuild(ctx, tmp, "./"+h.pkg) })
}

// key names a build by all that goes into it.
func (h helper) key(root, version string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, version, flags)
	err := fs.WalkDir(os.DirFS(root), h.sources, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		fmt.Fprintf(sum, "%q %q\n", name, text)
		return err
	})
	if err != nil && errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s is not there, of which a part of the page is made: %w", h.sources, err)
	}
	return path.Base(h.pkg) + fmt.Sprintf("-%x", sum.Sum(nil))[:21], err
}
