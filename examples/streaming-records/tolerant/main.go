// Tolerant greets guests, reports lines it can't read, and goes on.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type guest struct {
	Name  string `json:"name"`
	Table int    `json:"table"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	bad := 0
	for n := 1; in.Scan(); n++ {
		var g guest
		err := json.Unmarshal(in.Bytes(), &g)
		if err != nil {
			fmt.Fprintf(os.Stderr, "line %d: %v\n", n, err)
			bad++
			continue
		}
		_, err = fmt.Printf("Entering %q at table %d\n",
			g.Name, g.Table)
		check(err)
	}
	check(in.Err())
	if bad > 0 {
		check(fmt.Errorf("lines that can't be read: %d", bad))
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tolerant:", err)
		os.Exit(1)
	}
}
