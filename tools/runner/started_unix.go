//go:build unix && !linux

package runner

// started finds out whether a process of the exchange's group is alive. Those
// that left the group are not found: that needs Linux's /proc.
func (c *Command) started() []process { return c.startedInGroup() }

func (c *Command) holders() string { return "" }
