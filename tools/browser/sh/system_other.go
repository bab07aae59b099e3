//go:build windows

package sh

import (
	"os"
	"syscall"
)

// The shell of the page is compiled here for its reading of scripts only.

func deaf(bool) {}

func ignore(os.Signal) {}

func inheritIgnored() {}

func send(int, syscall.Signal) error { return syscall.EWINDOWS }

func execve(string, []string, []string, []*os.File) error { return syscall.ENOSYS }
