// Saved stores a dump that fails in the middle.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	r, w := io.Pipe()
	go func() {
		err := dump(w)
		if err != nil {
			fmt.Fprintln(os.Stderr, "dump:", err)
		}
		w.CloseWithError(err)
	}()
	data, err := io.ReadAll(r)
	_, err = fmt.Printf("read %q, error: %v\n", data, err)
	check(err)
}

// dump loses its connection after two names.
func dump(w io.Writer) error {
	for n, name := range []string{"Bob", "Linda", "Tina", "Gene"} {
		if n == 2 {
			return errors.New("connection lost")
		}
		_, err := fmt.Fprintln(w, name, "Belcher")
		if err != nil {
			return err
		}
	}
	return nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "saved:", err)
		os.Exit(1)
	}
}
