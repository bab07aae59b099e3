package main

import (
	"strings"
	"testing"

	"example.com/pipes/tools/book"
)

// TestEscape: what is given as an argument does not reach the terminal raw.
func TestEscape(t *testing.T) {
	b, err := book.Read(lookedBook(t), book.NewCache(nil))
	check(t, err)
	for _, name := range []string{"one/hello#\x1b[2Jx", "one/\x1b[2J", "\x1b[2J/hello", "one\u202e"} {
		_, _, err := find(b, name)
		var said strings.Builder
		book.PrintError(&said, err)
		if err == nil || strings.ContainsAny(said.String(), "\x1b\u202e") {
			t.Errorf("%q: %q", name, said.String())
		}
	}
	var said strings.Builder
	book.PrintError(&said, wrongUse("a\tb\nc\x1b[2J \u00fc\u2028 \x9b"))
	if want := "a\tb\nc\\x1b[2J \u00fc\u2028 \ufffd\n"; said.String() != want {
		t.Errorf("%q, want %q", said.String(), want)
	}
}
