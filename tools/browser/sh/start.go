package sh

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// env is the environment of a command.
func (s *shell) env() []string {
	var env []string
	for name := range s.exported {
		if value, set := s.vars[name]; set {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// start starts a program with these descriptors. An error has been told, and
// comes with the status that the shell then has.
func (s *shell) start(argv, env []string, files []*os.File) (*os.Process, int) {
	path, err := s.find(argv[0])
	if err != nil {
		return nil, s.notRun(argv[0], err)
	}
	p, err := os.StartProcess(path, argv, &os.ProcAttr{Env: env, Files: given(path, files)})
	if err != nil {
		return nil, s.notRun(argv[0], err)
	}
	return p, 0
}

func (s *shell) notRun(name string, err error) int {
	switch {
	case name == "":
		return s.complain(127, "%d: : Permission denied", s.line)
	case lacks(name):
		return s.complain(2, "%d: %s`%s`", s.line, notKnown, name)
	case errors.Is(err, os.ErrNotExist):
		return s.complain(127, "%d: %s: not found", s.line, name)
	}
	return s.complain(126, "%d: %s: %s", s.line, name, reason(err))
}

// given are the descriptors for a program. Go opens /dev/null where 0, 1 or 2
// is closed, and a C program finds nothing: a command that stands for one gets
// what it can neither read nor write.
func given(path string, files []*os.File) []*os.File {
	if name := filepath.Base(path); commands[name] == nil || name == "sh" {
		return files
	}
	out := append([]*os.File(nil), files...)
	for fd, flag := range []int{os.O_WRONLY, os.O_RDONLY, os.O_RDONLY} {
		if out[fd] == nil {
			out[fd], _ = os.OpenFile(os.DevNull, flag, 0) // it is always there
		}
	}
	return out
}

// find looks a command up in PATH.
func (s *shell) find(name string) (string, error) {
	if strings.Contains(name, "/") {
		return name, nil
	}
	for _, dir := range filepath.SplitList(s.vars["PATH"]) {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path, nil
		}
	}
	return "", os.ErrNotExist
}

// wait waits for a process and says, as dash does, which signal ended it.
func (s *shell) wait(p *os.Process) int {
	state, err := p.Wait()
	if err != nil {
		return 127
	}
	ws, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !ws.Signaled() {
		return state.ExitCode()
	}
	if signal := ws.Signal(); signal != syscall.SIGPIPE && signal != syscall.SIGINT && s.files[2] != nil {
		fmt.Fprintln(s.files[2], capital(signal.String()))
	}
	return 128 + int(ws.Signal())
}
