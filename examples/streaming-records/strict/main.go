// Strict greets guests, and stops at a record it can't read.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

type guest struct {
	Name  string `json:"name"`
	Table int    `json:"table"`
}

func main() {
	in := json.NewDecoder(os.Stdin)
	for {
		var g guest
		err := in.Decode(&g)
		if err == io.EOF {
			return
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "strict:", err)
			os.Exit(1)
		}
		_, err = fmt.Printf("Entering %q at table %d\n",
			g.Name, g.Table)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "strict:", err)
		os.Exit(1)
	}
}
