// Roster prints guests and their tables, one JSON object a line.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

type guest struct {
	Name  string `json:"name"`
	Table int    `json:"table"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	guests := []guest{{"Bob", 3}, {"Jimmy\nJunior", 4}, {"Gene", 3}}
	for _, g := range guests {
		check(out.Encode(g))
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "roster:", err)
		os.Exit(1)
	}
}
