package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/browser"
)

// A runServer builds what pages load, when it is asked for it: the first press
// of Run in a part of the book waits. It keeps the newest build of each thing.
type runServer struct {
	ctx    context.Context // of serve: a request that ends leaves the build to others
	root   string
	recipe func(root, file string, b *book.Book) recipe
	late   func(file string) <-chan time.Time // ends a request that waits for a build; nil: none ends

	mu     sync.Mutex
	builds map[string]*runBuild // by the name of the recipe
}

// A recipe says how to build a file, and others with it.
type recipe struct {
	name    string   // of what is built
	folders []string // the programs that it is made of
	make    func(context.Context) (book.Pages, error)
}

type runBuild struct {
	key    string        // names what is built
	cancel func()        // ends the build
	done   chan struct{} // closed when files and err are there
	files  book.Pages
	err    error
}

// newRunServer has what Run loads.
func newRunServer(ctx context.Context, root string) *runServer {
	return &runServer{ctx: ctx, root: root, recipe: binaryRecipe, builds: map[string]*runBuild{}}
}

// of gives the build of a file for a book, and begins it where the last one was
// of other programs, or failed. The last one, if it still runs, is then ended.
func (s *runServer) of(b *book.Book, file string) (*runBuild, error) {
	r := s.recipe(s.root, file, b)
	if r.make == nil {
		return nil, errNoSuchFile
	}
	key, err := runKey(b, r.folders)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	last := s.builds[r.name]
	if last != nil && last.key == key && !last.failed() {
		return last, nil
	}
	if last != nil {
		last.cancel()
	}
	ctx, cancel := context.WithCancel(s.ctx)
	next := &runBuild{key: key, cancel: cancel, done: make(chan struct{})}
	go func() {
		defer cancel()
		defer close(next.done)
		next.files, next.err = r.make(ctx)
	}()
	s.builds[r.name] = next
	return next, nil
}

func (b *runBuild) failed() bool {
	select {
	case <-b.done:
		return b.err != nil
	default:
		return false
	}
}

var errNoSuchFile = errors.New("no page asks for a file of this name")

// binaryRecipe says how to build a file that Run loads, and nothing of one that
// no page asks for.
func binaryRecipe(root, file string, b *book.Book) recipe {
	name := binaryOf(file)
	folders, ok := readInPage(b).folders[name]
	if !ok && file != drawFile {
		return recipe{}
	}
	return recipe{name, folders, func(ctx context.Context) (book.Pages, error) {
		if file == drawFile {
			data, err := readBuilt(browser.Drawer(ctx, root))
			return book.Pages{file: data}, err
		}
		built, err := browser.Build(ctx, browser.Config{Root: root, Binaries: map[string][]string{name: folders}})
		data, err := readBuilt(built[name], err)
		return book.Pages{file: data}, err
	}}
}

// runKey names what is built of these folders: the same programs have the same
// key, whatever the chapters say.
func runKey(b *book.Book, folders []string) (string, error) {
	sources := map[string]map[string]string{}
	for _, folder := range folders {
		sources[folder] = b.Sources(folder)
	}
	text, err := json.Marshal(sources)
	return string(text), err
}

// loadedByRun says whether a file is one that a runServer has.
func loadedByRun(name string) bool {
	return name == execFile || name == indexFile || binaryOf(name) != ""
}

// binaryOf is the name of the binary that a file of the site is, or "".
func binaryOf(file string) string {
	name, ok := strings.CutSuffix(file, wasmEnd)
	if !ok || !strings.HasPrefix(name, wasmStart) {
		return ""
	}
	return strings.TrimPrefix(name, wasmStart)
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
	case errors.Is(err, errNoSuchFile):
		http.NotFound(w, r)
		return
	case err != nil:
		var list strings.Builder
		book.PrintError(&list, err)
		http.Error(w, list.String(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // an error means that the browser has gone
}

func (e *editions) runFile(ctx context.Context, run *runServer, name string) ([]byte, error) {
	if name == execFile {
		return readBuilt(browser.Exec(ctx, run.root))
	}
	for {
		e.mu.Lock()
		whole := e.whole
		e.mu.Unlock()
		if whole == nil {
			return nil, errors.New("the book has errors, which its pages show")
		}
		if name == indexFile {
			return json.Marshal(readInPage(whole.Book))
		}
		b, err := run.of(whole.Book, name)
		if err != nil {
			return nil, err
		}
		var late <-chan time.Time
		if run.late != nil {
			late = run.late(name)
		}
		select {
		case <-b.done:
		case <-late:
			return nil, errNotYet
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		// Where a newer edition ended the build, it waits for the newer one's.
		if !errors.Is(b.err, context.Canceled) || run.ctx.Err() != nil {
			return b.files[name], b.err
		}
	}
}
