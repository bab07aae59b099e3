package gocmd_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/pipes/tools/gocmd"
)

// A go.work above the book is another's: the go command reads the book's module.
func TestWorkspaceAbove(t *testing.T) {
	above := t.TempDir()
	for name, text := range map[string]string{
		"go.work":      "go 1.26\n\nuse ./other\n",
		"other/go.mod": "module example.com/other\n\ngo 1.26\n",
		"book/go.mod":  "module example.com/book\n\ngo 1.26\n",
	} {
		file := filepath.Join(above, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	out, err := gocmd.Output(t.Context(), gocmd.New(t.Context(), filepath.Join(above, "book"), "list", "-m"))
	if strings.TrimSpace(string(out)) != "example.com/book" {
		t.Errorf("go list -m says %q: %v", out, err)
	}
}

// What the go command complains of is in the error; that it was killed is not.
func TestErrors(t *testing.T) {
	_, err := gocmd.Output(t.Context(), gocmd.New(t.Context(), t.TempDir(), "build", "./nowhere"))
	if err == nil || !strings.HasPrefix(err.Error(), "go build: exit status 1\n") || !strings.Contains(err.Error(), "go.mod") {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := gocmd.Output(ctx, gocmd.New(ctx, ".", "version")); !errors.Is(err, context.Canceled) || strings.Contains(err.Error(), "killed") {
		t.Error(err)
	}
}
