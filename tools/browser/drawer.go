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

// drawer is the program that draws a run in the page, and the folder that has
// all that it is made of.
const (
	drawer  = "tools/trace/inpage/draw"
	drawers = "tools/trace"
)

// Drawer builds the program that draws a run in the page, or finds it in the
// cache, and names the file, gzip'ed. It is an ordinary program for js/wasm:
// no edit of the standard library is in it.
func Drawer(ctx context.Context, root string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w: set HOME: what the page runs is kept in a cache below it", err)
	}
	cache = filepath.Join(cache, "pipes-in-go", "browser")
	command, err := newGoCommand(ctx, root, cache)
	if err != nil {
		return "", err
	}
	key, err := drawerKey(root, command.GOVERSION)
	if err != nil {
		return "", err
	}
	wasm := filepath.Join(cache, key+".wasm.gz")
	if _, err := os.Stat(wasm); err == nil {
		return wasm, nil
	}
	files := map[string]string{path.Base(drawer): wasm}
	return wasm, keep(cache, files, func(tmp string) error { return command.goBuild(ctx, tmp, "./"+drawer) })
}

// drawerKey names a build by all that goes into it.
func drawerKey(root, version string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, version, flags)
	err := fs.WalkDir(os.DirFS(root), drawers, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		fmt.Fprintf(sum, "%q %q\n", name, text)
		return err
	})
	if err != nil && errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s is not there, of which the page's pictures are made: %w", drawers, err)
	}
	return fmt.Sprintf("picture-%x", sum.Sum(nil))[:28], err
}
