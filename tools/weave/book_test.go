package main

import (
	"os"
	"strings"
	"testing"

	"example.com/pipes/tools/runner"
)

// TestBook holds the real book to the rules of form. Its transcripts are held
// to the truth by the tests of examples.
func TestBook(t *testing.T) {
	root, err := runner.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := weave(os.DirFS(root), options{}); err != nil {
		var b strings.Builder
		printError(&b, err)
		t.Fatalf("\n%s", &b)
	}
}
