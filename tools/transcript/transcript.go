// Package transcript reads what is typed and what must come back.
//
// A transcript is a txtar archive. Its script, the archive's comment, holds a
// line `run NAME` for each exchange and nothing else but comments; testscript
// runs it. The exchange's parts are files of the archive:
//
//	# The parent prints what the child sends.
//	run five
//
//	-- five.sh --
//	spam -n 5
//	-- five.out --
//	Parent <pid:parent> got [Spam 0] as <time>
//
// NAME.sh is handed to /bin/sh. NAME.out, NAME.err and NAME.status say exactly
// what comes back; a part that is not there stands for no output, no errors,
// status 0. What varies from run to run is a placeholder, see [Compare].
//
// An exchange that is tested and not shown is marked on its line: `run -hidden
// NAME`.
//
// Any other file of the archive is data, and a .sh part must name it.
package transcript

import (
	"slices"
	"strings"
)

// MaxColumns is the longest line a command may have, a tab counting 4.
const MaxColumns = 70

// A Transcript is a parsed archive.
type Transcript struct {
	Path      string
	TestOnly  string // why no chapter shows it: the text after "# Test only: "
	Exchanges []*Exchange
	Data      []Part // the parts that are no exchange's
}

// An Exchange is what is typed, and what must come back.
type Exchange struct {
	Name       string
	Line       int      // of its run line
	Conditions []string // on its run line: "linux", "unix", "exec:python3" or "works:login"
	Terminal   string   // why it cannot run in the page, or ""
	Hidden     bool     // no page shows it
	Orphans    bool     // may leave processes alive
	Network    bool     // may use the network
	Portable   bool     // also runs on Windows, with the same result
	Command    Part
	Out, Err   Part
	Status     int

	named []string
}

// A Part is one file of the archive.
type Part struct {
	Name string
	Text string
	Line int // of its first line of text in the transcript; where it is absent, of the command
}

// Lines are the part's lines without their newlines.
func (p Part) Lines() []string {
	if p.Text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(p.Text, "\n"), "\n")
}

// Typed is the command as a terminal shows it, with the prompts of a shell: a
// line that continues another begins with a blank.
func (e *Exchange) Typed() string {
	var b strings.Builder
	for _, line := range e.Command.Lines() {
		prompt := "$ "
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
			prompt = "> "
		}
		b.WriteString(prompt + line + "\n")
	}
	return b.String()
}

// Exchange is the exchange of that name, or nil.
func (t *Transcript) Exchange(name string) *Exchange {
	for _, e := range t.Exchanges {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// Shown are the exchanges that a page can show, in order.
func (t *Transcript) Shown() []*Exchange {
	return slices.DeleteFunc(slices.Clone(t.Exchanges), func(e *Exchange) bool { return e.Hidden })
}

// Names are the names of exchanges.
func Names(exchanges []*Exchange) []string {
	var names []string
	for _, e := range exchanges {
		names = append(names, e.Name)
	}
	return names
}

// Named are the words of an exchange's command that may be programs: all but
// the names of the transcript's data.
func (t *Transcript) Named(e *Exchange) []string { return e.named }

func (t *Transcript) findNamed(e *Exchange) []string {
	return slices.DeleteFunc(Words(said.ReplaceAllString(e.Command.Text, "")), func(word string) bool {
		return t.Part(word) != nil
	})
}

// DataNames are the names of the transcript's data, in order.
func (t *Transcript) DataNames() []string {
	var names []string
	for _, d := range t.Data {
		names = append(names, d.Name)
	}
	return names
}

// Part is the data of that name, or nil.
func (t *Transcript) Part(name string) *Part {
	for i := range t.Data {
		if t.Data[i].Name == name {
			return &t.Data[i]
		}
	}
	return nil
}
