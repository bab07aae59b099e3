package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"time"

	"example.com/pipes/tools/book"
)

// serve is the verb: it weaves the book and serves it from memory until ctx
// ends. What changes meanwhile is served at once, and the pages that show it
// are loaded anew.
func serve(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := f.String("addr", "127.0.0.1:8000", "")
	if err := parseFlags(f, args, ""); err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(*addr)
	if err != nil || !isHere(host) {
		return wrongUse("go tool weave serve -addr %s: it serves this machine only: want 127.0.0.1:PORT", *addr)
	}
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return fmt.Errorf("%w: choose another port with -addr 127.0.0.1:PORT", err)
	}
	names, err := goNames(ctx)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	var o book.Options
	if err := leaveOut(ctx, root, &o); err != nil {
		return errors.Join(err, l.Close())
	}
	changes := newWatcher(root)
	e := newEditions(changes.known, o, book.NewCache(names))
	defer changes.close()
	e.publish(e.read(nil))
	e.run, e.toolchain = newRunServer(ctx, root), newToolchainServer(ctx, root)
	if e.wrong != nil {
		printError(e.wrong)
	}
	if _, err := fmt.Fprintf(stdout, "http://%s/  (Ctrl-C ends it)\n", l.Addr()); err != nil {
		return errors.Join(err, l.Close())
	}
	server := &http.Server{Handler: e, ReadHeaderTimeout: 10 * time.Second}
	closed := make(chan error, 1)
	go func() {
		changes.follow(ctx, e)
		closed <- server.Close() // ends the open connections too
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-closed
}

// isHere says whether a host is this machine by a name that only it answers
// to.
func isHere(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// ServeHTTP serves a page. It only reads, and it answers to names of this
// machine only: a page from elsewhere whose name was made to lead here could
// otherwise read along.
func (e *editions) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	switch {
	case !isHere(host):
		http.Error(w, "weave serves this machine only, by the name 127.0.0.1 or localhost", http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "weave serve accepts only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == ".weave/events" {
		e.serveEvents(w, r)
		return
	}
	if e.run != nil && loadedByRun(name) {
		e.serveRun(w, r, e.run, name)
		return
	}
	if e.toolchain != nil && loadedByChange(name) {
		e.serveRun(w, r, e.toolchain, name)
		return
	}
	if name == "" {
		name = "index.html"
	}
	data, status, err := e.file(name)
	if err == nil && data == nil {
		name = "404.html"
		if data, status, err = e.page(name); status == http.StatusOK {
			status = http.StatusNotFound
		}
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.WriteHeader(status)
	_, _ = w.Write(data) // an error means that the browser has gone
}

// file gives a file of the site, or one of serve's own, with its status.
func (e *editions) file(name string) (data []byte, status int, err error) {
	if own, ok := strings.CutPrefix(name, ".weave/"); ok {
		if data, err := serveFiles.ReadFile("serve/" + own); err == nil {
			return data, http.StatusOK, nil
		}
		return nil, 0, nil
	}
	return e.page(name)
}

// serveEvents tells a page which edition is the newest, now and after each
// change.
func (e *editions) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	for {
		version, changed := e.version()
		fmt.Fprintf(w, "data: %s\n\n", version)
		if err := http.NewResponseController(w).Flush(); err != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

// contentType is that of a file of the site. A system may have others in its
// tables, with which scripts do not load.
func contentType(name string) string {
	types := map[string]string{
		".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".md": "text/markdown",
		".svg": "image/svg+xml", ".txt": "text/plain", ".xml": "text/xml",
	}
	if t := types[path.Ext(name)]; t != "" {
		return t + "; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
