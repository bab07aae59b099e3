//go:build js

package sh

import "syscall"

// inheritIgnored lets a command ignore what it was started with as ignored: it
// stands for a program in C, where Go's runtime would catch SIGPIPE.
func inheritIgnored() { syscall.SignalInherit() }

func dup2(from, to int) error { return syscall.Dup2(from, to) }
