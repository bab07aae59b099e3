// Cashier answers a question with half a line. It takes a second
// question to get the other half.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for _, part := range []string{"12", "00\n"} {
		if !in.Scan() {
			break
		}
		_, err := fmt.Print(part)
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "cashier:", err)
		os.Exit(1)
	}
}
