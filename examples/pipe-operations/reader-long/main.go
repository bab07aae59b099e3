// Reader-long greets each line, however long it is.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		// A last line without a newline comes together with io.EOF.
		if line != "" {
			line = strings.TrimSuffix(line, "\n")
			greet(strings.TrimSuffix(line, "\r"))
		}
		if err == io.EOF {
			return
		}
		check(err)
	}
}

func greet(name string) {
	if len(name) > 40 {
		name = fmt.Sprintf("a name of %d bytes", len(name))
	}
	_, err := fmt.Println("Entering", name)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader-long:", err)
		os.Exit(1)
	}
}
