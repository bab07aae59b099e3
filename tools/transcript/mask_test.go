package transcript_test

import (
	"testing"

	"example.com/pipes/tools/transcript"
)

func TestMask(t *testing.T) {
	e := &transcript.Exchange{
		Out: transcript.Part{Text: "Parent <pid:parent> got [<nil>] as <time>\nReady\n"},
		Err: transcript.Part{Text: "gone after <duration>\n"},
	}
	for _, c := range []struct{ text, want string }{
		{"Parent 17 got [<nil>] as 1795.5\n", "Parent <pid> got [<nil>] as <time>\n"},
		{"Ready\ngone after 20ms\n", "Ready\ngone after <duration>\n"},
		{"Parent 17 got", "Parent 17 got"},
	} {
		if got := transcript.Mask(e, c.text); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}
