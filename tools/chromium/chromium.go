// Package chromium drives a headless Chromium, for tests of what the pages do
// in a real browser: run a program, obey the Content-Security-Policy, fit a
// narrow screen, be pleasant to a screen reader.
//
// It speaks the DevTools protocol over two pipes (--remote-debugging-pipe), so
// no port is opened and no library is needed: JSON messages, each ended by a
// NUL byte, go to the browser's descriptor 3 and come from its descriptor 4.
//
//	browser, err := chromium.Start(ctx)      // ends with ctx, or by Close
//	page, err := browser.Open(server.URL)    // returns when the page has loaded
//	var title string
//	err = page.Eval("document.title", &title) // a promise is awaited
//
// Non-goals: other browsers, several profiles, anything that a test of static
// pages does not need. What is missing is one line away through Page.Call; the
// methods are listed at https://chromedevtools.github.io/devtools-protocol/.
package chromium

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Find returns the path of the Chromium to use: $CHROMIUM, or the first of
// the usual names on PATH. The error says that there is none.
func Find() (string, error) {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium found: install the package chromium, or name its program in $CHROMIUM")
}

// A Browser is a running Chromium with an empty profile of its own.
type Browser struct {
	cmd     *exec.Cmd
	profile string
	out     *os.File      // our end of the browser's descriptor 3
	gone    chan struct{} // closed when the browser no longer answers
	closing sync.Once

	mu      sync.Mutex
	last    int                     // number of the last call
	waiting map[int]chan<- *message // calls without an answer yet
	pages   map[string]*Page        // by session
}

// A message is a call, its answer, or an event, in the protocol's terms.
type message struct {
	ID      int             `json:"id,omitempty"`
	Session string          `json:"sessionId,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  any             `json:"params,omitempty"`
	Raw     json.RawMessage `json:"-"` // params of an event
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// flags keep the browser quiet, the same everywhere, and off the network. The
// sandbox is off because it cannot be had as root or in a container; only open
// pages that the test itself wrote.
var flags = []string{
	"--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
	"--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
	"--no-default-browser-check", "--disable-background-networking",
	"--disable-component-update", "--disable-sync", "--disable-extensions",
	"--disable-background-timer-throttling", "--disable-renderer-backgrounding",
	"--disable-default-apps", "--mute-audio", "--hide-scrollbars", "--lang=en",
	"--force-color-profile=srgb", "--font-render-hinting=none",
}

// Start starts a Chromium. It and all its processes are killed by Close, or
// when ctx ends. The error says that there is none, or why it did not start.
func Start(ctx context.Context) (*Browser, error) {
	path, err := Find()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "chromium-")
	if err != nil {
		return nil, err
	}
	theirIn, out, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(profile))
	}
	in, theirOut, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, theirIn.Close(), out.Close(), os.RemoveAll(profile))
	}
	cmd := exec.CommandContext(ctx, path, append(flags, "--user-data-dir="+profile, "about:blank")...)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut}
	ownGroup(cmd)
	err = cmd.Start()
	// The browser has its own copies now. With ours open, we would never
	// see the end of what it sends.
	err = errors.Join(err, theirIn.Close(), theirOut.Close())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", path, err), in.Close(), out.Close(), os.RemoveAll(profile))
	}
	b := &Browser{
		cmd: cmd, profile: profile, out: out, gone: make(chan struct{}),
		waiting: map[int]chan<- *message{}, pages: map[string]*Page{},
	}
	go b.listen(in)
	return b, nil
}

// Close kills the browser with all its processes and removes its profile.
func (b *Browser) Close() error {
	var err error
	b.closing.Do(func() {
		err = errors.Join(killGroup(b.cmd), b.out.Close())
		<-b.gone
		if waitErr := b.cmd.Wait(); b.cmd.ProcessState == nil {
			err = errors.Join(err, waitErr) // that it was killed is no news
		}
		err = errors.Join(err, removeAll(b.profile))
	})
	return err
}

// removeAll is os.RemoveAll for a folder in which a dying process may still
// be writing.
func removeAll(dir string) (err error) {
	for range 20 {
		if err = os.RemoveAll(dir); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

// listen hands each answer to its call and each event to its page, until the
// browser closes its end.
func (b *Browser) listen(in *os.File) {
	defer close(b.gone)
	defer in.Close() // only read from: nothing can be lost
	messages := bufio.NewReader(in)
	for {
		text, err := messages.ReadBytes(0)
		if err != nil {
			return
		}
		m, err := parse(bytes.TrimSuffix(text, []byte{0}))
		if err != nil {
			continue // not a message: whoever waits for one will say so
		}
		b.mu.Lock()
		answer, page := b.waiting[m.ID], b.pages[m.Session]
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		switch {
		case m.ID != 0 && answer != nil:
			answer <- m
		case m.ID == 0 && page != nil:
			page.event(m)
		}
	}
}

// parse reads one message; params stay raw, for the event's handler.
func parse(text []byte) (*message, error) {
	var event struct{ Params json.RawMessage }
	m := new(message)
	err := errors.Join(json.Unmarshal(text, m), json.Unmarshal(text, &event))
	m.Raw, m.Params = event.Params, nil
	return m, err
}

// call sends one call and waits for its answer, which it decodes into result
// unless that is nil.
func (b *Browser) call(session, method string, params, result any) error {
	answer := make(chan *message, 1)
	b.mu.Lock()
	b.last++
	m := message{ID: b.last, Session: session, Method: method, Params: params}
	b.waiting[m.ID] = answer
	text, err := json.Marshal(m)
	if err == nil {
		_, err = b.out.Write(append(text, 0))
	}
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-answer:
		if m.Error != nil {
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-b.gone:
		return fmt.Errorf("%s: the browser is gone", method)
	}
}
