// Guests-nul ends each name with a zero byte.
package main

import (
	"fmt"
	"os"
)

func main() {
	names := []string{"Bob", "Jimmy\nJunior", "Gene"}
	for _, name := range names {
		if _, err := fmt.Print(name, "\x00"); err != nil {
			fail(err)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "guests-nul:", err)
	os.Exit(1)
}
