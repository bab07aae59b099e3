// Keep-whole puts sealed lines into a file, or leaves it as it was.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a file"))
	}
	name := os.Args[1]
	out, err := os.Create(name + ".new")
	check(err)
	err = unseal(out)
	if err != nil {
		os.Remove(out.Name()) // the other error matters more
		check(err)
	}
	check(out.Close())
	check(os.Rename(out.Name(), name))
}

// unseal copies lines, and fails if the last one isn't seal's.
func unseal(out io.Writer) error {
	in := bufio.NewReader(os.Stdin)
	held, _ := line(in)
	for n := 0; ; n++ {
		next, more := line(in)
		if !more {
			if next != "" || held != fmt.Sprintf("end %d\n", n) {
				return errors.New("the input was cut off")
			}
			return nil
		}
		_, err := fmt.Fprint(out, held)
		if err != nil {
			return err
		}
		held = next
	}
}

// line reads a line, or what there is of it at the end.
func line(in *bufio.Reader) (text string, whole bool) {
	text, err := in.ReadString('\n')
	if err != io.EOF {
		check(err)
	}
	return text, err == nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "keep-whole:", err)
		os.Exit(1)
	}
}
