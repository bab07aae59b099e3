package sh

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// An Error is what is wrong with a line of a script.
type Error struct {
	Line int // from 1
	Text string
}

func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Text) }

const notKnown = "the page's small shell does not know "

// A script is a text that has been read. A subshell reads it again, and finds
// what it is to run by its number among the nodes.
type script struct {
	text  string
	file  *syntax.File
	nodes []syntax.Node // statements, subshells and substitutions
}

// parse reads a script. The error, an [*Error], says what the script holds
// that is no POSIX shell, or that this shell does not know.
func parse(text string) (*script, error) {
	file, err := syntax.NewParser(syntax.Variant(syntax.LangPOSIX)).Parse(strings.NewReader(text), "")
	var wrong syntax.ParseError
	var other syntax.LangError
	switch {
	case errors.As(err, &wrong):
		return nil, &Error{int(wrong.Pos.Line()), "syntax error: " + wrong.Text}
	case errors.As(err, &other):
		return nil, &Error{int(other.Pos.Line()), notKnown + other.Feature}
	case err != nil:
		return nil, &Error{1, err.Error()}
	}
	s := &script{text: text, file: file}
	r := &refuser{script: s}
	syntax.Walk(file, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Stmt, *syntax.Subshell, *syntax.CmdSubst:
			s.nodes = append(s.nodes, n)
		}
		r.look(n)
		return true
	})
	if r.err != nil {
		return nil, r.err
	}
	return s, nil
}

// source is the text of a node.
func (s *script) source(n syntax.Node) string {
	return s.text[n.Pos().Offset():n.End().Offset()]
}

// A refuser names the first thing in a script that the shell does not know.
type refuser struct {
	*script
	err error
}

func (r *refuser) refuse(n syntax.Node, what string) {
	if r.err == nil {
		r.err = &Error{int(n.Pos().Line()), notKnown + what}
	}
}

func (r *refuser) look(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Stmt:
		r.statement(n)
	case *syntax.CallExpr:
		r.call(n)
	case *syntax.ForClause:
		if _, words := n.Loop.(*syntax.WordIter); !words || n.Select || n.Braces {
			r.refuse(n, "this form of `for`")
		}
	case *syntax.WordIter:
		if !n.InPos.IsValid() {
			r.refuse(n, "`for` without `in`")
		}
	case *syntax.FuncDecl:
		r.refuse(n, "functions")
	case *syntax.CaseClause:
		r.refuse(n, "`case`")
	case *syntax.ArithmCmd, *syntax.TestClause, *syntax.DeclClause, *syntax.LetClause, *syntax.TimeClause,
		*syntax.CoprocClause, *syntax.ProcSubst, *syntax.ExtGlob, *syntax.TestDecl, *syntax.BraceExp, *syntax.FlagsArithm:
		r.refuse(n, "`"+r.source(n)+"`")
	case *syntax.Word:
		r.word(n)
	case *syntax.ParamExp:
		r.parameter(n)
	case *syntax.BinaryArithm:
		if arithmetic[n.Op] == nil && !assigns(n.Op) && n.Op != syntax.AndArit && n.Op != syntax.OrArit && n.Op != syntax.TernQuest && n.Op != syntax.TernColon {
			r.refuse(n, "`"+n.Op.String()+"` in `$((…))`")
		}
	case *syntax.UnaryArithm:
		if n.Op == syntax.Inc || n.Op == syntax.Dec {
			r.refuse(n, "`"+n.Op.String()+"` in `$((…))`")
		}
	}
}

func (r *refuser) statement(n *syntax.Stmt) {
	if n.Coprocess || n.Disown {
		r.refuse(n, "`"+r.source(n)+"`")
	}
	for _, redirect := range n.Redirs {
		if redirect.N != nil && (len(redirect.N.Value) != 1 || redirect.N.Value < "0" || redirect.N.Value > "9") {
			r.refuse(redirect, "`"+redirect.N.Value+redirect.Op.String()+"`")
		}
		duplicates := redirect.Op == syntax.DplIn || redirect.Op == syntax.DplOut
		if target := redirect.Word.Lit(); duplicates && target != "" && (len(target) > 1 || strings.Trim(target, "-0123456789") != "") && r.err == nil {
			r.err = &Error{int(redirect.Pos().Line()), "syntax error: Bad fd number"}
		}
		switch redirect.Op {
		case syntax.RdrOut, syntax.AppOut, syntax.RdrIn, syntax.RdrInOut, syntax.DplIn, syntax.DplOut, syntax.RdrClob, syntax.Hdoc, syntax.DashHdoc:
		default:
			r.refuse(redirect, "`"+redirect.Op.String()+"`")
		}
	}
	if b, ok := n.Cmd.(*syntax.BinaryCmd); ok && b.Op == syntax.PipeAll {
		r.refuse(n, "`|&`")
	}
}

// missing are commands of every shell which this one has not.
const missing = " . alias bg command eval fc fg getopts hash jobs local newgrp readonly return set shift times type ulimit umask unalias unset "

func lacks(name string) bool { return strings.Contains(missing, " "+name+" ") }

func (r *refuser) call(n *syntax.CallExpr) {
	for _, a := range n.Assigns {
		if a.Append || a.Naked || a.Index != nil || a.Array != nil {
			r.refuse(a, "`"+r.source(a)+"`")
		}
	}
	if len(n.Args) > 0 && lacks(n.Args[0].Lit()) {
		r.refuse(n, "`"+n.Args[0].Lit()+"`")
	}
	if len(n.Args) > 0 && n.Args[0].Lit() == "trap" && (len(n.Args) < 3 || !slices.Contains([]string{"''", `""`}, r.source(n.Args[1]))) {
		r.refuse(n, "`trap`, unless it ignores signals: `trap '' PIPE`")
	}
}

func (r *refuser) word(n *syntax.Word) {
	for i, part := range n.Parts {
		lit, ok := part.(*syntax.Lit)
		if ok && i == 0 && strings.HasPrefix(lit.Value, "~") {
			r.refuse(n, "`~` in names of files")
		}
	}
}

func (r *refuser) parameter(n *syntax.ParamExp) {
	plain := n.Param != nil && !n.Excl && !n.Width && !n.IsSet && n.Index == nil && n.Slice == nil && n.Repl == nil && n.Exp == nil && n.Names == 0 && n.Flags == nil && n.NestedParam == nil && n.Modifiers == nil
	if !plain || strings.Contains("@*-", n.Param.Value) || n.Length && !isName(n.Param.Value) {
		r.refuse(n, "`"+r.source(n)+"`")
	}
}

func isName(s string) bool {
	for i, c := range []byte(s) {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}
