package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"go/scanner"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// flags make two builds of the same sources the same bytes, and few: without
// inlining they are a twentieth less, packed.
var flags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-gcflags=all=-l"}

// virtual is the folder of the module, there only in the overlay, in which
// the go command sees the programs as packages.
const virtual = "programs_of_the_page"

// run builds the binary and puts it at wasm.
func (b *build) run(ctx context.Context, wasm string) error {
	return keep(wasm, func(tmp, raw string) error { return b.compile(ctx, tmp, raw) })
}

// keep puts what compile writes to the file raw at wasm, packed, whole or not at
// all.
func keep(wasm string, compile func(tmp, raw string) error) error {
	dir := filepath.Dir(wasm)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(dir, "build-")
	if err != nil {
		return err
	}
	raw := filepath.Join(tmp, "raw.wasm")
	err = compile(tmp, raw)
	if err == nil {
		err = compress(raw, raw+".gz")
	}
	if err == nil {
		err = os.Rename(raw+".gz", wasm)
	}
	return errors.Join(err, os.RemoveAll(tmp), prune(filepath.Dir(dir)))
}

// goBuild compiles a package of the module for the page, with further arguments.
func (g *goCommand) goBuild(ctx context.Context, to, pkg string, more ...string) error {
	args := append(append([]string{"build", "-o", to}, more...), flags...)
	g.environ = append(g.environ, "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	_, err := g.output(ctx, append(args, pkg)...)
	return err
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

func (b *build) compile(ctx context.Context, tmp, raw string) error {
	replace := map[string]string{}
	// Another build of the same may be reading the file, so it is put there whole.
	// Another build of the same may be reading these files: each comes whole.
	put := func(target, name string, text []byte) error {
		replace[target] = filepath.Join(b.dir, name)
		whole := filepath.Join(tmp, "part")
		return errors.Join(os.WriteFile(whole, text, 0o666), os.Rename(whole, replace[target]))
	}
	for name, text := range b.std {
		target := filepath.Join(b.command.GOROOT, "src", filepath.FromSlash(name))
		if err := put(target, strings.ReplaceAll(name, "/", "_"), []byte(text)); err != nil {
			return err
		}
	}
	main := filepath.Join(b.command.root, virtual)
	if err := put(filepath.Join(main, "main.go"), "main.go", mainFile(b.command.module+"/"+virtual, b.programs)); err != nil {
		return err
	}
	packages := []*program{{name: shell, dir: "tools/browser/" + shell, files: b.shell}}
	sources := map[string]string{}
	for _, p := range append(packages, b.programs...) {
		for name, text := range p.files {
			// The name as it is could keep a file from the page's system: f_linux.go.
			target := filepath.Join(main, p.name, strings.TrimSuffix(name, ".go")+"_page.go")
			if err := put(target, p.name+"_"+name, text); err != nil {
				return err
			}
			sources[replace[target]] = path.Join(p.dir, name)
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
	if err := b.command.goBuild(ctx, raw, "./"+virtual, "-overlay", list); err != nil {
		return inSources(err, b.command.root, sources)
	}
	return nil
}

var complaint = regexp.MustCompile(`^(.+\.go):(\d+):(?:(\d+):)? (.*)`)

// inSources makes of what the go command complains of a list of errors in the
// files that were written, by those made of them. A complaint of anything else
// leaves the error as it is.
func inSources(err error, root string, sources map[string]string) error {
	var list scanner.ErrorList
	lines := strings.Split(err.Error(), "\n")
	for _, line := range lines[1:] { // the first says which command it was
		m := complaint.FindStringSubmatch(line)
		switch {
		case m != nil:
			if !filepath.IsAbs(m[1]) {
				m[1] = filepath.Join(root, m[1])
			}
			at := token.Position{Filename: sources[m[1]]}
			if at.Filename == "" {
				return err
			}
			at.Line, _ = strconv.Atoi(m[2])   // digits, as matched
			at.Column, _ = strconv.Atoi(m[3]) // or none
			list.Add(at, m[4])
		case strings.HasPrefix(line, "# "): // a package
		case strings.HasPrefix(line, "\t") && len(list) > 0:
			list[len(list)-1].Msg += "\n" + line
		default:
			return err
		}
	}
	list.Sort()
	if len(list) == 0 {
		return err
	}
	return list
}

// compress writes a gzip file of another file.
func compress(from, to string) error {
	data, err := os.ReadFile(from)
	if err == nil {
		_, err = writeGzip(to, data)
	}
	return err
}

// writeGzip writes a gzip file without a name or a time in it, and returns its
// size.
func writeGzip(to string, data []byte) (size int64, err error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	_, err = w.Write(data)
	if err = errors.Join(err, w.Close()); err != nil {
		return 0, err
	}
	return int64(out.Len()), os.WriteFile(to, out.Bytes(), 0o666)
}
