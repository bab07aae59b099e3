package book

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"example.com/pipes/tools/transcript"
)

// symptomsFile is the page that leads from a message to the section that
// explains it. Each item of its lists is a symptom, with a link to one section.
// A symptom whose first line is nothing but code is a message, or a part of one.
const symptomsFile = "symptoms.md"

// checkSymptoms checks that the page, if there is one, has the messages that the
// book's programs print, and no others.
func (b *Book) checkSymptoms() {
	page := b.chapters[symptomsFile]
	if page == nil || b.unread || b.hasErrors(page.Path) {
		return
	}
	var messages []string
	for _, e := range page.Entries {
		if len(e.Sections) != 1 {
			b.errorf(page.Path, e.Line, "a symptom has one link, to the section that repairs it, and this one has %d", len(e.Sections))
		}
		if e.Title == "" {
			b.errorf(page.Path, e.Line, "a symptom has two lines, what is seen and what to do: end the first with a backslash")
		}
		if e.Code == "" {
			continue
		}
		messages = append(messages, e.Code)
		if !e.Noted && !b.halfRead && !b.prints(e.Code) {
			b.errorf(page.Path, e.Line, "no transcript prints %q: write it as it is printed, or name its source in a note", e.Code)
		}
	}
	for file, t := range b.Transcripts {
		if t.TestOnly != "" {
			continue
		}
		for _, f := range b.examples[file].output.failures {
			ours := f.program == "" || b.Programs[f.program] != nil
			if ours && !slices.ContainsFunc(messages, func(m string) bool { return hasWords(f.text, m) }) {
				b.errorf(file, f.line, "%s lacks this message: add \"- `%s`\\\", and below it a line on the cause with a link to the section", page.Path, f.text)
			}
		}
	}
}

// hasWords says whether a text holds a message in whole words: "exit status 1",
// and not that of "exit status 141".
func hasWords(text, message string) bool {
	for from := 0; ; from++ {
		i := strings.Index(text[from:], message)
		if i < 0 {
			return false
		}
		from += i
		end := from + len(message)
		if (from == 0 || !inWord(text[from-1])) && (end == len(text) || !inWord(text[end])) {
			return true
		}
		if end == len(text) {
			return false
		}
	}
}

func inWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// prints says whether a transcript has a message in whole words. The first that
// is looked at is the one that had it when the book was read before.
func (b *Book) prints(message string) bool {
	if name, ok := b.cache.printers.Load(message); ok && hasWords(b.examples[name.(string)].output.printed, message) {
		return true
	}
	for name, made := range b.examples {
		if hasWords(made.output.printed, message) {
			b.cache.printers.Store(message, name)
			return true
		}
	}
	return false
}

// An output is what the symptoms look at in a transcript.
type output struct {
	printed  string    // by its exchanges, with how they end
	failures []failure // of those that are shown
}

func outputOf(t *transcript.Transcript) (o output) {
	var printed strings.Builder
	for _, e := range t.Exchanges {
		fmt.Fprintf(&printed, "%s%sexit status %d\n", e.Out.Text, e.Err.Text, e.Status)
	}
	o.printed = printed.String()
	for _, e := range t.Shown() {
		o.failures = append(o.failures, failuresOf(e)...)
	}
	return o
}

// A failure is a message that says what went wrong.
type failure struct {
	program string // that begins the line; it counts if it's one of the book's. "" if the message is worded like Go's
	text    string
	line    int // of the transcript
}

// goError is how Go words the error of a system call, of package os/exec, of a
// signal, and of the runtime.
var goError = regexp.MustCompile(`\b(?:(?:open|close|read|write|seek|chdir|fork/exec) \S+: |(?:exec|signal|waitid|fatal error): )[^,]+`)

// failuresOf are the messages of an exchange that say what went wrong: what
// a program prints to standard error if the exchange fails, without the
// program's name; and what is worded like an error of Go's, wherever it is
// printed.
func failuresOf(e *transcript.Exchange) []failure {
	var all []failure
	for i, line := range e.Err.Lines() {
		program, text, _ := strings.Cut(line, ": ")
		if e.Status != 0 && program != "" && text != "" {
			all = append(all, failure{program, text, e.Err.Line + i})
		}
	}
	for _, part := range []transcript.Part{e.Out, e.Err} {
		for i, line := range part.Lines() {
			for _, text := range goError.FindAllString(line, -1) {
				all = append(all, failure{"", text, part.Line + i})
			}
		}
	}
	return all
}
