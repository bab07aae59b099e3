package highlight_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"example.com/pipes/tools/highlight"
)

var tag = regexp.MustCompile(`</?span[^>]*>`)

// FuzzText holds the property that everything else rests on: the text of the
// HTML is the source, and nothing in it opens a tag of its own.
func FuzzText(f *testing.F) {
	for _, src := range []string{
		"package main\n\nfunc main() { x := `{{ <b>` ; x ^= 0o666 /* a\nb */ }\n",
		"// carriage\r\nfunc\r\nvar s = `a\r\nb`\r\n",
		"unfinished \"string\n`raw",
		"/* open\n", "'\n", "\xff\x00 \ufeff", "x ;\n", "\n\n", "1.e+ 0x .5i …",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, file := range []string{"x.go", "x.py", "x.txt"} {
			lines, err := highlight.Lines(file, src)
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			for _, line := range lines {
				rest := tag.ReplaceAllString(string(line), "")
				if strings.ContainsAny(rest, "<>\n") {
					t.Errorf("%s: %q", file, line)
				}
				text.WriteString(html.UnescapeString(rest))
				text.WriteByte('\n')
			}
			if got, want := strings.TrimSuffix(text.String(), "\n"), strings.TrimSuffix(src, "\n"); got != want {
				t.Errorf("%s: the text is %q\nand the source %q", file, got, want)
			}
		}
	})
}

func TestClasses(t *testing.T) {
	lines, err := highlight.Lines("x.go", "package main // why\nvar x = f(\"<\", 3)\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`<span class="kn">package</span> <span class="nx">main</span> <span class="c1">// why</span>`,
		`<span class="kd">var</span> <span class="nx">x</span> <span class="o">=</span> <span class="nf">f</span>(<span class="s">&#34;&lt;&#34;</span>, <span class="mi">3</span>)`,
	}
	for i, w := range want {
		if string(lines[i]) != w {
			t.Errorf("line %d: %s\nwant %s", i+1, lines[i], w)
		}
	}
}
