// Relog-keeps starts a server, and a new reader of its log each time.
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
	r, w, err := os.Pipe()
	check(err)
	cmd.Stderr = w
	check(cmd.Start())
	check(w.Close())

	answers := bufio.NewReader(from)
	for _, name := range []string{"Bob", "Linda"} {
		ask(to, name)
		show("answer", answers)
		read(r)
	}
	check(to.Close())
	_, err = fmt.Println("server:", cmd.Wait())
	check(err)
}

// read runs a reader of the log, which leaves after one line.
func read(r *os.File) {
	reader := exec.Command("head", "-n", "1")
	reader.Stdin = r // our own stays open
	reader.Stdout, reader.Stderr = os.Stdout, os.Stderr
	check(reader.Run())
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
		fmt.Fprintln(os.Stderr, "relog-keeps:", err)
		os.Exit(1)
	}
}
