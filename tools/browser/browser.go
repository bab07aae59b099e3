// Package browser compiles programs of the book for the page.
//
// The programs stay as they are. GOOS=js GOARCH=wasm has no pipes and no
// processes, only stubs, but everything above the stubs is there: so about
// thirty exact edits of nine files of the standard library (edits.go), given to
// the go command as an overlay, turn the stubs into calls to the small Unix
// that the page brings along (site/assets/run), and os.Pipe, os/exec, signals
// and deadlines work. Many programs go into one binary, which runs the one it
// is called by: they share the runtime, fmt and the page's shell, which are
// most of the bytes.
//
//	files, err := browser.Build(ctx, browser.Config{
//		Root:     ".",
//		Binaries: map[string][]string{"programs": {"examples/basic-pipes/spam"}},
//	})
//
// Each binary is kept below the user's cache folder, by the content of its
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
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/pipes/tools/browser/sh"
)

// A Config says what to build.
type Config struct {
	Root     string              // the module's folder
	Binaries map[string][]string // by name: folders of the programs in it, relative to Root, with slashes
	Cache    string              // where to keep what is built; "" is the user's cache folder
}

// Build builds the binaries that c asks for, or finds them in the cache, and
// gives their files, which are gzip'ed. Each takes some seconds the first time.
// Errors name the file, of the programs or of the standard library, that
// stands in the way; programs that do not compile are a [go/scanner.ErrorList].
func Build(ctx context.Context, c Config) (files map[string]string, err error) {
	b, err := prepare(ctx, c)
	if err != nil {
		return nil, err
	}
	files = map[string]string{}
	var missing []*binary
	for _, binary := range b.binaries {
		files[binary.name] = binary.wasm
		// A package of the book itself is not part of the key: then the go
		// command must look whether it has changed.
		cached := !slices.ContainsFunc(binary.programs, func(p *program) bool { return p.module })
		now := time.Now() // it is in use: see prune
		if !cached || os.Chtimes(binary.wasm, now, now) != nil {
			missing = append(missing, binary)
		}
	}
	if len(missing) == 0 {
		return files, nil
	}
	return files, b.run(ctx, missing)
}

// Exec is the file wasm_exec.js of the Go that builds: Go's own script, which
// starts a binary.
func Exec(ctx context.Context, root string) (string, error) {
	goroot, err := goroot(ctx, root)
	return filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"), err
}

func goroot(ctx context.Context, root string) (string, error) {
	out, err := (&goCommand{root: root}).output(ctx, "env", "GOROOT")
	return strings.TrimSpace(string(out)), err
}

// prepare reads all that goes into the binaries.
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
	b := &build{command: command, cache: cache}
	if b.binaries, err = readBinaries(root, command.module, c.Binaries); err != nil {
		return nil, err
	}
	if b.std, err = stdFor(filepath.Join(command.GOROOT, "src")); err != nil {
		return nil, err
	}
	if b.shell, err = shellPackages(command.module, command.grammar); err != nil {
		return nil, err
	}
	for _, binary := range b.binaries {
		key, err := b.key(binary)
		if err != nil {
			return nil, err
		}
		binary.wasm = filepath.Join(cache, key+".wasm.gz")
	}
	return b, nil
}

// readBinaries reads the programs of each binary.
func readBinaries(root, module string, dirs map[string][]string) ([]*binary, error) {
	programs, err := readPrograms(root, module, slices.Concat(slices.Collect(maps.Values(dirs))...))
	if err != nil {
		return nil, err
	}
	var binaries []*binary
	for _, name := range slices.Sorted(maps.Keys(dirs)) {
		b := &binary{name: name}
		for _, p := range programs {
			if slices.Contains(dirs[name], p.dir) {
				b.programs = append(b.programs, p)
			}
		}
		binaries = append(binaries, b)
	}
	return binaries, nil
}

// readPrograms reads the programs in these folders, each once.
func readPrograms(root, module string, dirs []string) ([]*program, error) {
	var programs []*program
	var errs []error
	byName := map[string]string{}
	for _, dir := range slices.Compact(slices.Sorted(slices.Values(dirs))) {
		p, err := readProgram(root, dir, module)
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

// A build is what binaries are made from.
type build struct {
	command  *goCommand
	cache    string // the folder where binaries are kept
	binaries []*binary
	shell    []*program        // the packages that every binary has
	std      map[string]string // files of the standard library
}

// A binary holds programs, and runs the one it is called by.
type binary struct {
	name     string
	programs []*program
	wasm     string // the file, in the cache
}

// programsOf are the programs of binaries, each once.
func programsOf(binaries []*binary) []*program {
	all := map[*program]bool{}
	for _, b := range binaries {
		for _, p := range b.programs {
			all[p] = true
		}
	}
	return slices.Collect(maps.Keys(all))
}

// key names a binary by all that goes into it.
func (b *build) key(binary *binary) (string, error) {
	var sum []byte
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(b.command.root, name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		sum = append(sum, text...)
	}
	parts := []any{b.command.GOROOT, b.command.GOVERSION, sum, b.std, flags}
	for _, p := range slices.Concat(b.shell, binary.programs) {
		parts = append(parts, p.name, p.files)
	}
	text, err := json.Marshal(parts)
	return fmt.Sprintf("%x", sha256.Sum256(text))[:20], err
}
