package book

import (
	"slices"
	"testing"
)

func TestSelectors(t *testing.T) {
	for code, want := range map[string][]string{
		"err := os.Pipe()\nvar _ io.Reader = r.in": {"os.Pipe", "io.Reader"},
		"exec.Cmd.Wait, 2.5, a..B, x.é, x.É2_y.Z":  {"exec.Cmd", "x.É2_y"},
		"_x.Foo 1a.Bar 12.Baz .Qux end.":           {"x.Foo", "a.Bar"},
	} {
		if got := slices.Collect(selectors(code)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
