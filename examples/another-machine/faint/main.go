// Faint is a reader that dies when it reads Tina, the first time.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if strings.HasPrefix(in.Text(), "Tina") &&
			os.Getenv("DELIVERY") != "2" {
			os.Exit(1)
		}
		_, err := fmt.Println("Entering", in.Text())
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "faint:", err)
		os.Exit(1)
	}
}
