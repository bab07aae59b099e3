package main

import (
	"bufio"
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

// maxColumns is the longest line a program may have, a tab counting 4: what a
// page shows without breaking it.
const maxColumns = transcript.MaxColumns

// check holds the book to the rules that do not need a program to be run.
// Each loop reads what the chapters show, or what the examples hold and no
// chapter shows.
func (b *book) check() {
	b.checkContents()
	shown := b.checkChapters()
	b.checkTranscripts(shown)
	b.checkPrograms(shown)
	b.checkFiles(shown)
}

// shown says what the chapters show: paths, and path#name.
type shown map[string]bool

func (b *book) checkContents() {
	contents := "chapters/" + contentsFile
	listed := map[string]bool{contentsFile: true}
	for _, item := range b.order {
		c := b.chapters[item.File]
		switch {
		case c == nil:
			b.errorf(contents, item.Line, "%s is listed, and there is no such file in chapters: write it, or remove the line", item.File)
		case listed[item.File]:
			b.errorf(contents, item.Line, "%s is listed twice: remove one of the lines", item.File)
		case c.Title != item.Title:
			b.errorf(contents, item.Line, "%s is listed as %q, and its title is %q: make them the same", item.File, item.Title, c.Title)
		}
		listed[item.File] = true
	}
	for name, c := range b.chapters {
		if !listed[name] {
			b.errorf(c.Path, 1, "the contents do not list it: add a line to %s", contents)
		}
	}
}

// checkChapters follows every reference and link of every chapter.
func (b *book) checkChapters() shown {
	seen := shown{}
	for _, c := range b.chapters {
		for _, r := range c.References {
			seen[r.Path], seen[r.Path+"#"+r.Name] = true, true
			b.checkReference(c, r)
		}
		for _, l := range c.Links {
			to := c
			if l.Page != "" {
				to = b.chapters[l.Page]
			}
			if to == nil {
				b.errorf(c.Path, l.Line, "link to %s: there is no such chapter", l.Page)
			} else if l.Anchor != "" && !to.IDs()[l.Anchor] {
				b.errorf(c.Path, l.Line, "link to #%s: %s has no such section: it has %s", l.Anchor, to.Path, orNone(headingIDs(to)))
			}
		}
	}
	return seen
}

func headingIDs(c *chapter.Chapter) []string {
	var ids []string
	for _, h := range c.Headings {
		ids = append(ids, "#"+h.ID)
	}
	return ids
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

func (b *book) checkReference(c *chapter.Chapter, r *chapter.Reference) {
	file := b.files[r.Path]
	if file == nil {
		if !b.hasErrors(r.Path) { // else it is there, and cannot be read
			b.errorf(c.Path, r.Line, "%s: there is no such file", r.Path)
		}
		return
	}
	if t := b.transcripts[r.Path]; t != nil {
		if r.Name != "" && t.Exchange(r.Name) == nil && !b.hasErrors(r.Path) {
			b.errorf(c.Path, r.Line, "%s has no exchange %q: it has %s", r.Path, r.Name, orNone(t.Names()))
		}
		if r.From > 0 || r.Since != "" {
			b.errorf(c.Path, r.Line, "\"lines\" and \"since\" are for listings: remove them")
		}
		return
	}
	lines := file.Lines
	if r.Name != "" {
		var err error
		if lines, err = file.Cut(r.Name); err != nil {
			b.errorf(c.Path, r.Line, "%v", err)
			return
		}
	}
	if r.From > r.To || r.To > len(lines) || r.From == 0 && r.To > 0 {
		b.errorf(c.Path, r.Line, "lines %d-%d: the excerpt has %d lines", r.From, r.To, len(lines))
	}
	if r.Since == "" {
		return
	}
	old := b.files[r.Since]
	if old == nil {
		b.errorf(c.Path, r.Line, "since %s: there is no such file", r.Since)
	} else if _, err := old.Cut(r.Name); err != nil && r.Name != "" {
		b.errorf(c.Path, r.Line, "since %s: %v", r.Since, err)
	}
}

func (b *book) hasErrors(file string) bool {
	for _, e := range b.errs {
		if e.Pos.Filename == file {
			return true
		}
	}
	return false
}

func (b *book) checkTranscripts(seen shown) {
	for name, t := range b.transcripts {
		if !seen[name] && t.TestOnly == "" {
			b.errorf(name, 1, "no chapter shows it: refer to it, or begin it with \"# Test only: why\"")
		}
		if seen[name] && t.TestOnly != "" {
			b.errorf(name, 1, "a chapter shows it: remove \"# Test only\"")
		}
		// Without a test, nothing on the page would have been run.
		test := path.Join(path.Dir(name), "transcripts_test.go")
		if src, ok := b.texts[test]; !ok || !strings.Contains(src, "runnertest.Run(t)") {
			b.errorf(name, 1, "nothing runs it: add %s with a test that calls runnertest.Run(t)", test)
		}
	}
}

// posix are names that a program would shadow: utilities of POSIX, and words
// of its shell.
var posix = strings.Fields(`admin alias ar asa at awk basename batch bc bg break c99 c17 cal case cat cd cflow
	chgrp chmod chown cksum cmp colon comm command compress continue cp crontab csplit ctags cut cxref
	date dd delta df diff dirname do done dot du echo ed elif else env esac eval ex exec exit expand export expr
	false fc fg fi file find fold for fort77 fuser gencat get getconf getopts gettext grep hash head iconv id
	if in ipcrm ipcs jobs join kill lex link ln locale localedef logger logname lp ls m4 mailx make man
	mesg mkdir mkfifo more msgfmt mv newgrp ngettext nice nl nm nohup od paste patch pathchk pax pr printf
	prs ps pwd qalter qdel read readlink readonly realpath renice return rm rmdel rmdir sact sccs sed
	set sh shift sleep sort split strings strip stty tabs tail talk tee test then time timeout times touch
	tput tr trap true tsort tty type ulimit umask unalias uname uncompress unexpand unget uniq unlink unset until
	uucp uudecode uuencode uustat uux val vi wait wc what while who write xargs xgettext yacc yes zcat`)

func (b *book) checkPrograms(seen shown) {
	named := map[string]bool{}
	for _, t := range b.transcripts {
		for _, e := range t.Exchanges {
			for _, w := range transcript.Words(e.Command.Text) {
				named[w] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.programs)) {
		dirs := b.programs[name]
		main := dirs[0] + "/main.go"
		if len(dirs) > 1 {
			b.errorf(dirs[1]+"/main.go", 1, "%s is a program of that name too: rename one of them", dirs[0])
		}
		if slices.Contains(posix, name) {
			b.errorf(main, 1, "%s is a tool of every system, which the program would shadow: rename it", name)
		}
		if !named[name] {
			b.errorf(main, 1, "no transcript runs %s: name it in a .sh part", name)
		}
		if !slices.ContainsFunc(slices.Collect(maps.Keys(seen)), func(s string) bool { return strings.HasPrefix(s, dirs[0]+"/") }) {
			b.errorf(main, 1, "no chapter shows anything of %s: refer to it", name)
		}
	}
}

// checkFiles holds each file of the examples to what a page can show.
func (b *book) checkFiles(seen shown) {
	missing := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		f := b.files[name]
		depth := strings.Count(name, "/")
		folder, _, _ := strings.Cut(strings.TrimPrefix(name, "examples/"), "/")
		if depth < 2 {
			b.errorf(name, 1, "a file belongs to a chapter: move it to examples/CHAPTER/")
			continue
		}
		if b.chapters[folder+".md"] == nil && !missing[folder] {
			missing[folder] = true
			b.errorf(name, 1, "there is no chapter chapters/%s.md: rename the folder examples/%s", folder, folder)
		}
		for _, region := range f.Regions {
			if !seen[name+"#"+region] {
				b.errorf(name, 1, "no chapter shows region %s: refer to it, or remove its marks", region)
			}
		}
		if path.Ext(name) != ".go" {
			continue
		}
		if depth == 2 && !strings.HasSuffix(name, "_test.go") {
			b.errorf(name, 1, "a program has a folder of its own: move it to examples/%s/PROGRAM/main.go", folder)
		}
		b.checkSource(name)
	}
}

func (b *book) checkSource(name string) {
	lines := bufio.NewScanner(strings.NewReader(b.texts[name]))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		text := lines.Text()
		if w := columns(text); w > maxColumns {
			b.errorf(name, n, "the line is %d columns wide (a tab is 4): break it before column %d", w, maxColumns)
		}
		if strings.Contains(text, `"example.com/pipes/`) && !strings.HasSuffix(name, "_test.go") {
			b.errorf(name, n, "an example is whole by itself: use the standard library, not a package of this module")
		}
	}
	if err := lines.Err(); err != nil {
		b.errorf(name, 1, "%v", err)
	}
}

func columns(s string) int {
	n := 0
	for _, r := range s {
		if n++; r == '\t' {
			n += 3
		}
	}
	return n
}
