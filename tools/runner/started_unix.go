//go:build unix && !linux

package runner

// started says whether anything of the exchange is alive. What left its group
// is not found here: that needs Linux's /proc.
func (c *Command) started() []process { return c.startedInGroup() }

func (c *Command) holders() string { return "" }
