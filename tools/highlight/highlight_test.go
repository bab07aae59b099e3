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
	for file, want := range map[string]string{
		"x.go": `<span class="k">package</span> main <span class="c">// why</span>
<span class="k">func</span> <span class="f">main</span>() { x := f(<span class="s">"&lt;"</span>, <span class="m">3</span>, <span class="t">nil</span>) }
`,
		"x.py": `<span class="k">def</span> <span class="f">f</span>(x): <span class="c"># why</span>
    <span class="k">return</span> <span class="t">len</span>(<span class="s">"&lt;"</span>) <span class="k">and</span> <span class="m">3</span>
`,
	} {
		src := html.UnescapeString(tag.ReplaceAllString(want, ""))
		lines, err := highlight.Lines(file, src)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, line := range lines {
			got += string(line) + "\n"
		}
		if got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
	}
}
