// Sealed greets guests, and wants to hear at the end how many there
// were.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// A record is a guest, or the last one, which has a count.
type record struct {
	Name  string `json:"name"`
	Table int    `json:"table"`
	Count *int   `json:"count"`
}

func main() {
	in := json.NewDecoder(os.Stdin)
	for n := 0; ; n++ {
		var r record
		err := in.Decode(&r)
		if err == io.EOF {
			err = errors.New("the end is missing")
		}
		check(err)
		if r.Count != nil {
			if *r.Count != n {
				err = fmt.Errorf("%d of %d guests", n, *r.Count)
			}
			check(err)
			return
		}
		_, err = fmt.Printf("Entering %q at table %d\n",
			r.Name, r.Table)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "sealed:", err)
		os.Exit(1)
	}
}
