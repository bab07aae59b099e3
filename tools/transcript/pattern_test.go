package transcript

import "testing"

// TestPattern: a name that comes again is the same, names of a kind differ,
// and what is not ASCII stands as bytes.
func TestPattern(t *testing.T) {
	e := &Exchange{
		Out:    Part{Text: "<pid:a> (<pid:b>) µ<pid:a>1\n<duration> <\\x1b><no newline>\n"},
		Err:    Part{Text: "<nil>\n"},
		Status: 3,
	}
	const want = `([1-9][0-9]*) \(([1-9][0-9]*)\) \xc2\xb5(?:\1)1\x0a` +
		`(?:(?:[0-9]+(?:\.[0-9]+)?(?:ns|\xc2\xb5s|ms|s|m|h))+) \x1b\x00<nil>\x0a\x003`
	if got := e.Pattern(); got.Text != want || len(got.Differ) != 1 || got.Differ[0] != [2]int{1, 2} {
		t.Errorf("got\n%s %v\nwant\n%s", got.Text, got.Differ, want)
	}
}
