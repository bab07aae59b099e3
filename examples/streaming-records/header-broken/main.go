// Header-broken reads a JSON object, and then lines of text.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	in := json.NewDecoder(os.Stdin)
	var head struct {
		Table int `json:"table"`
	}
	check(in.Decode(&head))
	rest := bufio.NewScanner(os.Stdin)
	for rest.Scan() {
		if rest.Text() == "" {
			continue // the rest of the first line is empty
		}
		_, err := fmt.Printf("%s at table %d\n",
			rest.Text(), head.Table)
		check(err)
	}
	check(rest.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "header-broken:", err)
		os.Exit(1)
	}
}
