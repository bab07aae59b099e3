// Reader-long greets every line, however long it is.
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
			enter(strings.TrimRight(line, "\r\n"))
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			fail(err)
		}
	}
}

func enter(name string) {
	if len(name) > 40 {
		name = fmt.Sprintf("a name of %d bytes", len(name))
	}
	if _, err := fmt.Println("Entering", name); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "reader-long:", err)
	os.Exit(1)
}
