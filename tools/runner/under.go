package runner

// Under makes the command run as the last arguments of another, such as a
// tracer, which must end when the command does.
func (c *Command) Under(args ...string) {
	args = append(args, c.cmd.Path)
	c.cmd.Args = append(args, c.cmd.Args[1:]...)
	c.cmd.Path = args[0]
}
