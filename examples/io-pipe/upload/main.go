// Upload exports guests to a server that refuses one of them.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	r, w := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- export(w) }()
	refused := upload(r)
	r.CloseWithError(refused) // export can stop now
	_, err := fmt.Println("upload:", refused)
	check(err)
	select {
	case ended := <-done:
		_, err = fmt.Println("export:", ended)
	case <-time.After(time.Second):
		_, err = fmt.Println("export: still there after a second")
	}
	check(err)
}

// export writes a thousand guests to w.
func export(w *io.PipeWriter) error {
	for n := range 1000 {
		_, err := fmt.Fprintln(w, "Guest", n+1)
		if err != nil {
			return err
		}
	}
	return w.Close()
}

// upload plays a server. It reads until it's had enough.
func upload(r io.Reader) error {
	in := bufio.NewScanner(r)
	for in.Scan() {
		if in.Text() == "Guest 3" {
			return errors.New("refused at Guest 3")
		}
	}
	return in.Err()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "upload:", err)
		os.Exit(1)
	}
}
