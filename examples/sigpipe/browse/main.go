// Browse shows guests in a pager.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a pager"))
	}
	pager := exec.Command(os.Args[1], os.Args[2:]...)
	pager.Stdout, pager.Stderr = os.Stdout, os.Stderr
	to, err := pager.StdinPipe()
	check(err)
	check(pager.Start())
	err = list(to)
	if errors.Is(err, syscall.EPIPE) {
		err = nil // the pager was quit
	}
	check(errors.Join(err, to.Close(), pager.Wait()))
}

// list writes guests for as long as it can.
func list(to io.Writer) error {
	for guest := 1; ; guest++ {
		if _, err := fmt.Fprintln(to, "Guest", guest); err != nil {
			return err
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "browse:", err)
		os.Exit(1)
	}
}
