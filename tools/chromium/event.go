package chromium

import (
	"encoding/json"
	"fmt"
	"strings"
)

// An exception as the protocol describes it.
type exception struct {
	Text      string
	Exception struct{ Description string }
}

func (e *exception) String() string {
	return strings.TrimSpace(e.Text + " " + e.Exception.Description)
}

// event notes what a page reports of itself.
func (p *Page) event(m *message) {
	var e struct {
		Type             string
		Args             []struct{ Value, Description any }
		ExceptionDetails exception
		Entry            struct{ Source, Level, Text, URL string }
	}
	if err := json.Unmarshal(m.Raw, &e); err != nil {
		p.note("%s: %v", m.Method, err)
		return
	}
	switch m.Method {
	case "Page.loadEventFired":
		select {
		case p.loaded <- struct{}{}:
		default: // the buffer is full: no caller is waiting for a load
		}
	case "Runtime.consoleAPICalled":
		var words []string
		for _, arg := range e.Args {
			word := arg.Value
			if word == nil {
				word = arg.Description
			}
			words = append(words, fmt.Sprint(word))
		}
		p.note("console %s: %s", e.Type, strings.Join(words, " "))
	case "Runtime.exceptionThrown":
		p.note("exception: %v", &e.ExceptionDetails)
	case "Log.entryAdded":
		p.note("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
	}
}

func (p *Page) note(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.log = append(p.log, strings.TrimSpace(fmt.Sprintf(format, args...)))
}
