// Depart exits with the status that its argument says.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say with which status to exit"))
	}
	status, err := strconv.Atoi(os.Args[1])
	check(err)
	os.Exit(status)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "depart:", err)
		os.Exit(1)
	}
}
