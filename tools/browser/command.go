package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"example.com/pipes/tools/gocmd"
)

// A goCommand is the go command and what it says of itself.
type goCommand struct {
	path, root                    string // of the command, "" for the one on PATH; the module it works in
	environ                       []string
	GOROOT, GOVERSION, GOMODCACHE string
	module                        string
	grammar                       string // the folder of that package
}

func newGoCommand(ctx context.Context, root, cache string) (*goCommand, error) {
	g := &goCommand{root: root}
	out, err := g.output(ctx, "env", "-json", "GOROOT", "GOVERSION", "GOMODCACHE")
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(out, g); err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	if strings.HasPrefix(g.GOROOT, g.GOMODCACHE+string(filepath.Separator)) {
		if err := g.link(cache); err != nil {
			return nil, err
		}
	}
	if out, err = g.output(ctx, "list", "-m"); err != nil {
		return nil, err
	}
	g.module = strings.TrimSpace(string(out))
	out, err = g.output(ctx, "list", "-find", "-f", "{{.Dir}}", grammar)
	g.grammar = strings.TrimSpace(string(out))
	return g, err
}

// link makes the command use its GOROOT by another name. One that the go
// command downloaded itself lies in the module cache, below which it refuses
// to overlay files.
func (g *goCommand) link(cache string) error {
	link := filepath.Join(cache, g.GOVERSION)
	if to, err := os.Readlink(link); err != nil || to != g.GOROOT {
		if err := os.MkdirAll(cache, 0o777); err != nil {
			return err
		}
		if err := os.Remove(link); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		if err := os.Symlink(g.GOROOT, link); err != nil {
			return fmt.Errorf("%w: this Go was downloaded by the go command, which then needs a link to it; or install Go itself", err)
		}
	}
	g.GOROOT = link
	g.path = filepath.Join(link, "bin", "go")
	g.environ = []string{"GOROOT=" + link, "GOTOOLCHAIN=local"}
	return nil
}

// output runs the go command in the module's folder.
func (g *goCommand) output(ctx context.Context, args ...string) ([]byte, error) {
	cmd := gocmd.New(ctx, g.root, args...)
	if g.path != "" {
		cmd.Path, cmd.Err = g.path, nil
	}
	cmd.Env = append(cmd.Env, g.environ...)
	return gocmd.Output(ctx, cmd)
}
