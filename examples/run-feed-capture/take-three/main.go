// Take-three takes three lines from a program that never ends.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("endless")
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	in := bufio.NewScanner(out)
	for n := 0; n < 3 && in.Scan(); n++ {
		_, err := fmt.Println("Got", in.Text())
		check(err)
	}
	check(in.Err())
	check(out.Close()) // we read no more
	_, err = fmt.Println("endless:", cmd.Wait())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "take-three:", err)
		os.Exit(1)
	}
}
