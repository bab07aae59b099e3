// Feed-broken does not say in time that no more names will come.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	cmd := exec.Command("reader")
	cmd.Stdout = os.Stdout
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	for _, name := range os.Args[1:] {
		_, err := fmt.Fprintln(in, name)
		check(err)
	}
	// The deadline ends what would last for ever.
	late := time.AfterFunc(300*time.Millisecond, func() {
		check(in.Close())
	})
	check(cmd.Wait())
	_, err = fmt.Println("reader ended by itself:", late.Stop())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "feed-broken:", err)
		os.Exit(1)
	}
}
