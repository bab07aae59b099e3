//go:build !linux

package runner

// start starts the shell. Where it writes is its own affair on this system; on
// Linux it is held to the exchange's folder. When it began is not asked here.
func (c *Command) start() (began uint64, err error) { return 0, c.cmd.Start() }
