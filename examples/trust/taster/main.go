// Taster runs a program that it doesn't trust, and passes on up to
// three short lines, if they come within three seconds.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	soon := time.Now().Add(3 * time.Second)
	ctx, cancel := context.WithDeadline(context.Background(),
		soon.Add(time.Second)) // if it closes its output and stays
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	check(out.(*os.File).SetReadDeadline(soon))
	lines, failed := taste(out)
	if failed != nil {
		cancel() // kills the program
	}
	err = cmd.Wait()
	check(failed)
	check(err)
	for _, line := range lines {
		_, err := fmt.Printf("%q\n", line)
		check(err)
	}
}

// taste reads up to three lines of up to 20 bytes.
func taste(out io.Reader) ([]string, error) {
	in := bufio.NewScanner(out)
	in.Buffer(nil, 20)
	var lines []string
	for in.Scan() {
		if len(lines) == 3 {
			return nil, errors.New("more than three lines")
		}
		lines = append(lines, in.Text())
	}
	return lines, in.Err()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "taster:", err)
		os.Exit(1)
	}
}
