// Writer prints the names of a family, one on each line.
package main

import (
	"fmt"
	"os"
)

func main() {
	names := []string{"Bob", "Linda", "Tina", "Gene", "Louise"}
	for _, name := range names {
		_, err := fmt.Println(name, "Belcher")
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "writer:", err)
		os.Exit(1)
	}
}
