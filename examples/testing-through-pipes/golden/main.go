// Golden compares what a line prints with a file.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	update := flag.Bool("update", false, "write the file")
	flag.Parse()
	if flag.NArg() != 2 {
		check(errors.New("give a line for the shell, and a file"))
	}
	cmd := exec.Command("bash", "-eo", "pipefail", "-c", flag.Arg(0))
	cmd.Stderr = os.Stderr
	got, err := cmd.Output()
	check(err)
	if *update {
		check(os.WriteFile(flag.Arg(1), got, 0o666))
		return
	}
	want, err := os.ReadFile(flag.Arg(1))
	check(err)
	if differs := compare(got, want); differs != "" {
		_, err := fmt.Println(differs)
		check(err)
		os.Exit(1)
	}
	_, err = fmt.Println("as expected")
	check(err)
}

// compare returns the first line that differs, or nothing.
func compare(got, want []byte) string {
	gotten := bytes.SplitAfter(got, []byte("\n"))
	wanted := bytes.SplitAfter(want, []byte("\n"))
	for n := range min(len(gotten), len(wanted)) {
		if !bytes.Equal(gotten[n], wanted[n]) {
			return fmt.Sprintf("line %d is %q, not %q", n+1,
				gotten[n], wanted[n])
		}
	}
	return ""
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "golden:", err)
		os.Exit(1)
	}
}
