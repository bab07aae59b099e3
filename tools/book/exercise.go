package book

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

// An Exercise is one that can be tried: a program that starts it, a program
// that solves it, and the exchanges that decide whether another one does. To
// predict an output, none of these is needed.
type Exercise struct {
	Name            string // CHAPTER/EXERCISE
	Kind, Title     string // as in the chapter
	Start, Solution string // names of programs, or ""
	Exchanges       []Deciding
}

// A Deciding exchange is one that the question of an exercise shows.
type Deciding struct {
	Transcript *transcript.Transcript
	Exchange   *transcript.Exchange
}

// ExercisesOf are the exercises of a chapter, in order. The chapter is named
// as its folder of examples is.
func (b *Book) ExercisesOf(folder string) []Exercise {
	var all []Exercise
	c := b.chapters[folder+".md"]
	if c == nil {
		return nil
	}
	for _, e := range c.Exercises {
		x := Exercise{Name: folder + "/" + e.Name, Kind: e.Kind, Title: e.Title, Exchanges: b.deciding(e)}
		if e.Start != nil {
			x.Start = path.Base(path.Dir(e.Start.Path))
		}
		if e.Kind != "Predict" {
			x.Solution = b.solution(e, x.Exchanges)
		}
		all = append(all, x)
	}
	return all
}

// deciding are the exchanges that the question of an exercise shows.
func (b *Book) deciding(e chapter.Exercise) []Deciding {
	var all []Deciding
	for _, r := range e.Question {
		if t := b.Transcripts[r.Path]; t != nil {
			for _, x := range shownBy(r, t) {
				all = append(all, Deciding{t, x})
			}
		}
	}
	return all
}

// solution is the program that the solution of an exercise shows, and that
// each deciding exchange runs. Where there is none it is "".
func (b *Book) solution(e chapter.Exercise, exchanges []Deciding) string {
	for _, r := range e.Solution {
		name := path.Base(path.Dir(r.Path))
		runs := func(d Deciding) bool { return slices.Contains(d.Transcript.Named(d.Exchange), name) }
		if b.Programs[name] != nil && path.Ext(r.Path) == ".go" && !slices.ContainsFunc(exchanges, func(d Deciding) bool { return !runs(d) }) {
			return name
		}
	}
	return ""
}

// checkExercises checks that a reader can try the exercises.
func (b *Book) checkExercises() {
	for _, c := range b.chapters {
		section := func(h chapter.Heading) bool { return h.Title == "Exercises" }
		if at := slices.IndexFunc(c.Headings, section); at >= 0 && len(c.Exercises) == 0 {
			b.errorf(c.Path, c.Headings[at].Line, "the section has no exercise: begin each with a heading \"### Predict: ...\", \"### Modify: ...\" or \"### Build: ...\"")
		}
		for _, e := range c.Exercises {
			if b.checkQuestion(c, e); e.Kind == "Modify" || e.Kind == "Build" {
				b.checkTried(c, e)
			}
		}
	}
}

// checkQuestion refuses an answer in the question.
func (b *Book) checkQuestion(c *chapter.Chapter, e chapter.Exercise) {
	for _, r := range e.Question {
		output := b.Recordings[r.Path] != nil || b.Transcripts[r.Path] != nil && b.data(r.Path, r.Name) == nil
		if output && e.Kind == "Predict" {
			b.errorf(c.Path, r.Line, "the question shows what is to be predicted: move it to the solution")
		}
	}
}

// checkTried checks that an exercise has a start, a solution, and exchanges that
// decide whether a program solves it.
func (b *Book) checkTried(c *chapter.Chapter, e chapter.Exercise) {
	exchanges := b.deciding(e)
	switch {
	case e.Start == nil:
		b.errorf(c.Path, e.Line, "the exercise starts from no program: add a paragraph [NAME](../examples/CHAPTER/NAME/main.go \"start\")")
	case path.Base(e.Start.Path) != "main.go" || e.Start.Name != "":
		b.errorf(c.Path, e.Start.Line, "an exercise starts from a whole program: refer to its main.go")
	case len(exchanges) == 0 && !b.halfRead:
		b.errorf(c.Path, e.Line, "nothing decides whether a program solves the exercise: show an exchange in the question")
	case len(e.Solution) == 0 && b.hasErrors(c.Path): // that it has none may have been reported
	case b.solution(e, exchanges) == "" && !b.halfRead:
		b.errorf(c.Path, e.Line, "the solution shows no program that each exchange of the question runs: the question runs %s", orNone(b.programsIn(exchanges)))
	}
}

// programsIn are the programs of the book that exchanges run, in order.
func (b *Book) programsIn(exchanges []Deciding) []string {
	var names []string
	for _, d := range exchanges {
		for _, word := range d.Transcript.Named(d.Exchange) {
			if b.Programs[word] != nil && !slices.Contains(names, word) {
				names = append(names, word)
			}
		}
	}
	return names
}

// startLine leads to the program that an exercise starts from, and says how to
// try another: in the page and in a terminal.
func (p *page) startLine(w *bytes.Buffer, r *chapter.Reference) {
	start := site.Start{Caption: r.Caption, Href: p.at.source(r.Path, 0), Command: p.tryCommand(r)}
	if e, ok := p.startedBy(r); ok {
		start.Trial = p.trial(e, path.Dir(r.Path))
	}
	p.look.Start(w, start)
}

// tryCommand is what is typed to try the exercise that starts from r.
func (p *page) tryCommand(r *chapter.Reference) string {
	if e, ok := p.startedBy(r); ok {
		return "go tool weave try " + e.Name
	}
	return "go tool weave list" // the book was checked: each start belongs to an exercise
}

// startedBy is the exercise that starts from r.
func (p *page) startedBy(r *chapter.Reference) (Exercise, bool) {
	for i, e := range p.site.Book.chapters[p.file].Exercises {
		if e.Start == r {
			return p.site.Book.ExercisesOf(strings.TrimSuffix(p.file, ".md"))[i], true
		}
	}
	return Exercise{}, false
}

// trial is what lets an exercise be tried in the page, or nil if it cannot be.
func (p *page) trial(e Exercise, start string) *site.Trial {
	t := &site.Trial{Files: p.site.Book.linuxFiles(start), Program: e.Solution}
	for _, d := range e.Exchanges {
		if d.Exchange.Terminal == "" {
			t.Exchanges = append(t.Exchanges, ExchangeName(d.Transcript.Path, d.Exchange))
		}
	}
	dirs := p.site.Book.Programs[e.Solution]
	if len(t.Exchanges) == 0 || len(t.Files) == 0 || len(dirs) == 0 || p.site.changeable(dirs[0]) == nil {
		return nil
	}
	return t
}
