//go:build linux || darwin

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A second build of the same site is refused at once, and says which process
// is the first; one of another site beside it is not.
func TestBuildsAtOnce(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "site")
	first, err := newOutput(dir, out)
	check(t, err)
	want := fmt.Sprintf("%s: process %d is building this site: wait until it has ended, or choose another folder with -o", out, os.Getpid())
	if _, err := newOutput(dir, out); err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
	check(t, writeSite(filepath.Join(dir, "other"), version(1)))
	check(t, first.close())
	check(t, writeSite(out, version(2)))
	if got := entries(t, dir); len(got) != 2 {
		t.Error("left behind:", got)
	}
}

// Of many builds at once one has the folder at any time, and none finds
// another's half of a site.
func TestManyBuildsAtOnce(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			for range 5 {
				if err := writeSite(out, version(n)); err != nil && !strings.Contains(err.Error(), " is building this site: ") {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	wholeVersion(t, out)
	if got := entries(t, filepath.Dir(out)); len(got) != 1 {
		t.Error("left behind:", got)
	}
}

// TestHelperBuild is not a test: it is the process that the tests below start. It
// writes one version after another.
func TestHelperBuild(t *testing.T) {
	out, how, ok := strings.Cut(os.Getenv("WEAVE_TEST_BUILD"), " ")
	if !ok {
		return
	}
	if how == "full" {
		// As on a disk that is full: no file can be longer than this.
		signal.Ignore(syscall.SIGXFSZ)
		var limit syscall.Rlimit
		check(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit))
		check(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 2000, Max: limit.Max}))
		// What package testing writes at its end, the coverage, may be longer.
		defer func() { check(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)) }()
		fmt.Println(writeSite(out, version(0)))
		return
	}
	for n := 0; ; n++ {
		fmt.Println("version", n)
		if err := writeSite(out, version(n)); err != nil {
			t.Fatal(err)
		}
	}
}

// helperBuild is that process. What it leaves when it is killed, testscript's
// own folder, goes with the test.
func helperBuild(t *testing.T, out, how string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], "-test.run=^TestHelperBuild$")
	cmd.Env = append(os.Environ(), "WEAVE_TEST_BUILD="+out+" "+how, "TMPDIR="+t.TempDir())
	cmd.Stderr = os.Stderr
	return cmd
}

// TestKilledBuild kills the builder at random moments: a reader of the folder
// always finds a whole site, and the next build clears away what was left.
func TestKilledBuild(t *testing.T) {
	kills := 10
	if os.Getenv("CI") != "" {
		kills = 200
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "site")
	if err := writeSite(out, version(0)); err != nil {
		t.Fatal(err)
	}
	halfway := 0
	for range kills {
		cmd := helperBuild(t, out, "loop")
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(20 * time.Millisecond)) // the moment, not a wait for anything
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it says that the process was killed
		wholeVersion(t, out)
		if len(entries(t, dir)) > 1 {
			halfway++
		}
	}
	if err := writeSite(out, version(1)); err != nil || wholeVersion(t, out) != 1 {
		t.Fatal(err)
	}
	if got := entries(t, dir); len(got) != 1 {
		t.Error("left behind:", got)
	}
	t.Logf("%d builders killed, %d of them halfway: the site was always whole", kills, halfway)
}
