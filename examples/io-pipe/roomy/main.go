// Roomy has a pipe inside the program with room for three writes.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	r, w := pipe(3)
	written := make(chan error)
	go write(w, written)
	early := 0
	for early < 4 && within(written) {
		early++
	}
	_, err := fmt.Println("returned before the first read:", early)
	check(err)
	go func() {
		for range written { // the rest
		}
	}()
	data, err := io.ReadAll(r)
	check(err)
	_, err = fmt.Printf("read %q\n", data)
	check(err)
}

// write makes four writes, and sends the error of each.
func write(w io.WriteCloser, written chan<- error) {
	for _, letter := range []string{"a", "b", "c", "d"} {
		_, err := io.WriteString(w, letter)
		written <- err
	}
	check(w.Close())
	close(written)
}

// within reports whether a write returns within a second.
func within(written <-chan error) bool {
	select {
	case err := <-written:
		check(err)
		return true
	case <-time.After(time.Second):
		return false
	}
}

// A reader gets what was written from a channel.
type reader struct {
	in   <-chan []byte
	rest []byte
}

func (r *reader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		data, ok := <-r.in
		if !ok {
			return 0, io.EOF
		}
		r.rest = data
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// A writer sends what is written into a channel.
type writer chan<- []byte

func (w writer) Write(p []byte) (int, error) {
	w <- bytes.Clone(p) // p belongs to the caller
	return len(p), nil
}

func (w writer) Close() error {
	close(w)
	return nil
}

// pipe returns the ends of a pipe with room for so many writes.
func pipe(room int) (io.Reader, io.WriteCloser) {
	c := make(chan []byte, room)
	return &reader{in: c}, writer(c)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "roomy:", err)
		os.Exit(1)
	}
}
