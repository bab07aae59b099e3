package chapter

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// An Exercise is a "###" section of the section "## Exercises".
type Exercise struct {
	Kind  string // "Predict", "Modify" or "Build"
	Title string // what follows the kind, plain text
	Name  string // the title as it is typed: "two-children"
	Line  int

	Start    *Reference   // the program that it starts from, or nil
	Question []*Reference // what else the question shows
	Solution []*Reference // what the solution shows
}

// A fold is what the page shows closed: a hint or a solution.
type fold struct {
	ast.BaseBlock
	summary  string // hintTitle or solutionTitle
	exercise string // its title, plain text
	id       string // the anchor of its heading
}

var kindFold = ast.NewNodeKind("Fold")

func (f *fold) Kind() ast.NodeKind        { return kindFold }
func (f *fold) Dump(source []byte, l int) { ast.DumpHelper(f, source, l, nil, nil) }

func (p *pageRenderer) fold(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	f := n.(*fold)
	inside, err := p.children(source, f)
	summary, exercise, id := f.summary, f.exercise, f.id
	leaveHole(w, func(s *setter) error {
		if s.epub != nil {
			return s.setAnswer(summary, exercise, id, inside)
		}
		s.write(`<details class="fold"><summary>`, summary, "</summary>\n")
		err := s.set(inside)
		s.write("</details>\n")
		return err
	})
	return ast.WalkSkipChildren, err
}

// setAnswer leaves a link where a hint or a solution was, and puts it at the
// end.
func (s *setter) setAnswer(summary, exercise, id string, inside stencil) error {
	to := s.apart(&s.epub.hints)
	if summary == solutionTitle {
		to = s.apart(&s.epub.solutions)
	}
	_, anchor := s.page.Heading(4, id)
	at := escape(slug(summary) + "--" + anchor)
	s.write(`<p><a id="to-`, at, `" href="#`, at, `">`, summary, "</a></p>\n")
	to.write(`<h3 id="`, at, `">`, summary, `: <a href="#to-`, at, `">`, escape(exercise), "</a></h3>\n")
	return to.set(inside)
}

const hintTitle, solutionTitle = "Hint", "Solution"

// readExercises reads the sections of "## Exercises". Where it has none, its
// exercises are plain text.
func (p *reader) readExercises() {
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		if p.level(n) != 2 || plain(n, p.c.source) != "Exercises" {
			continue
		}
		var heading ast.Node
		for k := n.NextSibling(); k != nil && (p.level(k) == 0 || p.level(k) > 2); k = k.NextSibling() {
			if p.level(k) == 3 {
				heading = k
				p.readExercise(k.(*ast.Heading))
			} else if r, ok := k.(*referenceNode); ok && heading == nil && p.sectionHasExercises(n) {
				p.errorf(r.ref.Line, "a reference that belongs to no exercise: put it below a heading \"### Predict: ...\", \"### Modify: ...\" or \"### Build: ...\"")
			}
		}
	}
}

// checkStarts refuses a program to start from that no exercise asks for.
func (p *reader) checkStarts() {
	for _, r := range p.c.References {
		asked := func(e Exercise) bool { return e.Start == r || slices.Contains(e.Question, r) }
		if r.Start && !slices.ContainsFunc(p.c.Exercises, asked) {
			p.errorf(r.Line, "\"start\" outside an exercise: it stands in the question of one, below \"### Modify: ...\" or \"### Build: ...\"")
		}
	}
}

// level is that of a heading, 0 for another node.
func (p *reader) level(n ast.Node) int {
	if h, ok := n.(*ast.Heading); ok {
		return h.Level
	}
	return 0
}

func (p *reader) sectionHasExercises(section ast.Node) bool {
	for k := section.NextSibling(); k != nil && (p.level(k) == 0 || p.level(k) > 2); k = k.NextSibling() {
		if p.level(k) == 3 {
			return true
		}
	}
	return false
}

var exerciseForm = regexp.MustCompile(`^(Predict|Modify|Build): *(\S.*)$`)

