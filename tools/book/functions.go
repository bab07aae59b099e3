package book

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// subject are the packages that the book is about, by their last elements. A
// name of another one is looked up here only if a heading names it.
var subject = strings.Fields("bufio bytes context exec fs io iotest json log net os runtime signal synctest syscall testing tls unix")

// indexFunctions finds where the chapters name what Go's packages have: the
// sections whose heading does, or else the best other one.
func (b *Book) indexFunctions(chapters [][]*passage) {
	best, places := map[string]rank{}, map[string][]section{}
	names := b.functionNames(chapters)
	for _, passages := range chapters {
		for _, p := range passages {
			for name, r := range names.named(p, passages) {
				switch old, found := best[name]; {
				case r > inHeading && (r == inTable || !ofSubject(name)):
				case !found || r < old:
					best[name], places[name] = r, []section{p.section}
				case r == inHeading && old == inHeading:
					places[name] = append(places[name], p.section)
				}
			}
		}
	}
	for _, t := range b.terms {
		switch listed := b.placesOf(t); {
		case !t.isFunction():
		case len(listed) > 0:
			places[t.Text] = listed
		case len(t.places) == 0 && places[t.Text] == nil && !b.unread:
			b.errorf(termsFile, t.Line, "no chapter names %s: name the section behind a colon, or remove the line", t.Text)
		}
	}
	var entries []entry
	for name, sections := range places {
		entries = append(entries, newEntry(name, true, sections))
	}
	sortEntries(entries)
	b.indexes["functions"] = entries
}

func ofSubject(name string) bool {
	pkg, _, _ := strings.Cut(name, ".")
	return slices.Contains(subject, pkg)
}

// functions are names in full, exec.Cmd.Wait, by their last element.
type functions map[string][]string

// functionNames are the names that the chapters, or the list of terms, give in
// full and that Go documents.
func (b *Book) functionNames(chapters [][]*passage) functions {
	names := functions{}
	add := func(name string) {
		if last := lastElement(name); !slices.Contains(names[last], name) {
			names[last] = append(names[last], name)
		}
	}
	for _, p := range slices.Concat(chapters...) {
		for _, code := range p.codes {
			if strings.HasPrefix(b.documented[code.text], "https://pkg.go.dev/") {
				add(code.name)
			}
		}
	}
	for _, t := range b.terms {
		if t.isFunction() {
			add(t.Text)
		}
	}
	return names
}

func lastElement(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// bare is an exported name without what code has around it, as in *os.File,
// cmd.Wait(), or SysProcAttr{Setpgid: true}; of other code, "".
func bare(code string) string {
	if code != "" && strings.Contains("*&", code[:1]) {
		code = code[1:]
	}
	if end := strings.IndexAny(code, "({"); end >= 0 {
		code = code[:end]
	}
	exported := false
	for element := range strings.SplitSeq(code, ".") {
		if element == "" || '0' <= element[0] && element[0] <= '9' || strings.ContainsFunc(element, notInWord) {
			return ""
		}
		exported = 'A' <= element[0] && element[0] <= 'Z'
	}
	if !exported { // the last one
		return ""
	}
	return code
}

func notInWord(r rune) bool { return r >= utf8.RuneSelf || !inWord(byte(r)) }

// full is the name in full that a shorter one stands for: exec.Cmd.Wait for
// cmd.Wait or Wait. Of several, it's the only one that stands nearby. "" is none.
func (f functions) full(name string, nearby ...[]*passage) string {
	all := f[lastElement(name)]
	if len(all) == 0 { // as of most code
		return ""
	}
	if slices.Contains(all, name) {
		return name
	}
	members := slices.DeleteFunc(slices.Clone(all), func(n string) bool { return strings.Count(n, ".") < 2 })
	if strings.Contains(name, ".") { // behind a variable
		all = members
	}
	for _, near := range nearby {
		if some := slices.DeleteFunc(slices.Clone(all), func(n string) bool { return !given(n, near) }); len(some) == 1 {
			return some[0]
		}
	}
	if len(all) > 1 { // most that stand alone are methods and fields, too
		all = members
	}
	if len(all) == 1 {
		return all[0]
	}
	return ""
}

// given says whether passages give a name in full.
func given(name string, passages []*passage) bool {
	return slices.ContainsFunc(passages, func(p *passage) bool {
		return slices.ContainsFunc(p.codes, func(c code) bool { return c.name == name })
	})
}

// named are the names that a passage of a chapter has, by their best rank.
func (f functions) named(p *passage, chapter []*passage) map[string]rank {
	nearby := [][]*passage{{p}, chapter}
	named := map[string]rank{}
	for _, code := range p.codes {
		name := f.full(code.name, nearby...)
		if old, found := named[name]; name != "" && (!found || code.rank < old) {
			named[name] = code.rank
		}
	}
	for _, word := range p.titled {
		if name := f.full(word.name, nearby...); name == word.text || named[name] > 0 {
			named[name] = word.rank
		}
	}
	return named
}
