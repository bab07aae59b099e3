package book

import (
	"testing"
	"testing/fstest"

	"example.com/pipes/tools/apilinks"
)

// FuzzBuild makes pages of whatever an author may write: the answer is the
// pages or the errors, and never a panic, which would end weave serve.
func FuzzBuild(f *testing.F) {
	const contents = "# Book\n\n1. [One](one.md): the first.\n2. [Two](two.md)\n"
	for _, two := range []string{
		"# Two\n\n## A\n\n| |\n|-|\n\n[Tables](two.md#a \"tables\")\n",
		"# Two\n\na[^b]\n\n[^b]: pipe(7)\n",
		"# Two\n\n## Exercises\n\n### Build: a\n\n[hello](../examples/one/hello/main.go \"start\")\n\n[It](../examples/one/hello.txtar)\n\n#### Solution\n\nSo.\n\n[It](../examples/one/hello/main.go \"since ../hello/main.go\")\n",
		"# Two\n\n[a][b], [c](one.md#main), <https://d>, `](e.md)`\n\n[b]: one.md\n",
	} {
		f.Add(contents, two)
	}
	f.Add("# Book\n\n1. [One](one.md)\n2. [Two](two.md?x)\n\n- [Up](https://example.com/README.md)\n", "#\n")
	book := smallSite(f)
	f.Fuzz(func(t *testing.T, contents, two string) {
		book["chapters/README.md"] = &fstest.MapFile{Data: []byte(contents)}
		book["chapters/two.md"] = &fstest.MapFile{Data: []byte(two)}
		c := NewCache(&apilinks.Finder{API: goNames})
		if _, err := Read(book, c); err != nil {
			return
		}
		if _, err := Build(book, Options{}, c); err != nil {
			t.Error(err)
		}
	})
}
