// Solo checks that no other solo runs at the same time.
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	check(os.Mkdir("stage", 0o777)) // fails if it's there already
	time.Sleep(50 * time.Millisecond)
	_, err := fmt.Println("alone on the stage")
	check(err)
	check(os.Remove("stage"))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "solo:", err)
		os.Exit(1)
	}
}
