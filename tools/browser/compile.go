package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"go/scanner"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// flags make two builds of the same sources the same bytes, and few: without
// inlining they are a twentieth less, packed.
var flags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-gcflags=all=-l"}

// Folders of the module that are there only in the overlay, in which the go
// command sees the packages of the binaries.
const (
	virtual         = "programs_of_the_page"
	virtualShell    = virtual + "/shell"
	virtualPrograms = virtual + "/program"
	virtualBinaries = virtual + "/binary"
)

// run builds binaries.
func (b *build) run(ctx context.Context, binaries []*binary) error {
	files := map[string]string{}
	for _, binary := range binaries {
		files[binary.name] = binary.wasm
	}
	return keep(b.cache, files, func(tmp string) error { return b.compile(ctx, tmp, binaries) })
}

// keep has compile put programs into a folder, and puts each of them, by its
// name there, into its file in the cache, packed, whole or not at all.
func keep(cache string, files map[string]string, compile func(tmp string) error) error {
	if err := os.MkdirAll(cache, 0o777); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(cache, "build-")
	if err != nil {
		return err
	}
	err = compile(tmp)
	for name, file := range files {
		raw := filepath.Join(tmp, name)
		if err == nil {
			err = compress(raw, raw+".gz")
		}
		if err == nil {
			err = os.Rename(raw+".gz", file)
		}
	}
	return errors.Join(err, os.RemoveAll(tmp), prune(cache))
}

// goBuild compiles packages of the module for the page, into a folder.
func (g *goCommand) goBuild(ctx context.Context, to string, args ...string) error {
	g.environ = append(g.environ, "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	_, err := g.output(ctx, slices.Concat([]string{"build", "-o", to + string(filepath.Separator)}, flags, args)...)
	return err
}

// prune removes what was built more than a week ago: the next build of it
// makes it anew. The link to a GOROOT stays.
func prune(cache string) error {
	entries, err := os.ReadDir(cache)
	for _, e := range entries {
		info, infoErr := e.Info()
		if infoErr == nil && e.Type() != os.ModeSymlink && time.Since(info.ModTime()) > 7*24*time.Hour {
			err = errors.Join(err, os.RemoveAll(filepath.Join(cache, e.Name())))
		}
	}
	return err
}

// compile has the go command make all the binaries at once, so that what they
// share is compiled once.
func (b *build) compile(ctx context.Context, tmp string, binaries []*binary) error {
	r := newReplacements(b.command.root, tmp)
	if err := b.replace(r, binaries); err != nil {
		return err
	}
	args := []string{"-overlay", r.list()}
	for _, binary := range binaries {
		args = append(args, "./"+path.Join(virtualBinaries, binary.name))
	}
	if err := b.command.goBuild(ctx, tmp, args...); err != nil {
		return inSources(err, b.command.root, r.sources)
	}
	return nil
}

// replace writes what the go command is to see.
func (b *build) replace(r *replacements, binaries []*binary) error {
	var err error
	for name, text := range b.std {
		err = errors.Join(err, r.add(filepath.Join(b.command.GOROOT, "src", filepath.FromSlash(name)), []byte(text)))
	}
	for _, p := range b.shell {
		err = errors.Join(err, r.addPackage(virtualShell, p))
	}
	for _, p := range programsOf(binaries) {
		err = errors.Join(err, r.addPackage(virtualPrograms, p))
	}
	for _, binary := range binaries {
		main := filepath.Join(r.root, filepath.FromSlash(virtualBinaries), binary.name, "main.go")
		err = errors.Join(err, r.add(main, mainFile(b.command.module, binary.programs)))
	}
	return errors.Join(err, r.writeList())
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
