package runner

// A guard would end an exchange when this process is killed. On this system
// nothing does.
type guard struct{}

func (c *Command) startGuard() (*guard, error) { return nil, nil }

func (g *guard) watch(int) {}

func (g *guard) dismiss() error { return nil }
