package runner

// A guard does nothing on this system: if this process is killed, the processes
// of its exchange go on.
type guard struct{}

func (c *Command) startGuard() (*guard, error) { return nil, nil }

func (g *guard) watch(int) {}

func (g *guard) dismiss() error { return nil }
