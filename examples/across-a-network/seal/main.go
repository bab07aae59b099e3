// Seal marks each line, and says at the end how many there were.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	for n := 0; ; n++ {
		text, err := in.ReadString('\n')
		if err == io.EOF && text == "" {
			_, err = fmt.Println("end", n)
			check(err)
			return
		}
		if err == io.EOF {
			err = errors.New("the last line has no newline")
		}
		check(err)
		_, err = fmt.Print("+", text)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "seal:", err)
		os.Exit(1)
	}
}
