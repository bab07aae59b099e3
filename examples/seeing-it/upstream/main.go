// Upstream follows standard input from a process to the one that
// writes to it, and from there on.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say a process ID"))
	}
	pid, err := strconv.Atoi(os.Args[1])
	check(err)
	all, err := ends()
	check(err)
	seen := map[int]bool{}
	for !seen[pid] {
		seen[pid] = true
		w, ok := writer(pid, all)
		if !ok {
			return
		}
		_, err := fmt.Printf("%d reads from %s, process %d\n",
			pid, w.name, w.pid)
		check(err)
		pid = w.pid
	}
}

// writer finds a process that can write to the input of process pid.
func writer(pid int, all []end) (w end, ok bool) {
	for _, in := range all {
		if in.pid != pid || in.fd != 0 || in.writes {
			continue
		}
		for _, w := range all {
			if w.pipe == in.pipe && w.writes {
				return w, true
			}
		}
	}
	return w, false
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "upstream:", err)
		os.Exit(1)
	}
}
