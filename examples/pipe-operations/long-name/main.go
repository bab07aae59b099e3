// Long-name prints three names; the second has 70,000 letters.
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	long := strings.Repeat("x", 70000)
	for _, name := range []string{"Bob", long, "Linda"} {
		if _, err := fmt.Println(name); err != nil {
			fmt.Fprintln(os.Stderr, "long-name:", err)
			os.Exit(1)
		}
	}
}
