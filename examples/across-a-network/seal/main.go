// Seal copies lines, and says at the end how many there were.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	lines := 0
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Println(in.Text())
		check(err)
		lines++
	}
	check(in.Err())
	_, err := fmt.Println("end", lines)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "seal:", err)
		os.Exit(1)
	}
}
