// Deputy-broken survives a lost log, and lets a shell do some work.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

func main() {
	signal.Ignore(syscall.SIGPIPE)
	cmd := exec.Command("sh", "-c", "seq 1000000 | head -n 1")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "deputy-broken:", err)
		os.Exit(1)
	}
}
