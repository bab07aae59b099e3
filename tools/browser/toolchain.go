package browser

import (
	"bytes"
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
)

// A Toolchain is what compiles a program in the page: Go's own compiler and
// linker, as WebAssembly, and what the programs of the page import.
type Toolchain struct {
	Version  string // names the content of all that follows
	Wasm     string // the compiler, the linker and gofmt in one program, gzip'ed
	Archives string // the folder of the packages' archives
	// Packages are those that the programs import, and what these need, by
	// import path.
	Packages map[string]Package
}

// A Package has an archive in a [Toolchain].
type Package struct {
	File    string   `json:"file"` // in the folder of archives
	Size    int64    `json:"size"` // of the file
	Imports []string `json:"imports"`
	Public  bool     `json:"public"` // a program may import it
}

// BuildToolchain builds a toolchain for the programs of c, or finds it in the
// cache. It takes a minute or two once a Go release.
func BuildToolchain(ctx context.Context, c Config) (*Toolchain, error) {
	b, err := prepare(ctx, c)
	if err != nil {
		return nil, err
	}
	tools, err := toolsFor(filepath.Join(b.command.GOROOT, "src"))
	if err != nil {
		return nil, err
	}
	b.command.environ = append(b.command.environ, "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	t := &toolchainBuild{command: b.command, cache: b.cache, std: b.std, tools: tools, imports: publicImports(b.binaries)}
	return t.toolchain(ctx)
}

type toolchainBuild struct {
	command *goCommand
	cache   string
	std     map[string]string // files of GOROOT/src, as everything sees them
	tools   map[string]string // and as the compiler and the linker do; "" for one that is not there
	imports []string          // by programs
}

// publicImports are the packages of the standard library that the programs of
// binaries import.
func publicImports(binaries []*binary) []string {
	all := map[string]bool{}
	for _, p := range programsOf(binaries) {
		for _, name := range p.imports {
			if first, _, _ := strings.Cut(name, "/"); !strings.Contains(first, ".") {
				all[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

var (
	toolFlags    = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"}
	archiveFlags = []string{"-trimpath", "-buildvcs=false", "-gcflags=all=-l -dwarf=false"}
)

func (t *toolchainBuild) toolchain(ctx context.Context) (*Toolchain, error) {
	tools, err := t.cached(ctx, "tools", []any{t.tools, toolFlags}, t.makeTools)
	if err != nil {
		return nil, err
	}
	archives, err := t.cached(ctx, "packages", []any{t.imports, archiveFlags}, t.makeArchives)
	if err != nil {
		return nil, err
	}
	made := &Toolchain{Wasm: filepath.Join(tools, "go.wasm.gz"), Archives: archives}
	list, err := os.ReadFile(filepath.Join(archives, "packages.json"))
	if err != nil {
		return nil, err
	}
	made.Version = hash([]string{filepath.Base(tools), filepath.Base(archives)})
	return made, json.Unmarshal(list, &made.Packages)
}

// hash is a name for a value.
func hash(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings can be marshalled
	}
	return fmt.Sprintf("%x", sha256.Sum256(text))[:20]
}

// cached gives the folder that make makes of these parts, and of the Go release.
// It is in the cache whole or not at all.
func (t *toolchainBuild) cached(ctx context.Context, kind string, parts []any, make func(ctx context.Context, dir, tmp string) error) (dir string, err error) {
	dir = filepath.Join(t.cache, kind+"-"+hash(append(parts, t.command.GOVERSION, t.std)))
	if now := time.Now(); os.Chtimes(dir, now, now) == nil { // it is in use: see prune
		return dir, nil
	}
	if err := os.MkdirAll(t.cache, 0o777); err != nil {
		return "", err
	}
	tmp, err := os.MkdirTemp(t.cache, "toolchain-build-")
	if err != nil {
		return "", err
	}
	made := filepath.Join(tmp, "made")
	if err = errors.Join(os.Mkdir(made, 0o777), make(ctx, made, tmp)); err == nil {
		err = os.Rename(made, dir)
		if _, statErr := os.Stat(dir); statErr == nil {
			err = nil // another build of the same was quicker
		}
	}
	return dir, errors.Join(err, os.RemoveAll(tmp), prune(t.cache))
}

// overlay writes files for the go command, and returns the flag that says so.
func (t *toolchainBuild) overlay(tmp string, files ...map[string]string) (flag string, err error) {
	replace := map[string]string{}
	for _, set := range files {
		for name, text := range set {
			file := filepath.Join(tmp, strings.ReplaceAll(name, "/", "_"))
			if text == "" {
				file = "" // the go command then takes it for not there
			} else if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				return "", err
			}
			replace[filepath.Join(t.command.GOROOT, "src", filepath.FromSlash(name))] = file
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	list := filepath.Join(tmp, "overlay.json")
	return "-overlay=" + list, os.WriteFile(list, text, 0o666)
}

func (t *toolchainBuild) makeTools(ctx context.Context, dir, tmp string) error {
	overlay, err := t.overlay(tmp, t.std, t.tools)
	if err != nil {
		return err
	}
	raw := filepath.Join(tmp, "go.wasm")
	args := append([]string{"build", overlay, "-o", raw}, toolFlags...)
	if _, err := t.command.output(ctx, append(args, "cmd/compile")...); err != nil {
		return err
	}
	return compress(raw, filepath.Join(dir, "go.wasm.gz"))
}

// makeArchives puts the archive of each package that the programs need into dir.
func (t *toolchainBuild) makeArchives(ctx context.Context, dir, tmp string) error {
	overlay, err := t.overlay(tmp, t.std)
	if err != nil {
		return err
	}
	args := append([]string{"list", "-deps", "-export", "-json=ImportPath,Export,Imports", overlay}, archiveFlags...)
	out, err := t.command.output(ctx, append(args, t.imports...)...)
	if err != nil {
		return err
	}
	packages := map[string]Package{}
	for list := json.NewDecoder(bytes.NewReader(out)); list.More(); {
		var p struct {
			ImportPath, Export string
			Imports            []string
		}
		if err := list.Decode(&p); err != nil {
			return err
		}
		if p.Export == "" { // unsafe
			continue
		}
		public := slices.Contains(t.imports, p.ImportPath)
		text, err := os.ReadFile(p.Export)
		if err != nil {
			return err
		}
		if !public {
			if text, err = withoutExports(text); err != nil {
				return fmt.Errorf("%s: %w", p.Export, err)
			}
		}
		name := strings.ReplaceAll(p.ImportPath, "/", "_") + ".a.gz"
		size, err := writeGzip(filepath.Join(dir, name), text)
		if err != nil {
			return err
		}
		packages[p.ImportPath] = Package{File: name, Size: size, Imports: p.Imports, Public: public}
	}
	text, err := json.Marshal(packages)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "packages.json"), text, 0o666)
}

// withoutExports leaves out of an archive what only the compiler reads, which
// it does for packages that a program may import.
func withoutExports(archive []byte) ([]byte, error) {
	const magic, header = "!<arch>\n", 60 // then name, time, owner, group, mode, size of each file
	if !bytes.HasPrefix(archive, []byte(magic+"__.PKGDEF ")) {
		return nil, errors.New("not an archive that begins with what a package exports")
	}
	var size int
	if _, err := fmt.Sscan(string(archive[len(magic)+48:len(magic)+58]), &size); err != nil {
		return nil, err
	}
	end := len(magic) + header + size + size%2
	if end > len(archive) {
		return nil, errors.New("the archive ends early")
	}
	return append([]byte(magic), archive[end:]...), nil
}
