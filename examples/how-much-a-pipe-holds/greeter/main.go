// Greeter answers each name on its input, and logs it as well.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	_, err := fmt.Fprintln(os.Stderr, "ready")
	check(err)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		name := in.Text()
		// One log line: 999 characters and a newline.
		_, err := fmt.Fprintf(os.Stderr, "%-999s\n", "greet "+name)
		check(err)
		_, err = fmt.Println("Hello,", name)
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "greeter:", err)
		os.Exit(1)
	}
}
