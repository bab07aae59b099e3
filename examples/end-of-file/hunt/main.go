// Hunt finds the process that keeps an end of file away.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	switch os.Getenv("HUNT_ROLE") {
	case "child":
		check(command("helper", os.Stdin, os.Stdout).Start())
	case "helper":
		_, err := io.Copy(io.Discard, os.Stdin) // until closed
		check(err)
	default:
		parent()
	}
}

// parent waits for its child, but end of file doesn't come.
func parent() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	stay, letGo, err := os.Pipe()
	check(err)
	cmd := command("child", stay, pipeout)
	check(cmd.Start())
	check(stay.Close())
	check(pipeout.Close())
	check(cmd.Wait())
	_, err = fmt.Println("child", cmd.Process.Pid, "is gone")
	check(err)
	ask(pipein)
	check(holders(pipein))
	ask(pipein)
	check(letGo.Close())
}

// ask reads until end of file, or gives up soon.
func ask(pipein *os.File) {
	soon := time.Now().Add(100 * time.Millisecond)
	check(pipein.SetReadDeadline(soon))
	_, err := io.ReadAll(pipein)
	_, err = fmt.Println(err)
	check(err)
}

// command is this program in another role.
func command(role string, stdin, stdout *os.File) *exec.Cmd {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "HUNT_ROLE="+role)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, stdout, os.Stderr
	return cmd
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "hunt:", err)
		os.Exit(1)
	}
}
