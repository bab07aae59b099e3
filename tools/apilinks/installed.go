package apilinks

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrNoLists says that a Go installation lacks the lists of its names.
var ErrNoLists = errors.New("no lists of Go's names")

// Installed is a Finder that reads the lists of the Go installation. Where
// that has none, the error is [ErrNoLists], and the Finder knows manual pages
// only.
func Installed(ctx context.Context) (*Finder, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return nil, fmt.Errorf("go env GOROOT: %w: %s", err, exit.Stderr)
	}
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	api := filepath.Join(strings.TrimSpace(string(out)), "api")
	f := &Finder{API: os.DirFS(api)}
	lists, err := f.lists()
	if err == nil && len(lists) == 0 {
		err = fmt.Errorf("%w in %s", ErrNoLists, api)
	}
	return f, err
}
