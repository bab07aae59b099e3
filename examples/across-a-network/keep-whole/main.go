// Keep-whole puts sealed lines into a file, or leaves it as it was.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a file"))
	}
	name := os.Args[1]
	folder, base := filepath.Dir(name), filepath.Base(name)
	out, err := os.CreateTemp(folder, base+"-*")
	check(err)
	err = errors.Join(unseal(out), out.Sync(), out.Close())
	if err == nil {
		err = os.Rename(out.Name(), name)
	}
	if err != nil {
		check(errors.Join(err, os.Remove(out.Name())))
	}
}

// unseal copies lines from seal, and fails if their end is missing.
func unseal(out io.Writer) error {
	in := bufio.NewReader(os.Stdin)
	n := 0
	text, err := line(in)
	for err == nil && text[0] == '+' {
		_, err = fmt.Fprint(out, text[1:])
		if err != nil {
			return err
		}
		n++
		text, err = line(in)
	}
	if err != nil {
		return err
	}
	_, err = in.ReadByte()
	if err == nil || text != fmt.Sprintf("end %d\n", n) {
		return errors.New("that isn't from seal")
	}
	if err != io.EOF {
		return err
	}
	return nil
}

// line reads a line with its newline. If there's none, it's an error.
func line(in *bufio.Reader) (string, error) {
	text, err := in.ReadString('\n')
	if err == io.EOF {
		err = errors.New("the input was cut off")
	}
	return text, err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "keep-whole:", err)
		os.Exit(1)
	}
}
