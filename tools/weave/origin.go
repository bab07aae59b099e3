package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"example.com/pipes/tools/gocmd"
)

// goRelease names the Go release that runs the tests of the book, and the
// system: "go1.26.8 on linux/amd64".
func goRelease(ctx context.Context, root string) (string, error) {
	out, err := gocmd.Output(ctx, gocmd.New(ctx, root, "env", "GOVERSION", "GOOS", "GOARCH"))
	if err != nil {
		return "", err
	}
	of := strings.Fields(string(out))
	if len(of) != 3 {
		return "", fmt.Errorf("go env GOVERSION GOOS GOARCH: %q", out)
	}
	return of[0] + " on " + of[1] + "/" + of[2], nil
}

// commit is the one that the book below root was checked out at, with "-dirty"
// where files have changed since. It is "" where it is not known: in a copy
// without git, which may lie inside another's repository.
func commit(ctx context.Context, root string) string {
	out, err := git(ctx, root, "rev-parse", "--show-toplevel", "--short=12", "HEAD")
	if err != nil || len(out) != 2 || !isSame(out[0], root) {
		return ""
	}
	changed, err := git(ctx, root, "status", "--porcelain")
	if err != nil {
		return ""
	}
	if len(changed) > 0 {
		return out[1] + "-dirty"
	}
	return out[1]
}

// committed is when the commit was made that the book below root was checked
// out at.
func committed(ctx context.Context, root string) time.Time {
	out, err := git(ctx, root, "show", "--no-patch", "--format=%cI", "HEAD")
	if err != nil || len(out) != 1 {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, out[0])
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}

// git runs git in the folder root and gives the lines that it prints. What it
// finds there counts, and not the repository that a hook of git works on.
func git(ctx context.Context, root string, args ...string) ([]string, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = root
	for _, v := range cmd.Environ() {
		if name, _, _ := strings.Cut(v, "="); name != "GIT_DIR" && name != "GIT_WORK_TREE" && name != "GIT_INDEX_FILE" {
			cmd.Env = append(cmd.Env, v)
		}
	}
	out, err := cmd.Output()
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' || r == '\r' }), err
}

func isSame(a, b string) bool {
	infoA, err := os.Stat(a)
	infoB, errB := os.Stat(b)
	return err == nil && errB == nil && os.SameFile(infoA, infoB)
}
