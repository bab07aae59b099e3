package transcript_test

import (
	"testing"

	"example.com/pipes/tools/transcript"
)

// FuzzEncode holds that whatever a program prints can be written down in a
// transcript, means just that there, and nothing else.
func FuzzEncode(f *testing.F) {
	for _, out := range []string{
		"", "\n", "a\n", "no newline", "\r\n", "\x1b[31mred\x1b[0m\n", "\xff\xfe", "<pid> <pid:x> <nil> <no newline>\n", `<\r><\x1b>`,
		"-- x.out --\n-- y --\n", "<<pid>\n", "\u202e\u0085\u00a0\ufeff\n", "\t\x00\n\n",
	} {
		f.Add(out, out+"x")
	}
	f.Fuzz(func(t *testing.T, out, other string) {
		text := "run x\n-- x.sh --\ntrue\n"
		if out != "" {
			text += "-- x.out --\n" + transcript.Encode([]byte(out))
		}
		tr, err := transcript.Parse("x.txtar", []byte(text))
		if err != nil {
			t.Fatalf("%v:\n%s", err, text)
		}
		e := tr.Exchange("x")
		if ms := transcript.Compare(e, transcript.Result{Out: []byte(out)}); len(ms) > 0 {
			t.Errorf("%q is not what it was written as:\n%s\n%v", out, text, ms)
		}
		if ms := transcript.Compare(e, transcript.Result{Out: []byte(other)}); out != other && len(ms) == 0 {
			t.Errorf("%q passes for %q, which was written as\n%s", other, out, text)
		}
	})
}

// FuzzParse reads anything that may stand in a transcript, compares anything
// with it, and updates it: what it is updated to is what came back.
func FuzzParse(f *testing.F) {
	f.Add("# Test only: why.\n[exec:x] run -terminal 'a b' x\n-- x.sh --\necho\n-- x.out --\n<pid:a> <pid:b>\n<time>\n-- x.status --\n3\n", "12 13\n1.5\n", 3)
	f.Add("run x\n-- x.sh --\ncat data\n-- data --\nhello\n", "hello\n", 0)
	f.Add("run x\n-- x.out --\n", "", 256)
	f.Add("-- --", "-- --", 1)
	f.Add("run x\n-- x.sh --\n-- x.out --\n\xcb", "0", 3)
	f.Add("run 'x", "\x00", -1)
	f.Fuzz(func(t *testing.T, text, out string, status int) {
		tr, err := transcript.Parse("x.txtar", []byte(text))
		r := transcript.Result{Out: []byte(out), Err: []byte(out), Status: status}
		for _, e := range tr.Exchanges {
			transcript.Compare(e, r)
		}
		e := tr.Exchange("x")
		if err != nil || e == nil || status < 0 || status > 255 {
			return
		}
		updated := transcript.Update([]byte(text), map[string]transcript.Result{"x": r})
		again, err := transcript.Parse("x.txtar", updated)
		if err != nil || again.Exchange("x") == nil {
			t.Fatalf("updated to\n%s\n%v", updated, err)
		}
		if ms := transcript.Compare(again.Exchange("x"), r); len(ms) > 0 {
			t.Errorf("updated to\n%s\n%v", updated, ms)
		}
	})
}
