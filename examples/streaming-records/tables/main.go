// Tables reads guests and their tables as comma-separated values.
package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
)

func main() {
	in := csv.NewReader(os.Stdin)
	for {
		fields, err := in.Read()
		if err == io.EOF {
			return
		}
		check(err)
		_, err = fmt.Printf("%q\n", fields)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}
