package book

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestOrder reads one broken book again and again: what is wrong with one
// chapter changes nothing of what is said of another.
func TestOrder(t *testing.T) {
	broken := txtar.Parse([]byte(`-- chapters/README.md + --
2. [Two](two.md): the second.
3. [Three](three.md): the third.
-- chapters/two.md --
# Two

[None](four.md)
-- chapters/three.md --
# Three

[Nowhere](two.md#nowhere), [none](two.md#none)
`))
	first := checkBook(t, broken)
	for range 50 {
		if again := checkBook(t, broken); again != first {
			t.Fatalf("the errors are\n%s\nand then\n%s", first, again)
		}
	}
}
