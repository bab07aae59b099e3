// Writer prints the names of a family, one a line.
package main

import (
	"fmt"
	"os"
)

func main() {
	names := []string{
		"Bob Belcher",
		"Linda Belcher",
		"Tina Belcher",
		"Gene Belcher",
		"Louise Belcher",
	}
	for _, name := range names {
		if _, err := fmt.Println(name); err != nil {
			fmt.Fprintln(os.Stderr, "writer:", err)
			os.Exit(1)
		}
	}
}
