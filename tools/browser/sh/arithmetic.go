package sh

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// arithmetic are the operators that need both sides and nothing else.
var arithmetic = map[syntax.BinAritOperator]func(a, b int64) int64{
	syntax.Add: func(a, b int64) int64 { return a + b },
	syntax.Sub: func(a, b int64) int64 { return a - b },
	syntax.Mul: func(a, b int64) int64 { return a * b },
	syntax.Quo: func(a, b int64) int64 { return a / b },
	syntax.Rem: func(a, b int64) int64 { return a % b },
	syntax.Shl: func(a, b int64) int64 { return a << (b & 63) },
	syntax.Shr: func(a, b int64) int64 { return a >> (b & 63) },
	syntax.And: func(a, b int64) int64 { return a & b },
	syntax.Or:  func(a, b int64) int64 { return a | b },
	syntax.Xor: func(a, b int64) int64 { return a ^ b },
	syntax.Eql: func(a, b int64) int64 { return truth(a == b) },
	syntax.Neq: func(a, b int64) int64 { return truth(a != b) },
	syntax.Lss: func(a, b int64) int64 { return truth(a < b) },
	syntax.Gtr: func(a, b int64) int64 { return truth(a > b) },
	syntax.Leq: func(a, b int64) int64 { return truth(a <= b) },
	syntax.Geq: func(a, b int64) int64 { return truth(a >= b) },
}

var assigning = map[syntax.BinAritOperator]syntax.BinAritOperator{
	syntax.AddAssgn: syntax.Add, syntax.SubAssgn: syntax.Sub, syntax.MulAssgn: syntax.Mul,
	syntax.QuoAssgn: syntax.Quo, syntax.RemAssgn: syntax.Rem, syntax.AndAssgn: syntax.And,
	syntax.OrAssgn: syntax.Or, syntax.XorAssgn: syntax.Xor, syntax.ShlAssgn: syntax.Shl, syntax.ShrAssgn: syntax.Shr,
}

func assigns(op syntax.BinAritOperator) bool {
	_, with := assigning[op]
	return with || op == syntax.Assgn
}

func truth(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

func (s *shell) arithmetic(e syntax.ArithmExpr) (int64, error) {
	switch e := e.(type) {
	case *syntax.Word:
		return s.number(e)
	case *syntax.ParenArithm:
		return s.arithmetic(e.X)
	case *syntax.UnaryArithm:
		n, err := s.arithmetic(e.X)
		switch e.Op {
		case syntax.Not:
			n = truth(n == 0)
		case syntax.BitNegation:
			n = ^n
		case syntax.Minus:
			n = -n
		}
		return n, err
	case *syntax.BinaryArithm:
		return s.binary(e)
	}
	return 0, errors.New(notKnown + "an empty `$((…))`")
}

func (s *shell) binary(e *syntax.BinaryArithm) (int64, error) {
	if assigns(e.Op) {
		return s.assignNumber(e)
	}
	a, err := s.arithmetic(e.X)
	if err != nil {
		return 0, err
	}
	switch e.Op {
	case syntax.AndArit, syntax.OrArit:
		if (a != 0) == (e.Op == syntax.OrArit) {
			return truth(a != 0), nil
		}
		b, err := s.arithmetic(e.Y)
		return truth(b != 0), err
	case syntax.TernQuest:
		either, ok := e.Y.(*syntax.BinaryArithm)
		if !ok || either.Op != syntax.TernColon {
			return 0, errors.New(notKnown + "this form of `?`")
		}
		if a != 0 {
			return s.arithmetic(either.X)
		}
		return s.arithmetic(either.Y)
	}
	b, err := s.arithmetic(e.Y)
	if err != nil {
		return 0, err
	}
	return s.calculate(e, e.Op, a, b)
}

func (s *shell) calculate(e *syntax.BinaryArithm, op syntax.BinAritOperator, a, b int64) (int64, error) {
	if b == 0 && (op == syntax.Quo || op == syntax.Rem) {
		return 0, fmt.Errorf("arithmetic expression: division by zero: %q", s.source(e))
	}
	return arithmetic[op](a, b), nil
}

func (s *shell) assignNumber(e *syntax.BinaryArithm) (int64, error) {
	w, ok := e.X.(*syntax.Word)
	if !ok || !isName(w.Lit()) {
		return 0, fmt.Errorf("%s`%s` in `$((…))`", notKnown, s.source(e))
	}
	n, err := s.arithmetic(e.Y)
	if op, with := assigning[e.Op]; with && err == nil {
		var before int64
		if before, err = s.number(w); err == nil {
			n, err = s.calculate(e, op, before, n)
		}
	}
	if err == nil {
		s.vars[w.Lit()] = strconv.FormatInt(n, 10)
	}
	return n, err
}

// number is the value of a word: a number as it stands, or what a name or an
// expansion stands for. A value that is an expression again is not known.
func (s *shell) number(w *syntax.Word) (int64, error) {
	text := w.Lit()
	value := text
	switch {
	case isName(text):
		value = s.vars[text]
	case text == "":
		value = s.text1(w)
	}
	value = strings.TrimSpace(value)
	if value == "" && text != "" && isName(text) {
		return 0, nil
	}
	digits := strings.TrimLeft(value, "+-")
	n, err := strconv.ParseInt(value, 0, 64)
	if err == nil && len(value)-len(digits) < 2 && !strings.ContainsAny(digits, "_oObB") {
		return n, nil
	}
	if errors.Is(err, strconv.ErrRange) {
		return n, nil // the largest there is, as in dash
	}
	if isName(text) {
		return 0, complaint("Illegal number: " + value)
	}
	return 0, fmt.Errorf("%s`%s` as a number in `$((…))`", notKnown, value)
}
