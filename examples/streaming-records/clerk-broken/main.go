// Clerk-broken answers questions about tables, in JSON.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// A message is a question, or the answer to one.
type message struct {
	ID    int    `json:"id"`
	Name  string `json:"name"`
	Table int    `json:"table"`
}

func main() {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var m message
		err := in.Decode(&m)
		if err == io.EOF {
			return
		}
		check(err)
		m.Table = lookUp(m.Name)
		check(out.Encode(m))
	}
}

// lookUp plays a function of a library.
func lookUp(name string) (table int) {
	_, err := fmt.Println("looking up", name)
	check(err)
	return len(name)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "clerk-broken:", err)
		os.Exit(1)
	}
}
