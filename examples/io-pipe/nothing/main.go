// Nothing writes no bytes, and then three.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	r, w := io.Pipe()
	go func() {
		_, err := w.Write(nil)
		check(err)
		_, err = w.Write([]byte("Bob"))
		check(err)
		check(w.Close())
	}()
	buf := make([]byte, 100)
	for range 3 {
		n, err := r.Read(buf)
		_, err = fmt.Printf("%q %v\n", buf[:n], err)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "nothing:", err)
		os.Exit(1)
	}
}
