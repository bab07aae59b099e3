// Pipes-of prints the anonymous pipes of a process, and who has the
// other ends.
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
	// Without permission, this fails. The others are left out.
	_, err = os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	check(err)
	all, err := ends()
	check(err)
	for _, mine := range all {
		if mine.pid == pid {
			check(report(mine, all))
		}
	}
}

// report prints an end, and below it each other end of that pipe.
func report(mine end, all []end) error {
	verb, other := "reads", "written"
	if mine.writes {
		verb, other = "writes", "read"
	}
	_, err := fmt.Println(mine.fd, verb, mine.pipe)
	found := false
	for _, e := range all {
		if e.pipe == mine.pipe && e.writes != mine.writes {
			found = true
			_, failed := fmt.Printf("  %s by %s, process %d, as %d\n",
				other, e.name, e.pid, e.fd)
			err = errors.Join(err, failed)
		}
	}
	if !found {
		_, failed := fmt.Printf("  not %s by any process "+
			"that I may look into\n", other)
		err = errors.Join(err, failed)
	}
	return err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pipes-of:", err)
		os.Exit(1)
	}
}
