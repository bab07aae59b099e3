package book

import "testing"

// What a program prints cannot end the block it stands in.
func TestFenced(t *testing.T) {
	for text, want := range map[string]string{
		"a\n":        "```text\na\n```\n",
		"```\nb\n":   "````text\n```\nb\n````\n",
		"``\n````\n": "`````text\n``\n````\n`````\n",
	} {
		if got := fenced("text", text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
