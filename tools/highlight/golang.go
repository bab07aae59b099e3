package highlight

import (
	"go/scanner"
	"go/token"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// goTokens gives the whole text in chroma's tokens: what go/scanner passes
// over, white space and what it cannot read, included. Neighbours of one colour
// are one token. It never fails: unfinished code is highlighted as far as it can
// be read.
func goTokens(text string) []chroma.Token {
	tokens := make([]chroma.Token, 0, len(text)/8)
	begun, done := 0, 0 // the last token, and all of them
	upTo := func(end int, kind chroma.TokenType) {
		if done >= end {
			return
		}
		if n := len(tokens); n > 0 && classOf(tokens[n-1].Type) == classOf(kind) {
			tokens[n-1].Value = text[begun:end]
		} else {
			begun = done
			tokens = append(tokens, chroma.Token{Type: kind, Value: text[begun:end]})
		}
		done = end
	}
	src := []byte(text)
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, func(token.Position, string) {}, scanner.ScanComments)
	last := token.ILLEGAL
	for {
		pos, tok, lit := s.Scan()
		switch {
		case tok == token.EOF:
			upTo(len(text), chroma.TextWhitespace)
			return tokens
		case tok == token.SEMICOLON && lit != ";":
			continue // put in at a line's end, not in the text
		}
		start := max(file.Offset(pos), done)
		upTo(start, chroma.TextWhitespace)
		kind := kindOf(text, start, tok, lit)
		if tok == token.IDENT && last == token.FUNC {
			kind = chroma.NameFunction
		}
		upTo(tokenEnd(text, start, tok, lit), kind)
		last = tok
	}
}

// tokenEnd is where a token ends. The scanner drops carriage returns from
// comments and raw strings, so the length of its literal is not enough.
func tokenEnd(text string, start int, tok token.Token, lit string) int {
	if lit == "" {
		lit = tok.String()
	}
	i := start
	for n := 0; n < len(lit) && i < len(text); i++ {
		if text[i] == lit[n] {
			n++
		} else if text[i] != '\r' {
			break
		}
	}
	return i
}

func kindOf(text string, start int, tok token.Token, lit string) chroma.TokenType {
	switch tok {
	case token.COMMENT:
		if lit[1] == '*' {
			return chroma.CommentMultiline
		}
		return chroma.CommentSingle
	case token.IMPORT, token.PACKAGE:
		return chroma.KeywordNamespace
	case token.VAR, token.FUNC, token.STRUCT, token.MAP, token.CHAN, token.TYPE, token.INTERFACE, token.CONST:
		return chroma.KeywordDeclaration
	case token.IDENT:
		return kindOfName(text, start, lit)
	case token.INT:
		return chroma.LiteralNumberInteger
	case token.FLOAT, token.IMAG:
		return chroma.LiteralNumberFloat
	case token.CHAR:
		return chroma.LiteralStringChar
	case token.STRING:
		return chroma.LiteralString
	case token.LPAREN, token.RPAREN, token.LBRACK, token.RBRACK, token.LBRACE, token.RBRACE,
		token.COMMA, token.PERIOD, token.SEMICOLON, token.COLON:
		return chroma.Punctuation
	case token.ILLEGAL:
		return chroma.Error
	}
	if tok.IsKeyword() {
		return chroma.Keyword
	}
	return chroma.Operator
}

func kindOfName(text string, start int, name string) chroma.TokenType {
	switch name {
	case "true", "false", "iota", "nil":
		return chroma.KeywordConstant
	case "any", "bool", "byte", "comparable", "complex64", "complex128", "error", "float32", "float64",
		"int", "int8", "int16", "int32", "int64", "rune", "string",
		"uint", "uint8", "uint16", "uint32", "uint64", "uintptr":
		return chroma.KeywordType
	case "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len",
		"make", "max", "min", "new", "panic", "print", "println", "real", "recover":
		if strings.HasPrefix(text[start+len(name):], "(") {
			return chroma.NameBuiltin
		}
	}
	return chroma.NameOther
}
