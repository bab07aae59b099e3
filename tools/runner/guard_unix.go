//go:build unix

package runner

import (
	"errors"
	"io"
	"os/exec"
	"strconv"
)

// A guard is a process that ends an exchange when this process is killed and
// cannot do so itself. It reads from a pipe of which only this process holds
// the write end: the exchange's process group, and then "over". Where end of
// file comes instead, the kernel has closed the pipe because this process died.
type guard struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	err error
}

// guardScript kills the exchange's process group and, where there is a /proc,
// every process that works in the exchange's folder: those that left the group,
// or all of them if this process died before it wrote the group's number. It
// looks again until there is none: one may have started another meanwhile. Then
// it removes the folder.
const guardScript = `read -r group
[ "$group" = over ] || read -r over && exit
[ -z "$group" ] || kill -s KILL -- "-$group"
found=yes
while [ -n "$found" ]; do
	found=
	for p in /proc/[0-9]*; do
		case $(readlink "$p/cwd") in "$1" | "$1"/*) kill -s KILL "${p#/proc/}"; found=yes ;; esac
	done
done
chmod -R u+rwx "$1"
rm -rf "$1"`

// startGuard starts the guard of an exchange, before the exchange starts. It
// is in a process group of its own, so that a Ctrl-C does not end it.
func (c *Command) startGuard() (*guard, error) {
	shell, err := findShell()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(shell, "-c", guardScript, "guard", c.writable)
	cmd.Dir, cmd.Env = "/", []string{"PATH=/usr/bin:/bin"}
	ownGroup(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, in.Close())
	}
	return &guard{cmd: cmd, in: in}, nil
}

// watch writes the number of the process group that the guard may have to kill.
func (g *guard) watch(group int) {
	_, g.err = io.WriteString(g.in, strconv.Itoa(group)+"\n")
}

// dismiss ends the guard without killing anything.
func (g *guard) dismiss() error {
	_, err := io.WriteString(g.in, "over\n")
	return errors.Join(g.err, err, g.in.Close(), g.cmd.Wait())
}
