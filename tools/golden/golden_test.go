package golden

import (
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

func TestCompare(t *testing.T) {
	const given = "-- in --\na\n-- out --\nb\n"
	for _, c := range []struct {
		actual  map[string]string
		differs []string
		updated string
	}{
		{map[string]string{"out": "b\n", "errors": ""}, nil, given},
		{map[string]string{"out": "c\n"}, []string{"out is\nc\n\nwant\nb\n"}, "-- in --\na\n-- out --\nc\n"},
		{map[string]string{"out": "b\n", "errors": "d\n"}, []string{"errors is\nd\n\nwant\n"}, given + "-- errors --\nd\n"},
		{map[string]string{"out": ""}, []string{"out is\n\nwant\nb\n"}, "-- in --\na\n-- out --\n"},
	} {
		archive := txtar.Parse([]byte(given))
		differs := compare(archive, c.actual)
		if got := string(txtar.Format(archive)); !slices.Equal(differs, c.differs) || got != c.updated {
			t.Errorf("%q: %q, and\n%s\nwant %q, and\n%s", c.actual, differs, got, c.differs, c.updated)
		}
	}
}
