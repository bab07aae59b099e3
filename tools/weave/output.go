package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
)

// An output is a site that is being written. It is made beside the folder that
// it is for, and then takes that folder's place: whatever fails or is killed,
// the folder holds the last whole site or the new one.
type output struct {
	name   string // the folder, as it was given
	out    string // the same, absolute and no symbolic link
	temp   string // beside it: what only the build that has the lock touches
	unlock func() error

	mu    sync.Mutex
	names []string // of the files that were written
	made  map[string]bool
}

// newOutput begins a site in the folder name. It refuses a folder that holds
// files that weave did not write, one inside the sources of the book below
// root, and one that another build is writing. The caller closes the output.
func newOutput(root, name string) (*output, error) {
	o := &output{name: name, made: map[string]bool{}}
	return o, o.explain(o.begin(root))
}

func (o *output) begin(root string) (err error) {
	if o.out, err = realPath(o.name); err != nil {
		return err
	}
	if err := checkPlace(root, o.out); err != nil {
		return err
	}
	o.temp = filepath.Join(filepath.Dir(o.out), "."+filepath.Base(o.out)+".weave")
	if o.unlock, err = lock(o.temp, o.name); err != nil {
		return err
	}
	if err = o.recover(); err == nil {
		err = checkOutput(o.out) // not sooner: another build could be just replacing it
	}
	if err != nil {
		return errors.Join(err, o.close())
	}
	return nil
}

// recover puts back the old site where a build was killed between the two
// renames of [swap], and removes what else that build left.
func (o *output) recover() error {
	if _, err := os.Lstat(o.out); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(o.old(), o.out); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(o.removeParts(), os.Mkdir(o.fresh(), 0o777))
}

func (o *output) fresh() string { return filepath.Join(o.temp, "new") }
func (o *output) old() string   { return filepath.Join(o.temp, "old") }

func (o *output) removeParts() error {
	return errors.Join(os.RemoveAll(o.fresh()), os.RemoveAll(o.old()))
}

// write writes one file of the site, which content writes, unless ctx has
// ended. It may be called by several goroutines.
func (o *output) write(ctx context.Context, name string, content func(io.Writer) error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	file := filepath.Join(o.fresh(), filepath.FromSlash(name))
	o.mu.Lock()
	o.names = append(o.names, name)
	made := o.made[filepath.Dir(file)]
	o.mu.Unlock()
	if !made {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return o.explain(err)
		}
		o.mu.Lock()
		o.made[filepath.Dir(file)] = true
		o.mu.Unlock()
	}
	return o.explain(writeFile(file, content))
}

// buffers are used again: a site has thousands of files.
var buffers = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 32<<10) }}

func writeFile(name string, content func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	b := buffers.Get().(*bufio.Writer)
	defer buffers.Put(b)
	b.Reset(f)
	if err = content(b); err == nil {
		err = b.Flush()
	}
	return errors.Join(err, f.Close())
}

// whole is the content of a file that is all there.
func whole(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// publish puts what was written in the place of the folder. It looks again for
// files that weave did not write: the build may have taken minutes.
func (o *output) publish() error {
	if err := o.write(context.Background(), markFile, whole(mark(o.names))); err != nil {
		return err
	}
	if err := checkOutput(o.out); err != nil {
		return o.explain(err)
	}
	return o.explain(swap(o.fresh(), o.out, o.old()))
}

// close removes what is not published, and lets other builds in.
func (o *output) close() error {
	err := errors.Join(o.removeParts(), o.unlock())
	// It is no error that another build has begun there meanwhile.
	_ = os.Remove(o.temp)
	return err
}

// explain says of what the system refuses which folder it was, and what to do.
func (o *output) explain(err error) error {
	switch errno := syscall.Errno(0); {
	case errors.Is(err, syscall.EBUSY):
		return fmt.Errorf("%s: %w: is it a mount point? choose a folder in it with -o", o.name, err)
	case errors.As(err, &errno):
		return fmt.Errorf("%s: %w: choose another folder with -o", o.name, err)
	}
	return err
}

// realPath is where a folder is, or will be: what a symbolic link leads to is
// replaced, and not the link.
func realPath(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	if to, err := os.Readlink(dir); err == nil { // to a folder that does not exist yet
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(dir), to)
		}
		return realPath(to)
	}
	if dir == filepath.Dir(dir) {
		return dir, nil
	}
	parent, err := realPath(filepath.Dir(dir))
	return filepath.Join(parent, filepath.Base(dir)), err
}

// checkPlace refuses a folder inside the sources of the book below root, since
// the book would be made of what was made of it, and one that holds the book.
func checkPlace(root, out string) error {
	if isInside(root, out) {
		return fmt.Errorf("%s: the book itself is in it: choose another folder with -o", out)
	}
	for _, name := range append([]string{"tools"}, sources...) {
		if isInside(out, filepath.Join(root, filepath.FromSlash(name))) {
			return fmt.Errorf("%s: inside %s, which the site is made from: choose another folder with -o", out, name)
		}
	}
	return nil
}

// isInside says whether dir is the folder outer or below it, by whichever
// names. What does not exist is inside of whatever its parent is inside of.
func isInside(dir, outer string) bool {
	want, err := os.Stat(outer)
	if err != nil {
		return false // nothing is inside it
	}
	for ; ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && os.SameFile(info, want) {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
