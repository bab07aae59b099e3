package excerpt_test

import (
	"strings"
	"testing"

	"example.com/pipes/tools/excerpt"
)

// FuzzRead holds that an excerpt is lines of its file, at least one, and never
// a mark of a region.
func FuzzRead(f *testing.F) {
	f.Add("package main\n\n// Doc.\nfunc main() {\n\t//excerpt:begin a\n\tx()\n\t//excerpt:end a\n}\n")
	f.Add("package p\ntype (\n\tA int // a\n\tB[T any] struct{}\n)\nfunc (b *B[T]) M() {}\nvar x, y = 1, 2\n")
	f.Add("package p; func f() { /*\n*/ }; const (c = iota; d)")
	f.Add("package p\nfunc f() {\n\t//excerpt:begin a\n\t//excerpt:begin b\n\t//excerpt:end a\n\tx()\n\t//excerpt:end b\n}\n")
	f.Add("package p\n//line other.go:100\nfunc f() {\n}\n")
	f.Fuzz(func(t *testing.T, src string) {
		file, err := excerpt.Read("x.go", src)
		if err != nil {
			return
		}
		lines := strings.Split(src, "\n")
		for _, name := range file.Names {
			cut, err := file.Cut(name)
			if err != nil || len(cut) == 0 {
				t.Fatalf("%s: %d lines, %v", name, len(cut), err)
			}
			for _, l := range cut {
				if l.Number > len(lines) || l.Text != lines[l.Number-1] {
					t.Errorf("%s: line %d is not %q", name, l.Number, l.Text)
				}
				if strings.HasPrefix(strings.TrimSpace(l.Text), "//excerpt:") {
					t.Errorf("%s: line %d is a mark", name, l.Number)
				}
			}
			excerpt.Indent(cut)
		}
	})
}
