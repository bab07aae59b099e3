package apilinks

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"example.com/pipes/tools/gocmd"
)

// ErrNoLists says that a Go installation lacks the lists of its names.
var ErrNoLists = errors.New("no lists of Go's names")

// Installed is a Finder that reads the lists of the Go installation. Where
// that has none, the error is [ErrNoLists], and the Finder knows manual pages
// only.
func Installed(ctx context.Context) (*Finder, error) {
	out, err := gocmd.Output(ctx, gocmd.New(ctx, ".", "env", "GOROOT"))
	if err != nil {
		return nil, err
	}
	api := filepath.Join(strings.TrimSpace(string(out)), "api")
	f := &Finder{API: os.DirFS(api)}
	lists, err := f.lists()
	if err == nil && len(lists) == 0 {
		err = fmt.Errorf("%w in %s", ErrNoLists, api)
	}
	return f, err
}
