package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
)

// synthetic is a book of n chapters, with the look of the real one. Each has
// six sections, a program of seven declarations, and two exchanges. The same n
// gives the same book.
func synthetic(tb testing.TB, n int) fstest.MapFS {
	root, err := runner.Root(".")
	if err != nil {
		tb.Fatal(err)
	}
	fsys := fstest.MapFS{}
	err = filepath.WalkDir(filepath.Join(root, "site"), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "public" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		fsys["site/"+filepath.ToSlash(strings.TrimPrefix(name, filepath.Join(root, "site")+string(filepath.Separator)))] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	put := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	a := &author{rand.New(rand.NewPCG(1, 2))}
	var contents strings.Builder
	contents.WriteString("# Contents\n\n## Part I: All\n\n")
	for i := range n {
		id := fmt.Sprintf("chapter-%04d", i+1)
		fmt.Fprintf(&contents, "%d. [Chapter %d](%s.md): %s\n", i+1, i+1, id, a.sentence(8))
		put("chapters/"+id+".md", a.chapter(i+1, id))
		put("examples/"+id+"/program"+id[7:]+"/main.go", a.program())
		put("examples/"+id+"/typed.txtar", a.transcript("program"+id[7:]))
		put("examples/"+id+"/transcripts_test.go", book.TranscriptsTest)
	}
	put("chapters/README.md", contents.String())
	return fsys
}

// An author writes what nobody will read.
type author struct{ *rand.Rand }

var vocabulary = strings.Fields(`the a pipe process file descriptor kernel buffer reader writer shell command output
	input stream parent child end of it waits exit status signal program runs copies bytes blocks until there is room
	every this small large example shows how we read write lines from standard error to another and then returns`)

func (a *author) sentence(n int) string {
	var words []string
	for range n {
		w := vocabulary[a.IntN(len(vocabulary))]
		switch a.IntN(30) {
		case 0:
			w = "`" + w + "`"
		case 1:
			w = "*" + w + "*"
		}
		words = append(words, w)
	}
	return strings.Join(words, " ") + "."
}

func (a *author) chapter(number int, id string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Chapter %d\n\n%s\n\n", number, a.sentence(70))
	for s := range 6 {
		fmt.Fprintf(&b, "## Section %d\n\n%s\n\n[What %s does](../examples/%s/program%s/main.go#step%d)\n\n%s\n\n", s, a.sentence(65), vocabulary[s], id, id[7:], s, a.sentence(65))
		switch s {
		case 1, 4:
			fmt.Fprintf(&b, "[What comes back](../examples/%s/typed.txtar#run%d)\n\n", id, s)
		case 2:
			fmt.Fprintf(&b, "| Call | Blocks |\n|---|---|\n%s\n", strings.Repeat("| `os.Pipe` | never |\n", 6))
		case 3:
			fmt.Fprintf(&b, "%s\n> %s\n\n", strings.Repeat("- "+a.sentence(9)+"\n", 5), a.sentence(13))
		}
	}
	return b.String()
}

func (a *author) program() string {
	var b strings.Builder
	b.WriteString("// A program of the synthetic book.\npackage main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(step0(0))\n}\n")
	for s := range 6 {
		fmt.Fprintf(&b, "\n// step%d counts.\nfunc step%d(n int) (int, error) {\n", s, s)
		for range 3 {
			fmt.Fprintf(&b, "\tif n > %d && n%%%d == 0 {\n\t\treturn n * %d, fmt.Errorf(\"step %%d\", n) // enough\n\t}\n\tn += len(\"%s\")\n", a.IntN(1000), 1+a.IntN(9), a.IntN(50), vocabulary[a.IntN(len(vocabulary))])
		}
		b.WriteString("\treturn n, nil\n}\n")
	}
	return b.String()
}

func (a *author) transcript(program string) string {
	return strings.ReplaceAll(`run run1
run run4

-- run1.sh --
PROGRAM | head -n 3
-- run1.out --
wrote 60 bytes
read <fd> bytes as <pid:parent>
<time> <nil>
-- run4.sh --
PROGRAM
echo $?
-- run4.out --
0
-- run4.err --
PROGRAM: broken pipe
-- run4.status --
1
`, "PROGRAM", program)
}

// TestAllocations guards the speed of weaving where a clock could not: on a
// machine that is busy with other things. A page took 1,510 when the limit was
// set, a tenth above that.
//
// Of these, 170 are the site's scripts, which a build minifies once.
func TestAllocations(t *testing.T) {
	const chapters, most = 60, 1660 * raceRoom
	fsys := synthetic(t, chapters)
	made := 0
	once := func() {
		pages, err := book.Build(fsys, book.Options{}, book.NewCache(nil))
		if err != nil {
			t.Fatal(err)
		}
		made = 0
		for name := range pages {
			if strings.HasSuffix(name, ".html") {
				made++
			}
		}
	}
	// The count is the whole process's: what else is still ending in it can
	// only add, so the least of three is the build's own.
	allocations := testing.AllocsPerRun(1, once)
	for range 2 {
		allocations = min(allocations, testing.AllocsPerRun(1, once))
	}
	t.Logf("%.0f allocations a page: %d pages for %d chapters", allocations/float64(made), made, chapters)
	if got := allocations / float64(made); got > most {
		t.Errorf("%.0f allocations a page, and %.0f are enough: go test -run '^$' -bench Build/chapters=200$ -memprofile FILE says where they are made", got, float64(most))
	}
}

// onDisk puts a book into a folder, as if it had long been there.
func onDisk(b testing.TB, fsys fstest.MapFS) (root string) {
	root = b.TempDir()
	if err := os.CopyFS(root, fsys); err != nil {
		b.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	for name := range fsys {
		if err := os.Chtimes(filepath.Join(root, name), long, long); err != nil {
			b.Fatal(err)
		}
	}
	return root
}

// weaveInto weaves the book below root into a folder, as the verb build does.
func weaveInto(b *testing.B, root, folder string) error {
	s, err := book.NewSite(os.DirFS(root), book.Options{}, book.NewCache(nil))
	if err != nil {
		return err
	}
	o, err := newOutput(filepath.Dir(folder), folder)
	if err != nil {
		return err
	}
	if err = s.Write(func(name string, content func(io.Writer) error) error { return o.write(b.Context(), name, content) }); err == nil {
		err = o.publish()
	}
	return errors.Join(err, o.close())
}

// BenchmarkBuild weaves and writes whole books.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{200, 2000} {
		b.Run(fmt.Sprintf("chapters=%d", n), func(b *testing.B) {
			root, out := onDisk(b, synthetic(b, n)), filepath.Join(b.TempDir(), "site")
			for b.Loop() {
				if err := weaveInto(b, root, out); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkChange is what weave serve does between a change of one chapter and
// its page, in a book of 200.
func BenchmarkChange(b *testing.B) {
	const name = "chapters/chapter-0100.md"
	root := onDisk(b, synthetic(b, 200))
	file, known := filepath.Join(root, name), newKnownFS(root)
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	e := newEditions(known, book.Options{}, book.NewCache(nil))
	e.publish(e.read(nil))
	for n := 0; b.Loop(); n++ {
		if err := os.WriteFile(file, fmt.Appendf(text, "\nChange %d.\n", n), 0o666); err != nil {
			b.Fatal(err)
		}
		known.forget(name)
		e.publish(e.read([]string{name}))
		page, status, err := e.page("chapter-0100.html")
		if err != nil || !strings.Contains(string(page), fmt.Sprintf("Change %d.", n)) {
			b.Fatal(len(page), status, err)
		}
	}
}
