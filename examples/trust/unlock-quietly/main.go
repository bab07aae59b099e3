//go:build unix

// Unlock-quietly reads the combination from descriptor 3.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

const combination = "36-4-18"

func main() {
	mark, err := unix.FcntlInt(3, unix.F_GETFD, 0)
	if err != nil || mark&unix.FD_CLOEXEC != 0 {
		check(errors.New("pass the combination on descriptor 3"))
	}
	in := bufio.NewScanner(os.NewFile(3, "descriptor 3"))
	in.Scan()
	check(in.Err())
	given := in.Text()
	if given != combination {
		check(errors.New("that's not the combination"))
	}
	_, err = fmt.Println("the safe is open")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unlock-quietly:", err)
		os.Exit(1)
	}
}
