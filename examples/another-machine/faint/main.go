// Faint is a reader that dies when it reads Tina, the first time.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	delivery := os.Getenv("DELIVERY")
	first := delivery == "" || delivery == "1"
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if first && strings.HasPrefix(in.Text(), "Tina") {
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
