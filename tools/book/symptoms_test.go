package book

import "testing"

func TestHasWords(t *testing.T) {
	for _, c := range []struct {
		text, message string
		has           bool
	}{
		{"exit status 141\n", "exit status 1", false},
		{"exit status 141\nexit status 1\n", "exit status 1", true},
		{"aab aa", "aa", true},
		{"é: EOF", "EOF", true},
		{"EOF_", "EOF", false},
	} {
		if hasWords(c.text, c.message) != c.has {
			t.Errorf("%q in %q: want %t", c.message, c.text, c.has)
		}
	}
}
