// Guests prints three names, one of them on two lines.
package main

import (
	"fmt"
	"os"
)

func main() {
	names := []string{"Bob", "Jimmy\nJunior", "Gene"}
	for _, name := range names {
		if _, err := fmt.Println(name); err != nil {
			fail(err)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "guests:", err)
	os.Exit(1)
}
