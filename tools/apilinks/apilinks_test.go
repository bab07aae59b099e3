package apilinks

import (
	"testing"
	"testing/fstest"
)

var api = fstest.MapFS{
	"except.txt": {Data: []byte("pkg os, func Gone()\n")},
	"go1.txt": {Data: []byte(`pkg crypto/rand, func Read([]uint8) (int, error)
pkg math/rand, func Read([]uint8) (int, error)
pkg math/rand, func Perm(int) []int
pkg os, func Pipe() (*File, *File, error)
pkg os, method (*File) Close() error
pkg os, type File struct
pkg os, var Stdout *File
pkg os/exec, type Cmd struct
pkg os/exec, type Cmd struct, ExtraFiles []*os.File
pkg syscall (darwin-amd64), const F_NOCACHE = 48
`)},
	"go1.22.txt": {Data: []byte(`pkg math/rand/v2, func N[$0 interface{}]($0) $0 #61716
pkg io, type Reader interface, Read([]uint8) (int, error)
pkg sync/atomic, method (*Pointer[$0]) Load() *$0 #50860
pkg os (windows-amd64), func Odd //deprecated #1
`)},
}

func TestLink(t *testing.T) {
	const (
		godoc = "https://pkg.go.dev/"
		man   = "https://man7.org/linux/man-pages/"
	)
	for text, want := range map[string]string{
		"os.Pipe":              godoc + "os#Pipe",
		"os.Pipe()":            godoc + "os#Pipe",
		"os.File.Close":        godoc + "os#File.Close",
		"*os.File":             godoc + "os#File",
		"syscall.F_NOCACHE":    godoc + "syscall#F_NOCACHE",
		"os.Odd":               godoc + "os#Odd",
		"exec.Cmd.ExtraFiles":  godoc + "os/exec#Cmd.ExtraFiles",
		"io.Reader.Read":       godoc + "io#Reader.Read",
		"atomic.Pointer.Load":  godoc + "sync/atomic#Pointer.Load",
		"rand.N":               godoc + "math/rand/v2#N",
		"rand.Read":            "", // two packages have it
		"os.Gone":              "os.Gone: package os has no Gone: correct the name",
		"os.File.Shut":         "os.File.Shut: package os has no File.Shut: correct the name",
		"rand.Bytes":           "rand.Bytes: package crypto/rand or math/rand or math/rand/v2 has no Bytes: correct the name",
		"os.fork":              "", // Python's
		"cmd.Wait":             "", // a variable
		"os.Stdout.Write(msg)": "",
		"os":                   "",
		"pipe(7)":              man + "man7/pipe.7.html",
		"_exit(2)":             man + "man2/_exit.2.html",
		"plumbing(7)":          "plumbing(7): no such manual page is known: correct it, or add it to tools/apilinks/pages.txt",
		"exit(1)x":             "",
	} {
		f := &Finder{API: api}
		if err := f.Learn([]string{"os.Pipe", text, "rand.Perm"}); err != nil {
			t.Fatal(err)
		}
		got, err := f.Link(text)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", text, got, want)
		}
	}
}

// TestNoLists: a toolchain may come without the folder, and the book is then
// woven without these links.
func TestNoLists(t *testing.T) {
	f := &Finder{API: fstest.MapFS{}}
	if err := f.Learn([]string{"os.Pipe", "os.Nothing"}); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"os.Pipe", "os.Nothing"} {
		if link, err := f.Link(text); link != "" || err != nil {
			t.Errorf("%s leads to %q, %v", text, link, err)
		}
	}
}
