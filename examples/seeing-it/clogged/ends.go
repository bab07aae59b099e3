//go:build linux

package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An end of an anonymous pipe, as a process has it open.
type end struct {
	pid, fd int
	name    string // of the program, up to 15 bytes of it
	pipe    string // the same for both ends: pipe:[40713]
	writes  bool   // also if it was opened for both
}

// ends looks at the descriptors of all processes.
func ends() ([]end, error) {
	links, err := filepath.Glob("/proc/[0-9]*/fd/*")
	if err != nil {
		return nil, err
	}
	var all []end
	for _, link := range links {
		if e, ok := endOf(link); ok {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b end) int {
		byPid := cmp.Compare(a.pid, b.pid)
		return cmp.Or(byPid, cmp.Compare(a.fd, b.fd))
	})
	return all, nil
}

// endOf reads one link. ok is false if the descriptor isn't a pipe,
// or has been closed meanwhile.
func endOf(link string) (e end, ok bool) {
	target, err := os.Readlink(link)
	if err != nil || !strings.HasPrefix(target, "pipe:") {
		return e, false
	}
	info, err := os.Lstat(link)
	if err != nil {
		return e, false
	}
	format := "/proc/%d/fd/%d"
	_, err = fmt.Sscanf(link, format, &e.pid, &e.fd)
	if err != nil {
		return e, false
	}
	name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", e.pid))
	e.name = strings.TrimSuffix(string(name), "\n")
	e.pipe = target
	e.writes = info.Mode().Perm()&0o200 != 0
	return e, err == nil
}
