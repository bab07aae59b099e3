package browser

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
)

// ErrRelease is the error where the programs cannot be built with this Go
// release, since its standard library is not the one that the edits are for.
var ErrRelease = errors.New("this Go release cannot build the programs for the page")

// CanRun says whether programs can be built for the page with the Go release
// that is used below root: nil, an [ErrRelease], or what kept it from finding out.
func CanRun(ctx context.Context, root string) error {
	src, err := sources(ctx, root)
	if err == nil {
		_, err = stdFor(src)
	}
	return err
}

// CanChange says the same of the compiler and the linker.
func CanChange(ctx context.Context, root string) error {
	src, err := sources(ctx, root)
	if err == nil {
		_, err = toolsFor(src)
	}
	return err
}

// sources is the folder of the standard library.
func sources(ctx context.Context, root string) (string, error) {
	goroot, err := goroot(ctx, root)
	return filepath.Join(goroot, "src"), err
}

func stdFor(src string) (map[string]string, error) { return released(overlay(src)) }

func toolsFor(src string) (map[string]string, error) { return released(toolFiles(src)) }

func released(files map[string]string, err error) (map[string]string, error) {
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRelease, err)
	}
	return files, nil
}
