// Pieces makes two writes, and reads four bytes at a time.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	kernelr, kernelw, err := os.Pipe()
	check(err)
	send(kernelw) // twelve bytes fit
	show("os.Pipe", kernelr)
	r, w := io.Pipe()
	go send(w)
	show("io.Pipe", r)
}

// send makes two writes, of ten bytes and of two.
func send(w io.WriteCloser) {
	_, err := io.WriteString(w, "0123456789")
	check(err)
	_, err = io.WriteString(w, "ab")
	check(err)
	check(w.Close())
}

// show prints what each read returns.
func show(name string, r io.Reader) {
	_, err := fmt.Print(name, ": ")
	check(err)
	buf := make([]byte, 4)
	for {
		n, err := r.Read(buf)
		if err == io.EOF {
			_, err := fmt.Println()
			check(err)
			return
		}
		check(err)
		_, err = fmt.Printf("[%s]", buf[:n])
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pieces:", err)
		os.Exit(1)
	}
}
