package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// A site that came with a container's image can be replaced: overlayfs does
// not rename such a folder.
func TestSiteOfAnImage(t *testing.T) {
	dir := t.TempDir()
	t.Cleanup(func() { // overlayfs leaves a folder that only root can remove as it is
		if err := os.Chmod(filepath.Join(dir, "work", "work"), 0o700); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
	})
	check(t, writeSite(filepath.Join(dir, "lower", "site"), version(1)))
	// Whoever may make namespaces may mount in them.
	cmd := exec.Command(os.Args[0], "-test.run=^TestHelperOverlay$")
	cmd.Env = append(os.Environ(), "WEAVE_TEST_OVERLAY="+dir, "TMPDIR="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	said, err := cmd.Output()
	if errors.Is(err, fs.ErrPermission) || strings.Contains(string(said), "no overlayfs") {
		t.Skipf("not tried here: %v %s", err, said)
	}
	if !strings.Contains(string(said), "version 2 of 2") {
		t.Errorf("%v: %s", err, said)
	}
}

// TestHelperOverlay is not a test: it is the process that the test above starts.
func TestHelperOverlay(t *testing.T) {
	dir := os.Getenv("WEAVE_TEST_OVERLAY")
	if dir == "" {
		return
	}
	for _, name := range []string{"upper", "work", "merged"} {
		check(t, os.Mkdir(filepath.Join(dir, name), 0o777))
	}
	merged := filepath.Join(dir, "merged")
	options := fmt.Sprintf("userxattr,lowerdir=%[1]s/lower,upperdir=%[1]s/upper,workdir=%[1]s/work", dir)
	if err := unix.Mount("overlay", merged, "overlay", 0, options); err != nil {
		fmt.Println("no overlayfs:", err)
		return
	}
	check(t, writeSite(filepath.Join(merged, "site"), version(2)))
	fmt.Println("version", wholeVersion(t, filepath.Join(merged, "site")), "of", 2)
	if got := entries(t, merged); len(got) != 1 {
		t.Error("left behind:", got)
	}
}
