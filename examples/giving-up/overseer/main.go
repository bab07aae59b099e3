// Overseer runs a program, and then prints a long report.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout = struct{ io.Writer }{os.Stdout}
	cmd.Stderr = os.Stderr
	check(cmd.Run())
	report := strings.Repeat("nothing to report\n", 200_000)
	_, err := fmt.Print(report)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "overseer:", err)
		os.Exit(1)
	}
}
