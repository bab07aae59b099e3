package transcript

import (
	"bytes"
	"flag"
	"fmt"
	"go/scanner"
	"go/token"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// Parse reads a transcript. The error is a [scanner.ErrorList] of everything
// that is wrong with it; the transcript then has what could be read.
func Parse(file string, data []byte) (*Transcript, error) {
	p := &parser{t: &Transcript{Path: file}, parts: map[string]*part{}}
	if !bytes.HasSuffix(data, []byte("\n")) && len(data) > 0 {
		p.errorf(bytes.Count(data, []byte("\n"))+1, "the last line has no newline: add one")
	}
	if i := bytes.IndexByte(data, '\r'); i >= 0 {
		p.errorf(bytes.Count(data[:i], []byte("\n"))+1, `a carriage return: remove it, or write <\r> where a program prints one`)
	}
	if line, what := unreadable(data); line > 0 {
		p.errorf(line, "%s", what)
		return p.t, p.errs.Err()
	}
	archive := txtar.Parse(data)
	p.readParts(archive, data)
	p.readScript(string(archive.Comment))
	p.checkUse()
	for _, e := range p.t.Exchanges {
		e.named = p.t.findNamed(e) // once: a book asks for it in many places
	}
	p.errs.Sort()
	return p.t, p.errs.Err()
}

// unreadable finds the first line that cannot be read, and says why; n is 0 if
// there is none. Package txtar takes the one space of a marker
// without a name for two, and would panic.
func unreadable(data []byte) (n int, what string) {
	for line := range bytes.Lines(data) {
		n++
		switch {
		case !utf8.Valid(line):
			return n, `not UTF-8: save the file as UTF-8, and write <\xff> where a program prints such a byte`
		case string(bytes.TrimRight(line, "\r\n")) == "-- --":
			return n, `"-- --" names no part: write "-- NAME --", or remove the line`
		}
	}
	return 0, ""
}

type part struct {
	Part
	used bool
}

type parser struct {
	t     *Transcript
	parts map[string]*part
	order []string
	errs  scanner.ErrorList
}

func (p *parser) errorf(line int, format string, args ...any) {
	p.errs.Add(token.Position{Filename: p.t.Path, Line: line}, fmt.Sprintf(format, args...))
}

// readParts finds the line of each part, which package txtar does not report.
func (p *parser) readParts(archive *txtar.Archive, data []byte) {
	line := 1 + bytes.Count(archive.Comment, []byte("\n"))
	for _, f := range archive.Files {
		line++ // the marker
		if p.parts[f.Name] != nil {
			p.errorf(line-1, "a second part named %s: rename or remove it", f.Name)
		} else if !validName(f.Name) {
			p.errorf(line-1, "part %q: a name is letters, digits, '-', '_' and '.', in the work folder itself", f.Name)
		} else {
			p.parts[f.Name] = &part{Part: Part{Name: f.Name, Text: string(f.Data), Line: line}}
			p.order = append(p.order, f.Name)
		}
		line += bytes.Count(f.Data, []byte("\n"))
	}
}

var nameForm = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]*$`)

func validName(s string) bool { return nameForm.MatchString(s) }

const testOnly = "# Test only:"

// readScript reads the run lines. It takes no other line of testscript's
// language: what a script runs by itself has no deadline, is not confined, and
// may leave processes alive.
func (p *parser) readScript(script string) {
	for i, text := range strings.Split(script, "\n") {
		if why, ok := strings.CutPrefix(text, testOnly); ok {
			if p.t.TestOnly = strings.TrimSpace(why); p.t.TestOnly == "" {
				p.errorf(i+1, "say after %q why no chapter shows this", testOnly)
			}
			continue
		}
		words, err := splitWords(text)
		if err != nil {
			p.errorf(i+1, "%v", err)
			continue
		}
		var conditions []string
		for len(words) > 0 && strings.HasPrefix(words[0], "[") && strings.HasSuffix(words[0], "]") {
			conditions = append(conditions, strings.Trim(words[0], "[]"))
			words = words[1:]
		}
		if len(words) == 0 && len(conditions) == 0 {
			continue
		}
		if len(words) == 0 || words[0] != "run" {
			p.errorf(i+1, "%q: %s", strings.TrimSpace(text), onlyRun)
			continue
		}
		e, err := ParseRun(words[1:])
		if err != nil {
			p.errorf(i+1, "%v", err)
			continue
		}
		e.Line, e.Conditions = i+1, conditions
		p.readExchange(e)
	}
}

const onlyRun = `only run lines can stand here: write "run -hidden NAME", what is typed as part NAME.sh, and what must come back as NAME.out, NAME.err and NAME.status`

// ParseRun reads the arguments of a script's run line. The exchange that it
// returns has no parts yet.
func ParseRun(args []string) (*Exchange, error) {
	e := new(Exchange)
	f := flag.NewFlagSet("run", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.BoolVar(&e.Hidden, "hidden", false, "")
	f.BoolVar(&e.Orphans, "orphans", false, "")
	f.BoolVar(&e.Network, "network", false, "")
	f.BoolVar(&e.Portable, "portable", false, "")
	f.StringVar(&e.Terminal, "terminal", "", "")
	const usage = "want run [-hidden] [-network] [-orphans] [-portable] [-terminal 'reason'] NAME"
	if err := f.Parse(args); err != nil {
		return nil, fmt.Errorf("%v: %s", err, usage)
	}
	if f.NArg() != 1 || !validName(f.Arg(0)) {
		return nil, fmt.Errorf("%q: %s", strings.Join(args, " "), usage)
	}
	e.Name = f.Arg(0)
	if e.Network && e.Terminal == "" {
		e.Terminal = "needs the network"
	}
	return e, nil
}

func (p *parser) readExchange(e *Exchange) {
	if p.t.Exchange(e.Name) != nil {
		p.errorf(e.Line, "exchange %s is run twice: run it once", e.Name)
		return
	}
	for _, c := range e.Conditions {
		tool, isTool := strings.CutPrefix(c, "exec:")
		name, isExchange := strings.CutPrefix(c, "works:")
		switch {
		case isTool && e.Terminal == "":
			e.Terminal = "needs " + tool
		case isExchange && p.parts[name+".sh"] == nil:
			p.errorf(e.Line, "condition [%s]: there is no exchange %s: name one of this transcript", c, name)
		case !isTool && !isExchange && c != "linux" && c != "unix":
			p.errorf(e.Line, "condition [%s]: only [linux], [unix], [exec:TOOL] and [works:EXCHANGE] stand before run, since what is shown is run on Linux", c)
		}
	}
	command := p.parts[e.Name+".sh"]
	if command == nil {
		p.errorf(e.Line, "run %s: there is no part %s.sh: add it, with the command", e.Name, e.Name)
		return
	}
	take := func(suffix string) Part {
		part := p.parts[e.Name+suffix]
		if part == nil {
			return Part{Name: e.Name + suffix, Line: command.Line}
		}
		part.used = true
		return part.Part
	}
	e.Command, e.Out, e.Err = take(".sh"), take(".out"), take(".err")
	p.checkCommand(e.Command)
	if status := take(".status"); status.Text != "" {
		n, err := strconv.Atoi(strings.TrimSpace(status.Text))
		if err != nil || n < 1 || n > 255 {
			p.errorf(status.Line, "status %q: want a number from 1 to 255; 0 is meant where the part is absent", strings.TrimSpace(status.Text))
		}
		e.Status = n
	}
	p.t.Exchanges = append(p.t.Exchanges, e)
}

func (p *parser) checkCommand(c Part) {
	if strings.TrimSpace(c.Text) == "" {
		p.errorf(c.Line, "%s is empty: write the command", c.Name)
	}
	for i, line := range c.Lines() {
		if n := Columns(line); n > MaxColumns {
			p.errorf(c.Line+i, "the command is %d columns wide: break it after a | or before column %d", n, MaxColumns)
		}
	}
}

// Columns is how wide a page shows a line, a tab as 4.
func Columns(s string) int { return utf8.RuneCountInString(s) + 3*strings.Count(s, "\t") }

// checkUse reports parts that nothing names, and keeps the rest as data.
func (p *parser) checkUse() {
	var words []string
	for _, e := range p.t.Exchanges {
		words = append(words, Words(e.Command.Text)...)
	}
	for _, name := range p.order {
		part := p.parts[name]
		if part.used {
			continue
		}
		if slices.Contains(words, name) {
			p.t.Data = append(p.t.Data, part.Part)
			continue
		}
		if e := strings.TrimSuffix(name, path.Ext(name)); slices.Contains([]string{".sh", ".out", ".err", ".status"}, path.Ext(name)) {
			p.errorf(part.Line-1, "nothing runs part %s: add a line \"run %s\", or remove the part", name, e)
		} else {
			p.errorf(part.Line-1, "nothing names part %s: use it in a .sh part, or remove it", name)
		}
	}
}
