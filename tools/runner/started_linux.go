package runner

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// started finds the processes of the exchange that are alive: those in its
// process group, and those that left it, even for a session of their own. The
// latter are recognised by HOME, which differs between exchanges, or by their
// working directory. Processes older than the exchange's shell do not count.
//
// Nor do zombies. A process that has ended keeps its entry in /proc until its
// status is read. For an orphan init does that, and it may take a while.
func (c *Command) started() []process {
	pids := processes()
	if len(pids) == 0 {
		return c.startedInGroup() // no /proc to ask
	}
	var found []process
	for _, pid := range pids {
		if pid == os.Getpid() {
			continue
		}
		stat, ok := readStat(pid)
		if !ok || stat.state == "Z" || stat.state == "X" || stat.began < c.begun {
			continue
		}
		if stat.group == c.cmd.Process.Pid || c.marked(pid) {
			found = append(found, process{pid, stat.name})
		}
	}
	slices.SortFunc(found, func(a, b process) int { return a.pid - b.pid })
	return found
}

// processes lists the process IDs in /proc.
func processes() []int {
	proc, err := os.Open("/proc")
	if err != nil {
		return nil
	}
	defer proc.Close()
	names, _ := proc.Readdirnames(-1) // what was read before an error counts
	var pids []int
	for _, name := range names {
		if pid, err := strconv.Atoi(name); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}

// A procStat is what is asked of /proc/PID/stat; see proc_pid_stat(5).
type procStat struct {
	name  string
	state string
	group int
	began uint64 // in ticks, since the system began
}

// readStat returns false if the process no longer exists.
func readStat(pid int) (stat procStat, ok bool) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	// The name, in parentheses, may have any character, a parenthesis too.
	from, to := bytes.IndexByte(data, '('), bytes.LastIndexByte(data, ')')
	if err != nil || from < 0 || to < from {
		return stat, false
	}
	fields := strings.Fields(string(data[to+1:])) // from the third on
	if len(fields) < 20 {
		return stat, false
	}
	stat.name, stat.state = string(data[from+1:to]), fields[0]
	group, groupErr := strconv.Atoi(fields[2])
	began, beganErr := strconv.ParseUint(fields[19], 10, 64)
	stat.group, stat.began = group, began
	return stat, groupErr == nil && beganErr == nil
}

// marked says whether a process has the exchange's environment, or works in
// its folder.
func (c *Command) marked(pid int) bool {
	env, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
	if err != nil {
		return false // it has ended, or is another user's
	}
	home := "HOME=" + filepath.Join(c.base, "home")
	if slices.Contains(strings.Split(string(env), "\x00"), home) {
		return true
	}
	cwd, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid))
	return err == nil && (cwd == c.base || strings.HasPrefix(cwd, c.base+"/"))
}

// holders lists the pipe ends that each process of the exchange has open, to be
// added to an error: a line for each process.
func (c *Command) holders() string {
	names := map[uint64]string{}
	for what, w := range map[string]any{"the output": c.cmd.Stdout, "the error output": c.cmd.Stderr} {
		if f, ok := w.(*os.File); ok {
			if info, err := f.Stat(); err == nil {
				names[info.Sys().(*syscall.Stat_t).Ino] = what
			}
		}
	}
	others := 0
	var b strings.Builder
	for _, p := range c.started() {
		var ends []string
		for _, e := range pipeEnds(p.pid) {
			if names[e.inode] == "" {
				names[e.inode] = "pipe " + string(rune('A'+others%26))
				others++
			}
			ends = append(ends, fmt.Sprintf("%d %s %s", e.fd, e.does, names[e.inode]))
		}
		if len(ends) == 0 {
			ends = []string{"holds no pipe"}
		}
		fmt.Fprintf(&b, "\n\t%s: %s", p, strings.Join(ends, ", "))
	}
	if b.Len() == 0 {
		return ""
	}
	return "; this is who held which end of which pipe:" + b.String()
}

// A pipeEnd is a descriptor of a process.
type pipeEnd struct {
	fd    int
	does  string // "reads", "writes" or both
	inode uint64 // the pipe's identity
}

func pipeEnds(pid int) []pipeEnd {
	fds, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	if err != nil {
		return nil
	}
	var ends []pipeEnd
	for _, d := range fds {
		info, err := os.Stat(fmt.Sprintf("/proc/%d/fd/%s", pid, d.Name()))
		if err != nil || info.Mode()&os.ModeNamedPipe == 0 {
			continue
		}
		fd, err := strconv.Atoi(d.Name())
		if err != nil {
			continue
		}
		does := []string{"reads", "writes", "reads and writes", "holds"}[accessMode(pid, fd)]
		ends = append(ends, pipeEnd{fd, does, info.Sys().(*syscall.Stat_t).Ino})
	}
	slices.SortFunc(ends, func(a, b pipeEnd) int { return a.fd - b.fd })
	return ends
}

// accessMode is how a descriptor was opened: O_RDONLY, O_WRONLY or O_RDWR, and
// 3 where that is not known.
func accessMode(pid, fd int) int {
	info, err := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", pid, fd))
	if err != nil {
		return 3
	}
	for line := range strings.Lines(string(info)) {
		if flags, ok := strings.CutPrefix(line, "flags:"); ok {
			n, err := strconv.ParseInt(strings.TrimSpace(flags), 8, 64)
			if err == nil {
				return int(n & syscall.O_ACCMODE)
			}
		}
	}
	return 3
}
