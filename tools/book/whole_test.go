package book

import "testing"

// What a program prints cannot end the block it stands in.
func TestFence(t *testing.T) {
	for text, want := range map[string]string{
		"a\n":        "```",
		"```\nb\n":   "````",
		"``\n````\n": "`````",
	} {
		if got := fenceOf(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
