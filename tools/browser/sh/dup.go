//go:build unix

package sh

import "golang.org/x/sys/unix"

func dup2(from, to int) error { return unix.Dup2(from, to) }

// Native commands are Go programs, whose runtime has taken SIGPIPE back.
func inheritIgnored() {}
