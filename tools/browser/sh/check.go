package sh

import "mvdan.cc/sh/v3/syntax"

// Check says what keeps a script from running here: what the shell does not
// know, or a command that is neither its own nor, as far as the function
// knows, a program. Only a name that stands in the script as it is can be
// checked. The error is an [*Error].
func Check(text string, program func(name string) bool) error {
	s, err := parse(text)
	if err != nil {
		return err
	}
	syntax.Walk(s.file, func(n syntax.Node) bool {
		call, ok := n.(*syntax.CallExpr)
		if !ok || len(call.Args) == 0 || err != nil {
			return err == nil
		}
		if name, ok := literal(call.Args[0]); ok && builtins[name] == nil && commands[name] == nil && !program(name) {
			err = &Error{int(call.Args[0].Pos().Line()), "the page has no " + name}
		}
		return true
	})
	return err
}

// literal is a word in which nothing is expanded.
func literal(w *syntax.Word) (string, bool) {
	known := true
	syntax.Walk(w, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.ParamExp, *syntax.CmdSubst, *syntax.ArithmExp:
			known = false
		}
		return known
	})
	if !known {
		return "", false
	}
	return new(shell).text1(w), true
}
