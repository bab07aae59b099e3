// Estate shows what of a parent reaches its child.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	rooms := 1
	if os.Getenv("ESTATE_ROLE") != "child" {
		rooms = 5
		check(os.Mkdir("attic", 0o777))
		check(os.Chdir("attic"))
		check(os.Setenv("GUEST", "Bob"))
	}
	dir, err := os.Getwd()
	check(err)
	_, err = fmt.Printf("in %s, GUEST=%s, rooms=%d\n",
		filepath.Base(dir), os.Getenv("GUEST"), rooms)
	check(err)
	if os.Getenv("ESTATE_ROLE") != "child" {
		again()
	}
}

// again runs this program once more, as a child.
func again() {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "ESTATE_ROLE=child")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "estate:", err)
		os.Exit(1)
	}
}
