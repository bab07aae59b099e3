// Guests prints three names, one of them on two lines.
package main

import (
	"fmt"
	"os"
)

func main() {
	names := []string{"Bob", "Jimmy\nJunior", "Gene"}
	for _, name := range names {
		_, err := fmt.Println(name)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "guests:", err)
		os.Exit(1)
	}
}
