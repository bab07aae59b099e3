// Lonely-broken waits for something that nothing can send.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say where to wait: channel or pipe"))
	}
	if os.Args[1] == "channel" {
		<-make(chan bool)
	}
	r, w, err := os.Pipe()
	check(err)
	_, err = r.Read(make([]byte, 1))
	check(err)
	check(w.Close()) // never reached
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "lonely-broken:", err)
		os.Exit(1)
	}
}
