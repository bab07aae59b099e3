package sh

import "mvdan.cc/sh/v3/syntax"

// A Call is a command of a script that is not the shell's own.
type Call struct {
	Name string
	Line int // from 1
}

// Check says what keeps a script from running here: what the shell does not
// know, or a command that is neither its own nor, as far as the function
// knows, a program. The error is an [*Error].
func Check(text string, program func(name string) bool) error {
	calls, err := Calls(text)
	if err != nil {
		return err
	}
	return CheckCalls(calls, program)
}

// Calls are the commands of a script. Only a name that stands in the script as
// it is is one of them. The error is an [*Error]: what the shell does not know.
func Calls(text string) ([]Call, error) {
	s, err := parse(text)
	if err != nil {
		return nil, err
	}
	var calls []Call
	syntax.Walk(s.file, func(n syntax.Node) bool {
		call, ok := n.(*syntax.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		if name, ok := literal(call.Args[0]); ok && builtins[name] == nil && commands[name] == nil {
			calls = append(calls, Call{name, int(call.Args[0].Pos().Line())})
		}
		return true
	})
	return calls, nil
}

// CheckCalls refuses a call of what is no program.
func CheckCalls(calls []Call, program func(name string) bool) error {
	for _, c := range calls {
		if !program(c.Name) {
			return &Error{c.Line, "the page has no " + c.Name}
		}
	}
	return nil
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
