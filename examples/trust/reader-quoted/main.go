// Reader-quoted greets each guest, with the name in quotes.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Printf("Entering %q\n", in.Text())
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader-quoted:", err)
		os.Exit(1)
	}
}
