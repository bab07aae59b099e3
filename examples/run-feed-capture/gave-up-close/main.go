// Gave-up-close greets the guests of party, and reads no more.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("party")
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	in := bufio.NewScanner(out)
	for in.Scan() {
		_, err := fmt.Println("Entering", in.Text())
		check(err)
	}
	check(out.Close()) // we won't read the rest
	ended := cmd.Wait()
	_, err = fmt.Printf("scan: %v\nwait: %v\n", in.Err(), ended)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "gave-up-close:", err)
		os.Exit(1)
	}
}
