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
	"os"
	"path"
	"strings"
)

// serve is the verb: it weaves the book and serves it from memory until ctx
// ends.
func serve(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := f.String("addr", "127.0.0.1:8000", "")
	if err := parseFlags(f, args, ""); err != nil {
		return err
	}
	pages, err := weave(os.DirFS(root), options{verified: verified(), commit: commit(ctx, root)})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return fmt.Errorf("%w: choose another address with -addr", err)
	}
	fmt.Fprintf(stdout, "http://%s/  (Ctrl-C ends it)\n", l.Addr())
	server := &http.Server{Handler: pages}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// ServeHTTP serves a page.
func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	data, ok := p[name]
	status := http.StatusOK
	if !ok {
		name, status = "404.html", http.StatusNotFound
		data = p[name]
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.WriteHeader(status)
	w.Write(data)
}
