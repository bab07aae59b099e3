package chromium

import (
	"context"
	"fmt"
	"os"
	"sync"
)

// Shared is one browser for all tests of a package: to start one takes longer
// than to open a page. The first that asks for a page starts it.
//
//	var browser chromium.Shared
//
//	func TestMain(m *testing.M) { os.Exit(browser.Tests(m).Run()) }
type Shared struct {
	start sync.Once
	b     *Browser
	err   error
}

// NewPage opens an empty tab of the browser.
func (s *Shared) NewPage() (*Page, error) {
	s.start.Do(func() { s.b, s.err = Start(context.Background()) })
	if s.err != nil {
		return nil, s.err
	}
	return s.b.NewPage()
}

// Tests are all of m, at whose end the browser is closed.
func (s *Shared) Tests(m interface{ Run() int }) interface{ Run() int } { return sharing{m, s} }

type sharing struct {
	tests   interface{ Run() int }
	browser *Shared
}

func (s sharing) Run() (status int) {
	status = s.tests.Run()
	s.browser.start.Do(func() {}) // nobody asks for a page now
	if s.browser.b == nil {
		return status
	}
	if err := s.browser.b.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "the browser of the tests:", err)
		status = max(status, 1)
	}
	return status
}
