package chapter_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"example.com/pipes/tools/chapter"
)

// tag is anything that a browser would take for one.
var tag = regexp.MustCompile(`<([/!?]?[a-zA-Z!?][a-zA-Z0-9-]*)([^>]*)>?`)

// tags are those that Markdown, references and the folds of exercises make.
var tags = strings.Fields("p h1 h2 h3 h4 h5 h6 em strong code pre ul ol li a aside hr br figure table thead tbody tr th td wbr sup span b details summary")

// FuzzChapter holds that no chapter, however odd, ends in a panic, refers to
// anything outside the book, or brings a tag or a script of its own, and that
// what it brings is well-formed.
func FuzzChapter(f *testing.F) {
	real, err := filepath.Glob("../../chapters/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range real {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	for _, src := range []string{
		"# T\n\n[a](../examples/a/b.go#c \"folded, lines 1-2, since ../x\")\n",
		"# T\n\n[a](../examples/%2e%2e/%2e%2e/etc/passwd)\n", "# T\n\n<script>x</script>\n",
		"# T\n\n[a](b.md#c \"tables\")\n", "# T\n\n[a](..%2fb.md#c \"tables\")\n",
		"# T\n\n[a](java&#115;cript:alert(1)) <javascript:x> [b][c]\n\n[c]: javascript:alert(1)\n",
		"# T\n\n`<b>` \\<b> &lt;b&gt;\n\n```text <b>\n<b>\n```\n", "# T\n\n| a |\n|:-:|\n| <i> |\n", "# T\n\na[^b], [^b] [^c]\n\n[^b]: [d][e] <https://f.g>\n\n[e]: https://h.i\n[^c]: pipe(7)\n",
		"# `<i>`\n\n## <\n", "#\n", "",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		c, err := chapter.Parse("chapters/x.md", []byte(src))
		for _, r := range c.References {
			inside := filepath.IsLocal(r.Path) && (strings.HasPrefix(r.Path, "examples/") || filepath.Dir(r.Path) == "chapters")
			if !inside || r.Since != "" && !strings.HasPrefix(r.Since, "examples/") {
				t.Errorf("a reference to %q, since %q", r.Path, r.Since)
			}
		}
		if _, contentsErr := c.Contents(); err != nil || contentsErr != nil {
			return
		}
		var html bytes.Buffer
		if err := c.HTML(&html, plainPage{}); err != nil {
			t.Fatal(err)
		}
		for _, m := range tag.FindAllStringSubmatch(html.String(), -1) {
			rest := strings.ToLower(m[2])
			if !slices.Contains(tags, strings.TrimPrefix(m[1], "/")) || strings.Contains(rest, "javascript:") || strings.HasPrefix(rest, " on") {
				t.Errorf("%q makes the tag %q", src, m[0])
			}
		}
		// Package book refuses characters that can't be seen, and addresses of nothing,
		// which may have %1e or %df in them. XML has no place for these.
		unseen := func(r rune) bool { return !unicode.IsGraphic(r) && r != '\n' && r != '\t' }
		if utf8.Valid(html.Bytes()) && !strings.ContainsFunc(html.String(), unseen) {
			checkWellFormed(t, html.String())
		}
	})
}
