// Package browser compiles programs of the book for the page.
//
// The programs stay as they are. GOOS=js GOARCH=wasm has no pipes and no
// processes, only stubs, but everything above the stubs is there: so about
// thirty exact edits of nine files of the standard library (edits.go), given to
// the go command as an overlay, turn the stubs into calls to the small Unix
// that the page brings along (site/assets/run), and os.Pipe, os/exec, signals
// and deadlines work. All programs go into one binary, which runs the one it
// is called by: they share the runtime and fmt, which are most of the bytes.
//
//	result, err := browser.Build(ctx, browser.Config{
//		Root:     ".",
//		Programs: []string{"examples/basic-pipes/spam"},
//	})
//
// What is built is kept below the user's cache folder, by the content of the
// programs, the edits, and the Go version.
//
// Non-goals: programs that need a network, cgo, or system calls of Linux.
// Whoever calls leaves them out; one that does not compile is an error of the
// go command, with its file and line.
package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/pipes/tools/browser/sh"
)

// A Config says what to build.
type Config struct {
	Root     string   // the module's folder
	Programs []string // folders of programs, relative to Root, with slashes
	Cache    string   // where to keep what is built; "" is the user's cache folder
}

// A Result names the two files that a page needs, and the programs in them.
type Result struct {
	Wasm     string   // the binary, gzip'ed
	Exec     string   // wasm_exec.js of the same Go
	Programs []string // names, sorted: the book's and those of package sh
}

// Build builds what c says, or finds it in the cache. It takes some seconds
// the first time. Errors name the file, of the programs or of the standard
// library, that stands in the way.
func Build(ctx context.Context, c Config) (*Result, error) {
	root, err := filepath.Abs(c.Root)
	if err != nil {
		return nil, err
	}
	cache := c.Cache
	if cache == "" {
		if cache, err = os.UserCacheDir(); err != nil {
			return nil, err
		}
		cache = filepath.Join(cache, "pipes-in-go", "browser")
	}
	command, err := newGoCommand(ctx, root, cache)
	if err != nil {
		return nil, err
	}
	programs, err := readPrograms(root, command.module, c.Programs)
	if err != nil {
		return nil, err
	}
	std, err := overlay(filepath.Join(command.GOROOT, "src"))
	if err != nil {
		return nil, err
	}
	shell, err := shellPackage()
	if err != nil {
		return nil, err
	}
	b := &build{command: command, programs: programs, shell: shell, std: std}
	key, err := b.key()
	if err != nil {
		return nil, err
	}
	b.dir = filepath.Join(cache, key)
	r := &Result{
		Wasm: filepath.Join(b.dir, "programs.wasm.gz"),
		Exec: filepath.Join(command.GOROOT, "lib", "wasm", "wasm_exec.js"),
	}
	r.Programs = sh.Names()
	for _, p := range programs {
		r.Programs = append(r.Programs, p.name)
	}
	slices.Sort(r.Programs)
	// A package of the book itself is not part of the key: then the go
	// command must look whether it has changed.
	cached := !slices.ContainsFunc(programs, func(p *program) bool { return p.module })
	if _, err := os.Stat(r.Wasm); cached && err == nil {
		return r, nil
	}
	return r, b.run(ctx, r.Wasm)
}

func readPrograms(root, module string, dirs []string) ([]*program, error) {
	if len(dirs) == 0 {
		return nil, errors.New("no programs to build for the page")
	}
	var programs []*program
	var errs []error
	byName := map[string]string{}
	for _, dir := range slices.Sorted(slices.Values(dirs)) {
		p, err := readProgram(filepath.Join(root, filepath.FromSlash(dir)), module)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if slices.Contains(sh.Names(), p.name) {
			errs = append(errs, fmt.Errorf("%s: the page's shell has a command of this name; give the program another", dir))
		}
		if other, twice := byName[packageName(p.name)]; twice {
			errs = append(errs, fmt.Errorf("%s: %s has the same name; give one of them another", dir, other))
		}
		byName[packageName(p.name)] = dir
		programs = append(programs, p)
	}
	slices.SortFunc(programs, func(a, b *program) int { return strings.Compare(a.name, b.name) })
	return programs, errors.Join(errs...)
}

// A build is one binary on its way.
type build struct {
	command  *goCommand
	dir      string // where it is kept
	programs []*program
	shell    map[string][]byte
	std      map[string]string
}

// key names a build by all that goes into it.
func (b *build) key() (string, error) {
	var sum []byte
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(b.command.root, name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		sum = append(sum, text...)
	}
	parts := []any{b.command.GOROOT, b.command.GOVERSION, sum, b.std, b.shell, flags}
	for _, p := range b.programs {
		parts = append(parts, p.name, p.files)
	}
	text, err := json.Marshal(parts)
	return fmt.Sprintf("%x", sha256.Sum256(text))[:20], err
}

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
