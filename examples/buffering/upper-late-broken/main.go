// Upper-late-broken is upper with a buffer that is flushed too late.
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
		line := strings.ToUpper(in.Text())
		if _, err := fmt.Fprintln(out, line); err != nil {
			fail(err)
		}
	}
	if err := in.Err(); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "upper-late-broken:", err)
	os.Exit(1)
}
