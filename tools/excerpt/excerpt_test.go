package excerpt_test

import (
	"fmt"
	"go/scanner"
	"path/filepath"
	"strings"
	"testing"

	"example.com/pipes/tools/excerpt"
	"github.com/rogpeppe/go-internal/txtar"
)

// Each file of testdata is a case: the part x.go is read, each other part is
// named like an excerpt and holds its numbered lines, or what Cut says; the
// part "errors" holds what Read says.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := excerpt.Read("x.go", archive.Files[0].Data)
		for _, part := range archive.Files[1:] {
			var got strings.Builder
			if part.Name == "errors" {
				got.WriteString(errorText(err))
			} else if lines, err := file.Cut(part.Name); err != nil {
				fmt.Fprintln(&got, err)
			} else {
				for _, l := range lines {
					fmt.Fprintf(&got, "%d %s\n", l.Number, l.Text)
				}
			}
			if got.String() != string(part.Data) {
				t.Errorf("%s: %s:\n%s\nwant:\n%s", name, part.Name, &got, part.Data)
			}
		}
	}
}

func errorText(err error) string {
	var b strings.Builder
	list, _ := err.(scanner.ErrorList)
	for _, e := range list {
		fmt.Fprintln(&b, e)
	}
	return b.String()
}
