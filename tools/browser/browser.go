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
// go command, with the program's file and line.
package browser

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

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

// ErrRelease is the error where the programs cannot be built with this Go
// release, since its standard library is not the one that the edits are for.
var ErrRelease = errors.New("this Go release cannot build the programs for the page")

// Build builds what c says, or finds it in the cache. It takes some seconds
// the first time. Errors name the file, of the programs or of the standard
// library, that stands in the way; programs that do not compile are a
// [go/scanner.ErrorList].
func Build(ctx context.Context, c Config) (*Result, error) {
	b, err := prepare(ctx, c)
	if err != nil {
		return nil, err
	}
	r := &Result{
		Wasm: filepath.Join(b.dir, "programs.wasm.gz"),
		Exec: filepath.Join(b.command.GOROOT, "lib", "wasm", "wasm_exec.js"),
	}
	r.Programs = sh.Names()
	for _, p := range b.programs {
		r.Programs = append(r.Programs, p.name)
	}
	slices.Sort(r.Programs)
	// A package of the book itself is not part of the key: then the go
	// command must look whether it has changed.
	cached := !slices.ContainsFunc(b.programs, func(p *program) bool { return p.module })
	if _, err := os.Stat(r.Wasm); cached && err == nil {
		return r, nil
	}
	return r, b.run(ctx, r.Wasm)
}

// prepare reads all that goes into the binary.
func prepare(ctx context.Context, c Config) (*build, error) {
	root, err := filepath.Abs(c.Root)
	if err != nil {
		return nil, err
	}
	cache := c.Cache
	if cache == "" {
		if cache, err = os.UserCacheDir(); err != nil {
			return nil, fmt.Errorf("%w: set HOME: what the page runs is kept in a cache below it", err)
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
		return nil, fmt.Errorf("%w: %w", ErrRelease, err)
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
	return b, nil
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
		p.dir = dir
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
