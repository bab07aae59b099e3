package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A weakLine stops in the middle of some files. It also notes where a browser
// asks a file to go on.
type weakLine struct {
	http.Handler

	mu    sync.Mutex
	stops []string          // the files
	lost  chan struct{}     // closed when the connections of these are lost
	from  map[string]string // by file, the last Range of a request
}

// stop makes the line stop in these files. The function it returns loses them.
func (l *weakLine) stop(files ...string) (lose func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	lost := make(chan struct{})
	l.stops, l.lost = files, lost
	return func() { close(lost) }
}

func (l *weakLine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file := path.Base(r.URL.Path)
	l.mu.Lock()
	stops, lost := slices.Contains(l.stops, file), l.lost
	if from := r.Header.Get("Range"); from != "" {
		l.from[file] = from
	}
	l.mu.Unlock()
	if path.Ext(file) != ".gz" {
		l.Handler.ServeHTTP(w, r)
		return
	}
	whole := httptest.NewRecorder()
	l.Handler.ServeHTTP(whole, r)
	data := whole.Body.Bytes()
	if !stops {
		if strings.HasSuffix(file, ".a.gz") { // as a server does that knows no ranges
			r.Header.Del("Range")
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data[:len(data)/2])
	_ = http.NewResponseController(w).Flush()
	select {
	case <-lost:
	case <-r.Context().Done():
	}
	panic(http.ErrAbortHandler)
}

// TestLostConnection: a compiler of which only a part has come is said to be
// so, and the next press of Run goes on from there.
func TestLostConnection(t *testing.T) {
	t.Parallel()
	line := &weakLine{from: map[string]string{}}
	_, page := newRunPageThrough(t, "basic-pipes.html", func(h http.Handler) http.Handler {
		line.Handler = h
		return line
	})
	check(t, page.Eval(helpersOfChange, nil))

	lose := line.stop("go.wasm.gz", "fmt.a.gz")
	check(t, page.Eval(`edit('alone', 'Spam 0', 'Spam 1').then(() => until(() => listing('alone').querySelector('progress').value > 0.5 && /MB/.test(listing('alone').innerText)))`, nil))
	lose()
	const lost = "It could not be compiled: the connection was lost. Press Run to try again."
	const says = `listing('alone').querySelector('.change [role=status]').innerText.trim()`
	if got := said(t, page, `until(() => /lost/.test(`+says+`)).then(() => `+says+`)`); got != lost {
		t.Errorf("the page says %q, want %q", got, lost)
	}
	if line.stop("fmt.a.gz"); line.from["go.wasm.gz"] != "" {
		t.Error("a press of Run was not waited for")
	}

	// Nobody says that this connection is lost: nothing comes.
	check(t, page.Eval("const later = window.setTimeout; window.setTimeout = (does, ms) => later(does, ms == 20000 ? 3000 : ms); 0", nil))
	const failed = "|The programs could not be loaded: the connection was lost. Press Run to try again."
	if got := said(t, page, `run('basic-pipes/alone#alone')`); got != failed {
		t.Errorf("a run says %q, want %q", got, failed)
	}
	line.stop()
	check(t, page.Eval("window.setTimeout = later, 0", nil))
	if got, want := said(t, page, `run('basic-pipes/alone#alone')`), "got [Spam 1]\n|exit status 0"; got != want {
		t.Errorf("then a run gives %q, want %q", got, want)
	}
	for _, file := range []string{"go.wasm.gz", "fmt.a.gz"} {
		if line.from[file] == "" {
			t.Errorf("%s was asked for from its beginning", file)
		}
	}
}

// TestChangeRefused: that Change could not be loaded is said, and the next press
// asks again.
func TestChangeRefused(t *testing.T) {
	t.Parallel()
	var refuse atomic.Bool
	refuse.Store(true)
	_, page := newRunPageThrough(t, "basic-pipes.html", func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if refuse.Load() && path.Base(r.URL.Path) == "editor.js" {
				http.Error(w, "not now", http.StatusServiceUnavailable)
				return
			}
			h.ServeHTTP(w, r)
		})
	})
	check(t, page.Eval(helpersOfChange, nil))
	const says = `listing('alone').querySelector('p[role=status]')?.innerText.split(':')[0]`
	if got, want := said(t, page, `tool(listing('alone'), 'Change').click(), until(() => `+says+`).then(() => `+says+`)`), "Change could not be loaded"; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	refuse.Store(false)
	if got, want := said(t, page, `opened('alone').then(() => `+says+` ?? '')`), ""; got != want {
		t.Errorf("then the page says %q, want %q", got, want)
	}
}

// TestCalledByAnother: a changed program is the reader's also where the line
// does not name it, and the line is refused where it does not compile.
func TestCalledByAnother(t *testing.T) {
	t.Parallel()
	page := changePage(t, "pipeline-without-a-shell.html")
	for _, step := range []struct{ do, want string }{
		{`edit('three', 'func main() {', 'func main() {\n\tfmt.Println("mine")').then(() => run('pipeline-without-a-shell/pipeline#copied')).then(s => s.includes('mine\n'))`, "true"},
		{`edit('three', '"mine"', 'mine').then(() => run('pipeline-without-a-shell/pipeline#copied'))`,
			"|It could not run: three, as you changed it, does not compile: main.go:11:14: undefined: mine"},
		{`run('pipeline-without-a-shell/shell#passed').then(s => s.split('|')[1])`, "exit status 1, and the output is as above"},
	} {
		if got := said(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}
