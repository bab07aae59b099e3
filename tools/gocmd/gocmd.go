// Package gocmd runs the go command in the book's own module, whatever
// surrounds it: a go.work in a folder above would make it read other modules.
package gocmd

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
)

// New is the go command with these arguments, to be run in dir. It is killed
// when ctx ends.
func New(ctx context.Context, dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "GOWORK=off")
	return cmd
}

// Output runs a command that [New] made and returns its standard output, also
// where it fails. The error begins with a line that names the command, and goes on with what the
// command wrote to standard error. Where the command's context has ended, the
// error is the context's.
func Output(ctx context.Context, cmd *exec.Cmd) ([]byte, error) {
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err() // that it was killed says nothing of the book
	}
	if err != nil {
		err = fmt.Errorf("go %s: %w\n%s", cmd.Args[1], err, bytes.TrimSpace(complaints.Bytes()))
	}
	return out.Bytes(), err
}
