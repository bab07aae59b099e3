// Guests-nul prints three names, each with a zero byte at its end.
package main

import (
	"fmt"
	"os"
)

func main() {
	names := []string{"Bob", "Jimmy\nJunior", "Gene"}
	for _, name := range names {
		_, err := fmt.Print(name, "\x00")
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "guests-nul:", err)
		os.Exit(1)
	}
}
