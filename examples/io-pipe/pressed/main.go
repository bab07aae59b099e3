// Pressed compresses its input and unpacks it again, without having
// all of it in memory at any time.
package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
)

func main() {
	r, w := io.Pipe()
	go compress(w, os.Stdin)
	err := unpack(os.Stdout, r)
	r.CloseWithError(err)
	check(err)
}

// compress writes to w, and ends with an error or with end of file.
func compress(w *io.PipeWriter, in io.Reader) {
	gz := gzip.NewWriter(w)
	_, err := io.Copy(gz, in)
	if err == nil {
		err = gz.Close() // only a whole stream gets its end
	}
	w.CloseWithError(err) // nil means end of file
}

// unpack plays the other side: it wants a reader.
func unpack(out io.Writer, r io.Reader) error {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, gz)
	return err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pressed:", err)
		os.Exit(1)
	}
}
