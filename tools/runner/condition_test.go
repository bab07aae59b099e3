//go:build linux

package runner

import (
	"testing"

	"example.com/pipes/tools/transcript"
)

// TestWorks: an exchange runs only where the one that it is conditioned by
// comes back as it says.
func TestWorks(t *testing.T) {
	const script = `[works:yes] run yes
[works:no] run no
[works:other] run other

-- yes.sh --
echo hello
-- yes.out --
hello
-- no.sh --
echo permission denied >&2
exit 3
-- other.sh --
echo hello
-- other.out --
good evening
`
	tr, err := transcript.Parse("examples/works/works.txtar", []byte(script))
	check(t, err)
	for name, want := range map[string]string{
		"yes":   "",
		"no":    "no does not work here: exit status 3: permission denied",
		"other": "other does not work here: exit status 0",
	} {
		if why := Missing(tr, tr.Exchange(name)); why != want {
			t.Errorf("%s: %q, want %q", name, why, want)
		}
	}
}
