// Endless prints numbered guests and never stops by itself.
package main

import (
	"fmt"
	"os"
)

func main() {
	for guest := 1; ; guest++ {
		_, err := fmt.Println("Guest", guest)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "endless:", err)
		os.Exit(1)
	}
}
