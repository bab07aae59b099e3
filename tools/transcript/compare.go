package transcript

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// kinds are the placeholders: what may stand in a part for something that
// varies from run to run, with the one pattern of each. Any other <word> is
// literal. A new kind is one line here, in what Go and JavaScript both read and
// without a group that captures, and a word in CONTRIBUTING, "A transcript".
var kinds = map[string]string{
	"pid":      `[1-9][0-9]*`,
	"fd":       `[0-9]+`,
	"time":     `[0-9]+\.[0-9]+`,                             // Unix time, seconds
	"duration": `(?:[0-9]+(?:\.[0-9]+)?(?:ns|µs|ms|s|m|h))+`, // as a time.Duration prints
	"path":     `/[^\t\n\f\r :'"]*`,                          // absolute
	"inode":    `[1-9][0-9]*`,
	"port":     `[1-9][0-9]*`,
}

func kindNames() string {
	return strings.Join(slices.Sorted(maps.Keys(kinds)), "|")
}

// A Result is what came back from an exchange.
type Result struct {
	Out, Err []byte
	Status   int
}

// A Mismatch is a difference between what was expected and what came back.
type Mismatch struct {
	Line int // in the transcript
	Text string
}

// Compare compares a result with an exchange, and returns the first difference
// in each of output, error output and status. Lines must be the same, except for
// placeholders: <pid> stands for any process ID. A named one, <pid:parent>,
// stands for the same text wherever it comes again in the exchange, errors
// after output, and for another text than other names of its kind.
func Compare(e *Exchange, r Result) []Mismatch {
	var ms []Mismatch
	bound := bindings{}
	for _, p := range []struct {
		what string
		want Part
		got  []byte
	}{{"output", e.Out, r.Out}, {"error output", e.Err, r.Err}} {
		if m, ok := compareLines(p.what, p.want, Encode(p.got), bound); !ok {
			ms = append(ms, m)
		}
	}
	if r.Status != e.Status {
		ms = append(ms, Mismatch{e.Command.Line, fmt.Sprintf("exit status %d, and %d was expected", r.Status, e.Status)})
	}
	return ms
}

func compareLines(what string, want Part, got string, bound bindings) (Mismatch, bool) {
	wants, gots := want.Lines(), Part{Text: got}.Lines()
	for i, w := range wants {
		if i == len(gots) {
			return Mismatch{want.Line + i, fmt.Sprintf("the %s ends, and this line was expected:\n\t%s", what, visible(w))}, false
		}
		if ok, why := bound.match(w, gots[i]); !ok {
			shownGot, shownWant := visible(gots[i]), visible(w)
			if ok, _ := (bindings{}).match(plain(w), plain(gots[i])); ok && why == "" {
				shownGot, shownWant = strconv.Quote(gots[i]), strconv.Quote(w)
				why = "\nthey look alike, so both are written as Go strings"
			}
			why += misspelt(w, gots[i])
			return Mismatch{want.Line + i, fmt.Sprintf("the %s is\n\t%s\nand this was expected:\n\t%s%s", what, shownGot, shownWant, why)}, false
		}
	}
	if len(gots) > len(wants) {
		line := want.Line
		if len(wants) > 0 {
			line += len(wants) - 1
		}
		return Mismatch{line, fmt.Sprintf("the %s has a line that was not expected:\n\t%s", what, visible(gots[len(wants)]))}, false
	}
	return Mismatch{}, true
}

// visible is a line as a message shows it: quoted where there is nothing to see.
func visible(line string) string {
	if plain(line) == "" {
		return strconv.Quote(line)
	}
	return line
}

var word = regexp.MustCompile(`<[a-z]+(?::[a-z0-9-]+)?>`)

// misspelt says which <word> of an expected line is no placeholder, if what came
// back doesn't have that word: it may be meant for one.
func misspelt(want, got string) string {
	for _, w := range word.FindAllString(want, -1) {
		if !mark.MatchString(w) && !strings.Contains(got, w) {
			return fmt.Sprintf("\n%s is no placeholder; there are <%s>", w, strings.ReplaceAll(kindNames(), "|", ">, <"))
		}
	}
	return ""
}

// plain is a line with one blank for each run of white space.
func plain(line string) string { return strings.Join(strings.Fields(line), " ") }

// bindings says which text each named placeholder stands for: kind, name, text.
type bindings map[string]map[string]string

// match compares one line with its expectation, and binds the names that it
// meets for the first time. If they differ because of a name, why says so.
func (b bindings) match(want, got string) (ok bool, why string) {
	var pattern strings.Builder
	type group struct{ kind, name string }
	var groups []group
	for _, s := range Spans(want) {
		switch form, ok := kinds[s.Kind]; {
		case !ok && s.Kind == "":
			pattern.WriteString(regexp.QuoteMeta(s.Text))
		case !ok:
			pattern.WriteString(regexp.QuoteMeta("<" + s.Text + ">"))
		default:
			pattern.WriteString("(" + form + ")")
			groups = append(groups, group{s.Kind, s.Text})
		}
	}
	m := regexp.MustCompile("^" + pattern.String() + "$").FindStringSubmatch(got)
	if m == nil {
		return false, ""
	}
	for i, g := range groups {
		if g.name == g.kind {
			continue // not named
		}
		if why := b.bind(g.kind, g.name, m[i+1]); why != "" {
			return false, why
		}
	}
	return true, ""
}

func (b bindings) bind(kind, name, text string) string {
	if b[kind] == nil {
		b[kind] = map[string]string{}
	}
	if t, bound := b[kind][name]; bound && t != text {
		return fmt.Sprintf("\n<%s:%s> was %s before", kind, name, t)
	}
	for other, t := range b[kind] { // one at most has this text
		if other != name && t == text {
			return fmt.Sprintf("\n<%s:%s> is %s as well, and different names stand for different text", kind, other, t)
		}
	}
	b[kind][name] = text
	return ""
}
