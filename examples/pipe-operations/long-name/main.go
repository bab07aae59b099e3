// Long-name prints three names. The second has 70,000 letters.
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	long := strings.Repeat("x", 70_000)
	for _, name := range []string{"Bob", long, "Linda"} {
		_, err := fmt.Println(name)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "long-name:", err)
		os.Exit(1)
	}
}
