package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/browser"
	"example.com/pipes/tools/transcript"
)

// What a page's Run loads beside the scripts of site/assets/run.
const (
	wasmFile  = "assets/run/programs.wasm.gz"
	execFile  = "assets/run/wasm_exec.js"
	indexFile = "assets/run/index.json"
	drawFile  = "assets/run/picture.wasm.gz"
)

// runFiles builds what Run loads: the programs, Go's script that starts them,
// and a list of what is in them.
func runFiles(ctx context.Context, root string, b *book.Book) (book.Pages, error) {
	programs, data := inPage(b)
	if len(programs) == 0 {
		return nil, nil
	}
	built, err := browser.Build(ctx, browser.Config{Root: root, Programs: programs})
	if err != nil {
		return nil, err
	}
	wasm, err := os.ReadFile(built.Wasm)
	if err != nil {
		return nil, err
	}
	exec, err := os.ReadFile(built.Exec)
	if err != nil {
		return nil, err
	}
	drawer, err := browser.Drawer(ctx, root)
	if err != nil {
		return nil, err
	}
	draw, err := os.ReadFile(drawer)
	if err != nil {
		return nil, err
	}
	index, err := json.Marshal(struct {
		Size     int                           `json:"size"`
		Programs []string                      `json:"programs"`
		Data     map[string]map[string]string  `json:"data"`
		Expect   map[string]transcript.Pattern `json:"expect"`
	}{len(wasm), built.Programs, data, expected(b)})
	return book.Pages{wasmFile: wasm, execFile: exec, indexFile: index, drawFile: draw}, err
}

// inPage gives the folders of the programs that the exchanges in the page
// name, and by exchange the files beside them in the work folder.
func inPage(b *book.Book) (programs []string, data map[string]map[string]string) {
	named := map[string]bool{}
	data = map[string]map[string]string{}
	for name, t := range b.Transcripts {
		for _, e := range t.Exchanges {
			if e.Terminal != "" {
				continue
			}
			for _, word := range t.Named(e) {
				for _, dir := range b.Programs[word] {
					named[dir] = true
				}
			}
			for _, f := range t.Data {
				files := data[book.ExchangeName(name, e)]
				if files == nil {
					files = map[string]string{}
					data[book.ExchangeName(name, e)] = files
				}
				files[f.Name] = f.Text
			}
		}
	}
	return slices.Sorted(maps.Keys(named)), data
}

// expected is by exchange what its output is to be, for the page to say so.
func expected(b *book.Book) map[string]transcript.Pattern {
	all := map[string]transcript.Pattern{}
	for name, t := range b.Transcripts {
		for _, e := range t.Exchanges {
			if e.Terminal == "" {
				all[book.ExchangeName(name, e)] = e.Pattern()
			}
		}
	}
	return all
}

// A runServer has what Run loads, of the edition that it was asked for last.
// It is built in the background, so that the pages are there at once: an
// earlier press of Run waits.
type runServer struct {
	ctx  context.Context // of serve: a request that ends leaves the build to others
	root string
	make func(ctx context.Context, root string, b *book.Book) (book.Pages, error)
	wait time.Duration // how long a request waits for a build; 0: until it is there

	mu   sync.Mutex
	last *runBuild
}

type runBuild struct {
	key    string        // names what is built
	cancel func()        // ends the build
	done   chan struct{} // closed when files and err are there
	files  book.Pages
	err    error
}

func newRunServer(ctx context.Context, root string) *runServer {
	return &runServer{ctx: ctx, root: root, make: runFiles}
}

// late says when a request has waited long enough, or never does.
func (s *runServer) late() <-chan time.Time {
	if s.wait == 0 {
		return nil
	}
	return time.After(s.wait)
}

// of gives the build of an edition's programs, and begins it where the last
// one was of others, or failed. The last one, if it still runs, is then ended.
func (s *runServer) of(site *book.Site) (*runBuild, error) {
	key, err := runKey(site.Book)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last != nil && s.last.key == key && !s.last.failed() {
		return s.last, nil
	}
	if s.last != nil {
		s.last.cancel()
	}
	ctx, cancel := context.WithCancel(s.ctx)
	b := &runBuild{key: key, cancel: cancel, done: make(chan struct{})}
	go func() {
		defer cancel()
		defer close(b.done)
		b.files, b.err = s.make(ctx, s.root, site.Book)
	}()
	s.last = b
	return b, nil
}

func (b *runBuild) failed() bool {
	select {
	case <-b.done:
		return b.err != nil
	default:
		return false
	}
}

// runKey names what [runFiles] makes of a book: the same programs and
// transcripts have the same key, whatever the chapters say.
func runKey(b *book.Book) (string, error) {
	programs, data := inPage(b)
	sources := map[string]map[string]string{}
	for _, dir := range programs {
		sources[dir] = b.Sources(dir)
	}
	text, err := json.Marshal([]any{sources, data, expected(b)})
	return string(text), err
}

// loadedByRun says whether a file is one that a runServer has.
func loadedByRun(name string) bool {
	return slices.Contains([]string{wasmFile, execFile, indexFile, drawFile}, name)
}

// serveRun serves a file that Run loads, when it is built. What stands in the
// way is shown in the page.
func (e *editions) serveRun(w http.ResponseWriter, r *http.Request, run *runServer, name string) {
	data, err := e.runFile(r.Context(), run, name)
	switch {
	case r.Context().Err() != nil:
		return // the browser has gone
	case errors.Is(err, errNotYet):
		w.Header().Set("Content-Type", contentType(".txt"))
		w.WriteHeader(http.StatusAccepted)
		_, _ = io.WriteString(w, err.Error())
		return
	case err != nil:
		var list strings.Builder
		book.PrintError(&list, err)
		http.Error(w, list.String(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	_, _ = w.Write(data) // an error means that the browser has gone
}

// runFile gives a file that Run loads. Where a newer edition ends the build
// that it waits for, it waits for the newer one's.
func (e *editions) runFile(ctx context.Context, run *runServer, name string) ([]byte, error) {
	for {
		e.mu.Lock()
		whole := e.whole
		e.mu.Unlock()
		if whole == nil {
			return nil, errors.New("the book has errors, which its pages show")
		}
		b, err := run.of(whole)
		if err != nil {
			return nil, err
		}
		select {
		case <-b.done:
		case <-run.late():
			return nil, errNotYet
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if !errors.Is(b.err, context.Canceled) || run.ctx.Err() != nil {
			return b.files[name], b.err
		}
	}
}
