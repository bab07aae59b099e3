// Upstream follows standard input from a process to those that can
// write to it, and from there on.
package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
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
	found := []int{pid}
	for i := 0; i < len(found); i++ { // found grows meanwhile
		for _, w := range writers(found[i], all) {
			_, err = fmt.Printf("%d reads from %s, process %d\n",
				found[i], w.name, w.pid)
			check(err)
			if !slices.Contains(found, w.pid) {
				found = append(found, w.pid)
			}
		}
	}
}

// writers finds the processes that can write to the input of pid.
func writers(pid int, all []end) []end {
	var found []end
	for _, in := range all {
		if in.pid != pid || in.fd != 0 || in.writes {
			continue
		}
		for _, e := range all {
			if e.pipe == in.pipe && e.writes {
				found = append(found, e)
			}
		}
	}
	// The ends of a process follow each other. One is enough.
	return slices.CompactFunc(found, func(a, b end) bool {
		return a.pid == b.pid
	})
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "upstream:", err)
		os.Exit(1)
	}
}
