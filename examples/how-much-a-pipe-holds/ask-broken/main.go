// Ask-broken reads the first line of the log, and no more of it.
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
	ask(to, bufio.NewReader(from))
	check(to.Close())
	check(cmd.Wait())
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

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ask-broken:", err)
		os.Exit(1)
	}
}
