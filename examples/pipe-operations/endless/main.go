// Endless prints numbered guests for as long as anyone takes them.
package main

import (
	"fmt"
	"os"
)

func main() {
	for guest := 1; ; guest++ {
		if _, err := fmt.Println("Guest", guest); err != nil {
			fmt.Fprintln(os.Stderr, "endless:", err)
			os.Exit(1)
		}
	}
}
