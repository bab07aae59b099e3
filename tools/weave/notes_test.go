package main

import "testing"

// testNotes reads a note with the keyboard and without scripts: on a phone it
// opens where it is, on a wide screen and on paper it is there.
func (s *webSite) testNotes(t *testing.T) {
	check(t, s.page.Script(false))
	defer func() {
		check(t, s.page.Script(true))
		check(t, s.page.Size(1280, 800))
		check(t, s.page.Media(""))
	}()
	const notes = `[...document.querySelectorAll('.note')].filter(n => getComputedStyle(n).display != 'none').length + ' of ' + document.querySelectorAll('.note').length`
	shown := func(when, want string) {
		t.Helper()
		var got string
		check(t, s.page.Eval(notes, &got))
		if got != want {
			t.Errorf("%s, %s notes are shown; want %s", when, got, want)
		}
	}
	check(t, s.page.Size(360, 800))
	s.open(t, "pipe-operations.html")
	var all string
	check(t, s.page.Eval(`String(document.querySelectorAll('.note').length)`, &all))
	shown("on a phone", "0 of "+all)
	check(t, s.page.Eval(`document.querySelector('[role=doc-noteref]').focus()`, nil))
	check(t, s.page.Press("Enter"))
	shown("when the first mark is followed", "1 of "+all)
	check(t, s.page.Press("Tab"))
	var in bool
	check(t, s.page.Eval(`document.activeElement.closest('.note') != null`, &in))
	if !in {
		t.Error("Tab does not lead into the note that was opened")
	}
	check(t, s.page.Eval(`document.querySelector('.note:target .back').focus()`, nil))
	check(t, s.page.Press("Enter"))
	shown("when the way back is followed", "0 of "+all)
	check(t, s.page.Size(1280, 800))
	var beside string // one within an aside, which is in the margin itself, opens there
	check(t, s.page.Eval(`String(document.querySelectorAll('.note:not(aside *)').length)`, &beside))
	shown("on a wide screen", beside+" of "+all)
	check(t, s.page.Size(360, 800))
	check(t, s.page.Media("print"))
	shown("on paper", all+" of "+all)
}
