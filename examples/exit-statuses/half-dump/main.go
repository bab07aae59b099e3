// Half-dump prints two of five names, and then fails.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	for _, name := range []string{"Bob", "Linda"} {
		_, err := fmt.Println(name, "Belcher")
		check(err)
	}
	check(errors.New("connection lost"))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "half-dump:", err)
		os.Exit(1)
	}
}
