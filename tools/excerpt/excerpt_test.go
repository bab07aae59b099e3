package excerpt_test

import (
	"fmt"
	"go/scanner"
	"strings"
	"testing"

	"example.com/pipes/tools/excerpt"
	"example.com/pipes/tools/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// Each file of testdata is a case: the part x.go is read, each other part is
// named like an excerpt and holds its numbered lines, or what Cut says; the
// part "errors" holds what Read says.
func TestGolden(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		file, err := excerpt.Read("x.go", string(given.Files[0].Data))
		actual := map[string]string{"errors": errorText(err)}
		for _, part := range given.Files[1:] {
			if part.Name != "errors" {
				actual[part.Name] = cut(file, part.Name)
			}
		}
		return actual
	})
}

// cut gives the numbered lines of an excerpt, or why there is none.
func cut(file *excerpt.File, name string) string {
	lines, err := file.Cut(name)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%d %s\n", l.Number, l.Text)
	}
	return b.String()
}

func errorText(err error) string {
	var b strings.Builder
	list, _ := err.(scanner.ErrorList)
	for _, e := range list {
		fmt.Fprintln(&b, e)
	}
	return b.String()
}
