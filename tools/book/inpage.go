package book

import (
	"errors"

	"example.com/pipes/tools/browser/sh"
)

// checkInPage checks that the page's shell can run what a page offers to run.
func (b *Book) checkInPage() {
	if b.unread {
		return // a program could be among what was not read
	}
	program := func(name string) bool { return b.Programs[name] != nil }
	for name, t := range b.Transcripts {
		for _, e := range t.Exchanges {
			if e.Terminal != "" {
				continue
			}
			err := sh.Check(e.Command.Text, program)
			if wrong := (*sh.Error)(nil); errors.As(err, &wrong) {
				b.errorf(name, e.Command.Line+wrong.Line-1, "%s: correct the line, or let it run in the terminal only: run -terminal 'why' %s", wrong.Text, e.Name)
			}
		}
	}
}
