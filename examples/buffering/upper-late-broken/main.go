// Upper-late-broken is upper with a buffer that's flushed too late.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Fprintln(out, strings.ToUpper(in.Text()))
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "upper-late-broken:", err)
		os.Exit(1)
	}
}
