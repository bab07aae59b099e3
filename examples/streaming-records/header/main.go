// Header reads a JSON object, and then lines of text.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

func main() {
	in := json.NewDecoder(os.Stdin)
	var head struct {
		Table int `json:"table"`
	}
	check(in.Decode(&head))
	all := io.MultiReader(in.Buffered(), os.Stdin)
	rest := bufio.NewScanner(all)
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
		fmt.Fprintln(os.Stderr, "header:", err)
		os.Exit(1)
	}
}
