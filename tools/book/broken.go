package book

import (
	"go/scanner"
	"go/token"
	"path"
	"strings"

	"example.com/pipes/tools/chapter"
)

// waysFile is the page that names every broken program.
const waysFile = "ways-to-break-a-pipe.md"

// brokenSuffix ends the name of a program that shows a mistake.
const brokenSuffix = "-broken"

// maxBroken is how many lines may differ where a chapter shows what changed
// between a broken program and its repair, so that a reader sees the mistake
// and nothing else.
const maxBroken = 3

// differs says why a broken program and the program that it is compared with
// need more: "spam-broken and spam": "the reason".
var differs = map[string]string{}

// checkBroken checks that a listing of what changed between a broken program and
// its repair shows the few lines that matter.
func (b *Book) checkBroken(c *chapter.Chapter, r *chapter.Reference) {
	broken, other := programOf(r.Path), programOf(r.Since)
	if !strings.HasSuffix(broken, brokenSuffix) {
		broken, other = other, broken
	}
	if !strings.HasSuffix(broken, brokenSuffix) || path.Ext(r.Path) != ".go" || b.files[r.Since] == nil {
		return
	}
	n, _ := b.cache.changes.of(r.Since+" "+r.Path+"#"+r.Name, b.texts[r.Since]+b.texts[r.Path], func(string) (int, error) {
		return changed(b.statements(r.Since, r.Name), b.statements(r.Path, r.Name)), nil
	})
	both := broken + " and " + other
	reason := differs[both]
	switch {
	case n == 0:
		b.errorf(c.Path, r.Line, "%s are the same but for comments, imports and their names: show what is broken", both)
	case n > maxBroken && reason == "":
		b.errorf(c.Path, r.Line, "%s differ by %d lines, comments, imports and names not counted: let them differ by %d at most, so that nothing hides the mistake; or say in tools/book/broken.go why it takes more", both, n, maxBroken)
	case n <= maxBroken && reason != "":
		b.errorf(c.Path, r.Line, "%s differ by %d lines: remove them from the exceptions in tools/book/broken.go", both, n)
	}
}

// programOf is the program that a Go file belongs to.
func programOf(file string) string { return path.Base(path.Dir(file)) }

// statements are the lines of an excerpt without comments, imports, blanks and
// the program's own name.
func (b *Book) statements(file, name string) []string {
	shown := map[int]bool{}
	excerpt, _ := b.cut(file, name) // the name was checked
	for _, line := range excerpt {
		shown[line.Number] = true
	}
	var lines []string
	var s scanner.Scanner
	fset := token.NewFileSet()
	src := []byte(b.texts[file])
	f := fset.AddFile(file, -1, len(src))
	s.Init(f, src, func(token.Position, string) {}, 0) // it was parsed already
	last, importing, group := 0, false, false
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			return lines
		}
		importing = importing || tok == token.IMPORT
		if importing {
			group = tok == token.LPAREN || group && tok != token.RPAREN
			importing = group || tok != token.SEMICOLON
			continue
		}
		if tok == token.SEMICOLON && text == "\n" || !shown[f.Line(pos)] {
			continue
		}
		if text == "" {
			text = tok.String()
		}
		if tok == token.STRING {
			text = strings.ReplaceAll(text, programOf(file)+":", ":") // as its messages begin
		}
		if line := f.Line(pos); line != last {
			lines, last = append(lines, text), line
		} else {
			lines[len(lines)-1] += " " + text
		}
	}
}

// checkNamed checks that the page on broken programs, if there is one, names all
// of them.
func (b *Book) checkNamed() {
	list := b.chapters[waysFile]
	if list == nil || b.unread || b.hasErrors(list.Path) {
		return
	}
	named := map[string]bool{}
	for _, r := range list.References {
		named[path.Dir(r.Path)], named[path.Dir(r.Since)] = true, true
	}
	for name, dirs := range b.Programs {
		if strings.HasSuffix(name, brokenSuffix) && !named[dirs[0]] {
			b.errorf(dirs[0]+"/main.go", 1, "%s does not name it: say there what is wrong, and refer to the repair since it", list.Path)
		}
	}
}
