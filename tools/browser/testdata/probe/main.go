//go:build unix

// Probe asks a kernel how its pipes and processes behave, a question a run.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

var questions = map[string]func() error{
	"fill": fill, "blocks": blocks, "two-writers": twoWriters, "epipe": epipe, "flood": flood,
	"closed": closed, "deadlines": deadlines, "killed": killed, "notified": notified, "leak": leak,
	"asleep": asleep, "odd": odd, "stuck": stuck, "orphan": orphan, "context": timeout, "read3": read3,
	"talk": talk, "files": files, "write3": write3, "wait": wait, "hog": hog, "crash": crash,
	"sip": sip, "pour": pour, "system": system, "torn": torn, "write-long": writeLong,
}

func main() {
	if err := questions[os.Args[1]](); err != nil {
		fmt.Fprintln(os.Stderr, "probe:", err)
		os.Exit(1)
	}
}

// again starts this program with another question and these extra files.
func again(question string, extra ...*os.File) *exec.Cmd {
	cmd := exec.Command("probe", question)
	cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = os.Stdout, os.Stderr, extra
	return cmd
}
