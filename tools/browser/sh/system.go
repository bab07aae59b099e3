//go:build !windows

package sh

import (
	"os"
	"os/signal"
	"syscall"
)

// keyboard are the signals that a terminal sends.
var keyboard = []os.Signal{syscall.SIGINT, syscall.SIGQUIT}

// deaf lets what is started ignore them, which it inherits.
func deaf(on bool) {
	if on {
		signal.Ignore(keyboard...)
	} else {
		signal.Reset(keyboard...)
	}
}

// ignore is a trap with an empty action, which what is started inherits.
func ignore(s os.Signal) { signal.Ignore(s) }

// send is kill(2).
func send(pid int, s syscall.Signal) error { return syscall.Kill(pid, s) }

// execve replaces this process by a program with these descriptors. What it
// changed before it failed stays changed.
func execve(path string, argv, env []string, files []*os.File) error {
	// A file may stand where another is to go: all move out of the way first.
	moved := make([]int, len(files))
	for fd, f := range files {
		moved[fd] = -1
		for f != nil && moved[fd] < len(files) {
			n, err := syscall.Dup(int(f.Fd()))
			if err != nil {
				return err
			}
			moved[fd] = n
		}
	}
	for fd, from := range moved {
		if from < 0 {
			_ = syscall.Close(fd) // it may be closed already
			continue
		}
		if err := dup2(from, fd); err != nil {
			return err
		}
		syscall.CloseOnExec(from)
	}
	return syscall.Exec(path, argv, env)
}
