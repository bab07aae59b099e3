// Relog starts a server, and stops reading the log while it runs.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a server to start"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	to, err := cmd.StdinPipe()
	check(err)
	from, err := cmd.StdoutPipe()
	check(err)
	errs, err := cmd.StderrPipe()
	check(err)
	check(cmd.Start())

	answers, logged := bufio.NewReader(from), bufio.NewReader(errs)
	ask(to, "Bob")
	show("log", logged)
	show("answer", answers)
	check(errs.Close())
	_, err = fmt.Println("the reader of the log has left")
	check(err)
	ask(to, "Linda")
	show("answer", answers)
	check(to.Close())
	_, err = fmt.Println("server:", cmd.Wait())
	check(err)
}

func ask(to io.Writer, name string) {
	_, err := fmt.Fprintln(to, name)
	check(err)
}

// show prints the next line, or why there is none.
func show(what string, from *bufio.Reader) {
	line, err := from.ReadString('\n')
	if err != nil {
		line = fmt.Sprintln(err)
	}
	_, err = fmt.Printf("%s: %s", what, line)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "relog:", err)
		os.Exit(1)
	}
}
