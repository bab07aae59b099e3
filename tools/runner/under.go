package runner

import "path/filepath"

// Under makes the command run as the last arguments of another, such as a
// tracer, which must end when the command does. The tracer writes its files
// beside the exchange's folder, so the folder above may be written to.
func (c *Command) Under(args ...string) {
	args = append(args, c.cmd.Path)
	c.cmd.Args = append(args, c.cmd.Args[1:]...)
	c.cmd.Path = args[0]
	c.writable = filepath.Dir(c.base)
}
