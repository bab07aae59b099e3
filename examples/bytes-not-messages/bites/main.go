// Bites prints what each of its reads returns.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	buf := make([]byte, 16)
	for {
		n, err := os.Stdin.Read(buf)
		if err == io.EOF {
			return
		}
		check(err)
		_, err = fmt.Printf("%d %q\n", n, buf[:n])
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bites:", err)
		os.Exit(1)
	}
}
