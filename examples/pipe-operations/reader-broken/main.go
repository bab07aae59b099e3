// Reader-broken doesn't ask why the loop has ended.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Println("Entering", in.Text())
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader-broken:", err)
		os.Exit(1)
	}
}
