// Pour writes n bytes, and says when it has written them all.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how many bytes"))
	}
	n, err := strconv.ParseUint(os.Args[1], 10, 24)
	check(err)
	_, err = os.Stdout.Write(bytes.Repeat([]byte("."), int(n)))
	check(err)
	_, err = fmt.Fprintln(os.Stderr, "pour: that was all")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pour:", err)
		os.Exit(1)
	}
}
