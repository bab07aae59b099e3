// Bare-broken starts a child with one variable, and no other.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if guest := os.Getenv("GUEST"); guest != "" {
		_, home := os.LookupEnv("HOME")
		_, err := fmt.Println("GUEST:", guest, "HOME is set:", home)
		check(err)
		return
	}
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = []string{"GUEST=Bob"}
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bare-broken:", err)
		os.Exit(1)
	}
}