// readExercise reads an exercise, and folds its hint and its solution.
func (p *reader) readExercise(heading *ast.Heading) {
	e := Exercise{Line: p.line(heading)}
	title := plain(heading, p.c.source)
	if m := exerciseForm.FindStringSubmatch(title); m != nil {
		e.Kind, e.Title, e.Name = m[1], m[2], slug(m[2])
	} else {
		p.errorf(e.Line, "exercise %q: begin its heading with \"Predict: \", \"Modify: \" or \"Build: \"", title)
	}
	if e.Kind != "" && e.Name == "" {
		p.errorf(e.Line, "exercise %q has no name that can be typed: use letters or digits", title)
	}
	for _, other := range p.c.Exercises {
		if e.Name == other.Name && e.Name != "" {
			p.errorf(e.Line, "there is another exercise %s: give one of them a different title", e.Name)
		}
	}
	var folds []*fold
	for k := heading.NextSibling(); k != nil && (p.level(k) == 0 || p.level(k) > 3); k = k.NextSibling() {
		if p.level(k) > 0 {
			f := p.readFold(k.(*ast.Heading), folds)
			f.exercise, f.id = e.Title, headingID(heading)
			folds = append(folds, f)
			for _, r := range all[*referenceNode](f) {
				if p.checkFolded(f, r.ref); f.summary == solutionTitle {
					e.Solution = append(e.Solution, r.ref)
				}
			}
			k = f
		} else if r, ok := k.(*referenceNode); ok {
			p.readQuestion(&e, r.ref)
		}
	}
	if len(folds) == 0 || folds[len(folds)-1].summary != solutionTitle {
		p.errorf(e.Line, "the exercise has no solution: end it with \"#### Solution\"")
	}
	p.c.Exercises = append(p.c.Exercises, e)
}

func (p *reader) readQuestion(e *Exercise, r *Reference) {
	switch {
	case r.Folded:
		p.errorf(r.Line, "\"folded\" in an exercise: put it below \"#### Hint\" or \"#### Solution\", which are folded")
	case r.Start && e.Kind == "Predict":
		p.errorf(r.Line, "an exercise to predict starts from no program: remove \"start\"")
	case r.Start && e.Start != nil:
		p.errorf(r.Line, "the exercise starts from another program already: remove one \"start\"")
	}
	if r.Start && e.Start == nil {
		e.Start = r
	} else {
		e.Question = append(e.Question, r)
	}
}

// readFold puts a heading's section into a fold, which takes its place.
func (p *reader) readFold(heading *ast.Heading, before []*fold) *fold {
	f := &fold{summary: plain(heading, p.c.source)}
	line := p.line(heading)
	for next := heading.NextSibling(); next != nil && p.level(next) == 0; next = heading.NextSibling() {
		f.AppendChild(f, next) // which removes it from the tree
	}
	heading.Parent().ReplaceChild(heading.Parent(), heading, f)
	switch {
	case heading.Level != 4 || f.summary != hintTitle && f.summary != solutionTitle:
		p.errorf(line, "heading %q in an exercise: only \"#### Hint\" and \"#### Solution\" stand there", f.summary)
	case len(before) > 0 && (before[len(before)-1].summary == solutionTitle || f.summary == hintTitle):
		p.errorf(line, "%s after %s: an exercise has one hint at most, and then one solution", f.summary, before[len(before)-1].summary)
	case f.FirstChild() == nil || f.FirstChild().Kind() != ast.KindParagraph:
		p.errorf(line, "%s: explain it in a sentence or two, before you show anything", f.summary)
	}
	return f
}

func (p *reader) checkFolded(f *fold, r *Reference) {
	switch {
	case f.summary == hintTitle:
		p.errorf(r.Line, "a hint shows nothing: describe it, or move this to the solution")
	case r.Folded:
		p.errorf(r.Line, "\"folded\" in a solution, which is folded: remove it")
	}
}

// slug is a title as it is typed: small letters, digits and single hyphens.
func slug(title string) string {
	return strings.Trim(notSlug.ReplaceAllString(apostrophe.Replace(strings.ToLower(title)), "-"), "-")
}

var (
	notSlug    = regexp.MustCompile(`[^a-z0-9]+`)
	apostrophe = strings.NewReplacer("'", "", "’", "")
)
