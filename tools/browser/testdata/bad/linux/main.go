package main

import "syscall"

func main() { _ = syscall.Mkfifo("fifo", 0o600) }
