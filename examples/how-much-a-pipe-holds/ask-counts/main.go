// Ask-counts does what ask does, and counts the lines of the log.
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

	log := bufio.NewReader(errs)
	line, err := log.ReadString('\n')
	check(err)
	_, err = fmt.Print("the log says: ", line)
	check(err)
	lines := make(chan int)
	go func() { lines <- count(log) }()
	ask(to, bufio.NewReader(from))
	check(to.Close())
	n := <-lines // Wait closes the pipe, so count first
	check(cmd.Wait())
	_, err = fmt.Println(n, "more lines in the log")
	check(err)
}

// ask prints the first answer and the last one.
func ask(to io.Writer, from *bufio.Reader) {
	for i := 1; i <= 2000; i++ {
		_, err := fmt.Fprintln(to, "guest", i)
		check(err)
		answer, err := from.ReadString('\n')
		check(err)
		if i == 1 || i == 2000 {
			_, err = fmt.Print(answer)
			check(err)
		}
	}
}

// count reads the log to its end.
func count(log io.Reader) (n int) {
	in := bufio.NewScanner(log)
	for in.Scan() {
		n++
	}
	check(in.Err())
	return n
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ask-counts:", err)
		os.Exit(1)
	}
}
