package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// flags make two builds of the same sources the same bytes, and few: without
// inlining they are a twentieth less, packed.
var flags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-gcflags=all=-l"}

// virtual is the folder of the module, there only in the overlay, in which
// the go command sees the programs as packages.
const virtual = "programs_of_the_page"

// run builds the binary and puts it at wasm, whole or not at all.
func (b *build) run(ctx context.Context, wasm string) error {
	if err := os.MkdirAll(b.dir, 0o777); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(b.dir, "build-")
	if err != nil {
		return err
	}
	err = b.compile(ctx, tmp)
	if err == nil {
		err = os.Rename(filepath.Join(tmp, "programs.wasm.gz"), wasm)
	}
	return errors.Join(err, os.RemoveAll(tmp), prune(filepath.Dir(b.dir)))
}

// prune removes what was built more than a week ago: the next build of it
// makes it anew.
func prune(cache string) error {
	entries, err := os.ReadDir(cache)
	for _, e := range entries {
		info, infoErr := e.Info()
		if infoErr == nil && e.IsDir() && time.Since(info.ModTime()) > 7*24*time.Hour {
			err = errors.Join(err, os.RemoveAll(filepath.Join(cache, e.Name())))
		}
	}
	return err
}

func (b *build) compile(ctx context.Context, tmp string) error {
	replace := map[string]string{}
	put := func(path, name string, text []byte) error {
		replace[path] = filepath.Join(b.dir, name)
		return os.WriteFile(replace[path], text, 0o666)
	}
	for name, text := range b.std {
		path := filepath.Join(b.command.GOROOT, "src", filepath.FromSlash(name))
		if err := put(path, strings.ReplaceAll(name, "/", "_"), []byte(text)); err != nil {
			return err
		}
	}
	main := filepath.Join(b.command.root, virtual)
	if err := put(filepath.Join(main, "main.go"), "main.go", mainFile(b.command.module+"/"+virtual, b.programs)); err != nil {
		return err
	}
	packages := map[string]map[string][]byte{shell: b.shell}
	for _, p := range b.programs {
		packages[p.name] = p.files
	}
	for dir, files := range packages {
		for name, text := range files {
			if err := put(filepath.Join(main, dir, name), dir+"_"+name, text); err != nil {
				return err
			}
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	list := filepath.Join(tmp, "overlay.json")
	if err := os.WriteFile(list, text, 0o666); err != nil {
		return err
	}
	raw := filepath.Join(tmp, "programs.wasm")
	args := append([]string{"build", "-overlay", list, "-o", raw}, flags...)
	b.command.environ = append(b.command.environ, "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if _, err := b.command.output(ctx, append(args, "./"+virtual)...); err != nil {
		return err
	}
	return compress(raw, raw+".gz")
}

// compress writes a gzip file without a name or a time in it.
func compress(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	if err = errors.Join(err, w.Close()); err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o666)
}
