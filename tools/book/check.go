package book

import (
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

// check checks the rules that can be checked without running a program: first
// what the chapters show, then what is in the examples and not shown.
func (b *Book) check() {
	b.failed = map[string]bool{}
	for _, e := range b.errs {
		b.failed[e.Pos.Filename] = true
		b.halfRead = b.halfRead || path.Ext(e.Pos.Filename) == ".txtar"
	}
	b.halfRead = b.halfRead || b.unread
	b.checkContents()
	b.checkCodes()
	b.makeIndexes()
	shown := b.checkChapters()
	b.checkTranscripts(shown)
	b.checkInPage()
	b.checkPrograms(shown)
	b.checkFiles(shown)
	b.checkRecordings(shown)
	b.checkExercises()
	b.checkNamed()
	b.checkSymptoms()
}

// shown is the set of what the chapters show: paths, path#name, and the folders
// of these files.
type shown map[string]bool

// isShown says whether a chapter shows it. If a file could not be read, the
// answer is yes, because that file may be the one that does.
func (b *Book) isShown(seen shown, what string) bool { return b.unread || seen[what] }

func (b *Book) checkContents() {
	contents := "chapters/" + contentsFile
	if len(b.Order) == 0 {
		if !b.hasErrors(contents) && b.chapters[contentsFile] != nil {
			b.errorf(contents, 1, "it lists no chapter: write \"1. [Title](file.md): what it is on.\"")
		}
		return
	}
	listed := map[string]bool{contentsFile: true}
	for _, item := range b.Order {
		c := b.chapters[item.File]
		switch {
		case c == nil: // a dead link, and reported as one
		case listed[item.File]:
			b.errorf(contents, item.Line, "%s is listed twice: remove one of the lines", item.File)
		case c.Title != item.Title && !b.hasErrors(c.Path):
			b.errorf(contents, item.Line, "%s is listed as %q, and its title is %q: make them the same", item.File, item.Title, c.Title)
		}
		listed[item.File] = true
	}
	for name, c := range b.chapters {
		stem := strings.TrimSuffix(name, ".md")
		switch {
		case name == contentsFile:
		case !isName(stem):
			b.errorf(c.Path, 1, "a chapter's name is its address: rename the file to small letters and digits with single hyphens between")
		case slices.Contains(chapter.PageIDs, stem):
			b.errorf(c.Path, 1, "in book.html its anchor would be #%s, which every page has for itself: rename the file", stem)
		case pageName(name) == pageName(contentsFile):
			b.errorf(c.Path, 1, "its page would be %s, which is that of %s: rename it", pageName(name), contents)
		case !listed[name]:
			b.errorf(c.Path, 1, "the contents do not list it: add a line to %s", contents)
		}
	}
}

// isName says whether a chapter or a program can have this name: small letters
// and digits, with single hyphens between. The names are addresses of pages, and
// of files on systems that take Spam for spam. In anchors, "--" stands between a
// chapter's name and the place in it.
func isName(name string) bool {
	for word := range strings.SplitSeq(name, "-") {
		if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || word == "" {
			return false
		}
	}
	return true
}

// checkChapters follows every reference and link of every chapter, and those
// of the readers' words.
func (b *Book) checkChapters() shown {
	seen := make(shown, 2*len(b.files))
	for file, c := range b.chapters {
		for _, what := range b.facts[file].shows {
			seen[what] = true
		}
		for _, r := range c.References {
			b.checkReference(c, r)
		}
		for _, l := range c.Links {
			b.checkLink(c.Path, l)
		}
	}
	for _, l := range b.sought {
		b.checkLink(wordsFile, l)
	}
	for _, t := range b.terms {
		for _, l := range t.places {
			b.checkLink(termsFile, l)
		}
	}
	return seen
}

// checkLink follows a link to a place in the book.
func (b *Book) checkLink(from string, l chapter.Link) {
	to := b.chapters[path.Base(from)]
	if l.Page != "" {
		to = b.chapters[l.Page]
	}
	if to == nil && !b.hasErrors("chapters/"+l.Page) {
		b.errorf(from, l.Line, "link to %s: there is no such chapter: correct the name, or write it", l.Page)
	} else if to != nil && l.Anchor != "" && !to.IDs[l.Anchor] && (len(to.Headings) > 0 || !b.hasErrors(to.Path)) {
		b.errorf(from, l.Line, "link to #%s: %s has no such section: it has %s", l.Anchor, to.Path, orNone(headingIDs(to)))
	}
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

func (b *Book) checkReference(c *chapter.Chapter, r *chapter.Reference) {
	switch {
	case isTables(r):
		b.checkTables(c, r)
		return
	case isIndex(r):
		if len(b.terms) == 0 && !b.hasErrors(termsFile) {
			b.errorf(c.Path, r.Line, "%s lists no term: write one a line", termsFile)
		}
		return
	}
	if b.files[r.Path] == nil {
		if !b.hasErrors(r.Path) { // else it is there, and cannot be read
			b.errorf(c.Path, r.Line, "%s: there is no such file: %s", r.Path, b.makeIt(r.Path))
		}
		return
	}
	if strings.HasSuffix(r.Path, "_test.go") {
		b.errorf(c.Path, r.Line, "%s: a test has no page: refer to what it tests", r.Path)
		return
	}
	if t := b.Transcripts[r.Path]; t != nil && b.data(r.Path, r.Name) == nil {
		if !b.hasErrors(r.Path) {
			b.checkExchange(c, r, t)
		}
		if r.From > 0 || r.Since != "" {
			b.errorf(c.Path, r.Line, "\"lines\" and \"since\" are for listings: remove them")
		}
		return
	}
	if strings.HasSuffix(r.Path, recordingSuffix) {
		if r.Name != "" || r.From > 0 || r.Since != "" {
			b.errorf(c.Path, r.Line, "a recording is shown whole: name no part or lines of it, and no older version")
		}
		return
	}
	b.checkListing(c, r)
}

func (b *Book) checkExchange(c *chapter.Chapter, r *chapter.Reference, t *transcript.Transcript) {
	switch {
	case r.Name == "" && len(t.Shown()) == 0:
		b.errorf(c.Path, r.Line, "%s has no exchange to show: let a run line of it be without -hidden", r.Path)
	case r.Name != "" && t.Exchange(r.Name) == nil:
		b.errorf(c.Path, r.Line, "%s has no exchange and no data %q: it has %s", r.Path, r.Name, orNone(append(transcript.Names(t.Shown()), t.DataNames()...)))
	case r.Name != "" && t.Exchange(r.Name).Hidden:
		b.errorf(c.Path, r.Line, "%s#%s is hidden, so no page shows it: remove -hidden from line %d of the transcript", r.Path, r.Name, t.Exchange(r.Name).Line)
	}
}

// checkListing checks that the file, and the older one, have what a reference
// names.
func (b *Book) checkListing(c *chapter.Chapter, r *chapter.Reference) {
	now, err := b.cut(r.Path, r.Name)
	if err != nil {
		b.errorf(c.Path, r.Line, "%v", err)
		return
	}
	if data := b.data(r.Path, r.Name); data != nil {
		b.checkData(c, r, data)
	}
	if r.To > len(now) {
		b.errorf(c.Path, r.Line, "lines %d-%d: the excerpt has %d lines", r.From, r.To, len(now))
	}
	if r.Since == "" {
		return
	}
	if b.files[r.Since] == nil {
		b.errorf(c.Path, r.Line, "since %s: there is no such file: correct the path", r.Since)
	} else if old, err := b.cut(r.Since, r.Name); err != nil {
		b.errorf(c.Path, r.Line, "since %s: %v", r.Since, err)
	} else if sameText(old, now) {
		b.errorf(c.Path, r.Line, "since %s: nothing of the excerpt has changed: name another, or another file", r.Since)
	} else {
		b.checkBroken(c, r)
	}
}

// checkData checks that a page can show the data of a transcript.
func (b *Book) checkData(c *chapter.Chapter, r *chapter.Reference, data *transcript.Part) {
	if len(data.Lines()) == 0 {
		b.errorf(c.Path, r.Line, "part %s of %s is empty: refer to something else", data.Name, r.Path)
	}
	for i, line := range data.Lines() {
		b.errs = append(b.errs, checkWidth(r.Path, data.Line+i, line)...)
	}
}

// hasErrors says whether reading a file, or a folder that it is in, gave errors.
// Errors from the checks do not count: otherwise the result would depend on the
// order of the checks.
func (b *Book) hasErrors(file string) bool {
	return b.failed[file] || file != "." && b.hasErrors(path.Dir(file))
}
