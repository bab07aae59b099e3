// Escapes shows what isn't captured with os.Stdout.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
)

func main() {
	kept := os.Stdout
	logger := log.New(os.Stdout, "", 0)
	text := printed(func() {
		_, err := fmt.Println("to os.Stdout")
		check(err)
		_, err = fmt.Fprintln(kept, "to a file kept before")
		check(err)
		logger.Println("to a logger made before")
		child := exec.Command("echo", "from a child")
		child.Stdout = os.Stdout
		check(child.Run())
	})
	_, err := fmt.Printf("captured: %q\n", text)
	check(err)
}

// printed returns what f prints.
func printed(f func()) string {
	r, w, err := os.Pipe()
	check(err)
	saved := os.Stdout
	defer func() { os.Stdout = saved }()
	os.Stdout = w
	text := readAll(r)
	f()
	check(w.Close())
	return <-text
}

// readAll reads r to its end and closes it, while its caller goes on.
func readAll(r io.ReadCloser) <-chan string {
	text := make(chan string, 1)
	go func() {
		data, err := io.ReadAll(r)
		check(err)
		check(r.Close())
		text <- string(data)
	}()
	return text
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "escapes:", err)
		os.Exit(1)
	}
}
