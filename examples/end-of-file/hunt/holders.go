package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// holders prints which processes have a write end of the pipe open.
func holders(pipein *os.File) error {
	pipe, err := name(pipein)
	if err != nil {
		return err
	}
	links, err := filepath.Glob("/proc/[0-9]*/fd/*")
	if err != nil {
		return err
	}
	for _, link := range links {
		target, err := os.Readlink(link)
		if err != nil || target != pipe {
			continue // gone, hidden from us, or another file
		}
		info, err := os.Lstat(link)
		if err != nil || info.Mode().Perm()&0o200 == 0 {
			continue // a read end
		}
		p := strings.Split(link, "/") // "", proc, PID, fd, number
		_, err = fmt.Println("process", p[2], "has it as", p[4])
		if err != nil {
			return err
		}
	}
	return nil
}

// name is what /proc calls the pipe. It doesn't call Fd, because that
// would make every later deadline on the file useless.
func name(pipein *os.File) (pipe string, err error) {
	conn, err := pipein.SyscallConn()
	if err != nil {
		return "", err
	}
	var failed error
	err = conn.Control(func(fd uintptr) {
		pipe, failed = os.Readlink(fmt.Sprint("/proc/self/fd/", fd))
	})
	return pipe, errors.Join(err, failed)
}
