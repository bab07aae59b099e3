package book

import (
	"strings"
	"testing"
	"testing/fstest"

	"example.com/pipes/tools/apilinks"
)

// TestIndex: a term leads to where it is explained, a function to the section
// whose heading names it, and neither to what comes back to it.
func TestIndex(t *testing.T) {
	book := smallSite(t)
	book["chapters/terms.txt"] = &fstest.MapFile{Data: []byte("# Why.\nwrite end\nend\n")}
	book["chapters/README.md"].Data = append(book["chapters/README.md"].Data, "\n- [Index](index-of-terms.md): of terms.\n"...)
	book["chapters/index-of-terms.md"] = &fstest.MapFile{Data: []byte(`# Index

[The terms](terms.txt "terms")

[The functions](terms.txt "functions")
`)}
	book["chapters/one.md"].Data = append(book["chapters/one.md"].Data, "\nA pipe has two *ends*, and `os.Pipe` makes it. `exec.Cmd.Wait()` waits.\n\n"+
		"## What `os.Pipe` makes\n\nThe *write end*.\n\n## Wrapping up\n\n`os.Pipe`, `exec.Cmd.Wait`, *end*.\n"...)
	pages, err := Build(book, Options{}, NewCache(&apilinks.Finder{API: goNames}))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"index-of-terms.html": `<ul class="index">
<li><b>end</b> <a href="one.html">One</a> <a href="one.html#wrapping-up">One: Wrapping up</a></li>
<li><b>write end</b> <a href="one.html#what-ospipe-makes">What os.Pipe makes</a></li>
</ul>
<ul class="index">
<li><b><code>exec.Cmd.Wait</code></b> <a href="one.html">One</a></li>
<li><b><code>os.Pipe</code></b> <a href="one.html#what-ospipe-makes">What os.Pipe makes</a></li>
</ul>`,
		"book.html": `<li><b>write end</b> <a href="#one--what-ospipe-makes">What os.Pipe makes</a></li>`,
		"book.md":   "- `os.Pipe`: [What os.Pipe makes](one.html#what-ospipe-makes)",
	} {
		if !strings.Contains(string(pages[name]), want) {
			t.Errorf("%s lacks\n%s", name, want)
		}
	}
}
