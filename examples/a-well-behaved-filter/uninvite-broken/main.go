// Uninvite-broken asks you, and then takes the guests in its input
// off the list.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	if !confirm(in, os.Stderr) {
		os.Exit(1)
	}
	guests := bufio.NewScanner(in)
	for guests.Scan() {
		_, err := fmt.Println(guests.Text(), "is off the list")
		check(err)
	}
	check(guests.Err())
}

// confirm asks. An answer that begins with y is a yes.
func confirm(from *bufio.Reader, to io.Writer) bool {
	_, err := fmt.Fprint(to, "Uninvite them all? ")
	check(err)
	answer, err := from.ReadString('\n')
	answer = strings.ToLower(answer)
	return err == nil && strings.HasPrefix(answer, "y")
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "uninvite-broken:", err)
		os.Exit(2)
	}
}
