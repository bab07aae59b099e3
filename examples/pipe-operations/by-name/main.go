// By-name prints three names, the second through /dev/stdout.
package main

import (
	"fmt"
	"os"
)

func main() {
	_, err := fmt.Println("Bob")
	check(err)
	out, err := os.Create("/dev/stdout")
	check(err)
	_, err = fmt.Fprintln(out, "Linda")
	check(err)
	check(out.Close())
	_, err = fmt.Println("Tina")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "by-name:", err)
		os.Exit(1)
	}
}
