//go:build linux

// Foster gets the orphans among its descendants, and waits for one.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

func main() {
	check(unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0))
	cmd := exec.Command("sh", "-c", "depart 3 &")
	check(cmd.Run())

	// Wait until an orphan has ended, and leave it a zombie.
	check(unix.Waitid(unix.P_ALL, 0, nil,
		unix.WEXITED|unix.WNOWAIT, nil))
	say("zombies: ", zombies())
	var how syscall.WaitStatus
	pid, err := syscall.Wait4(-1, &how, 0, nil) // any child
	check(err)
	say("the one we started: ", pid == cmd.Process.Pid)
	say("exit status: ", how.ExitStatus())
	say("zombies: ", zombies())
}

// zombies counts our children that have ended and that we have not
// waited for.
func zombies() (n int) {
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	check(err)
	mine := []byte(") Z " + strconv.Itoa(os.Getpid()) + " ")
	for _, name := range files {
		stat, err := os.ReadFile(name)
		if err == nil && bytes.Contains(stat, mine) {
			n++
		}
	}
	return n
}

func say(a ...any) {
	_, err := fmt.Println(fmt.Sprint(a...))
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "foster:", err)
		os.Exit(1)
	}
}
