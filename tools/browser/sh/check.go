package sh

// Check says what keeps a script from running here: what the shell does not
// know, or a command that is neither its own nor, as far as the function
// knows, a program. Only a name that stands in the script as it is can be
// checked. The error is an [*Error].
func Check(text string, program func(name string) bool) error {
	n, err := parse(text, 1)
	if err != nil {
		return err
	}
	c := checker{program: program}
	c.node(n)
	return c.err
}

// A checker keeps the first thing that is wrong.
type checker struct {
	program func(name string) bool
	err     error
}

func (c *checker) node(n node) {
	switch n := n.(type) {
	case *list:
		for _, i := range n.items {
			c.node(i.node)
		}
	case *andOr:
		c.node(n.left)
		c.node(n.right)
	case *pipeline:
		for _, command := range n.commands {
			c.node(command)
		}
	case *group:
		c.node(n.body)
		c.redirects(n.redirects)
	case *simple:
		c.name(n)
		for _, a := range n.assigns {
			c.word(a.value)
		}
		for _, w := range n.words {
			c.word(w)
		}
		c.redirects(n.redirects)
	}
}

func (c *checker) redirects(all []redirect) {
	for _, r := range all {
		c.word(r.target)
	}
}

// word looks into the substitutions of a word.
func (c *checker) word(w word) {
	for _, p := range w {
		if p.body != nil {
			c.node(p.body)
		}
	}
}

func (c *checker) name(n *simple) {
	if len(n.words) == 0 || c.err != nil {
		return
	}
	name := ""
	for _, p := range n.words[0] {
		if !p.literal() {
			return
		}
		name += p.text
	}
	if builtin(name) == nil && commands[name] == nil && !c.program(name) {
		c.err = &Error{n.line, "the page has no " + name}
	}
}
