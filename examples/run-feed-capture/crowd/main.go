// Crowd prints as many guests as its argument says.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how many guests there are"))
	}
	guests, err := strconv.Atoi(os.Args[1])
	check(err)
	out := bufio.NewWriter(os.Stdout)
	for n := range guests {
		fmt.Fprintln(out, "Guest", n+1)
	}
	check(out.Flush()) // an error of any line stays until here
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "crowd:", err)
		os.Exit(1)
	}
}
