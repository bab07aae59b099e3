package book

import (
	"bytes"
	"errors"
	"go/scanner"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFile is the largest file of the book, in bytes. A larger one is there by
// mistake, and its page would be too long to read.
const maxFile = 1 << 20

// list gives the files below a folder of the book, in order. Anything
// else than a regular file is an error, most of all a symbolic link.
func (b *Book) list(folder string) []string {
	if info, err := fs.Lstat(b.fsys, folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err == nil && !info.IsDir() {
		b.notRead(folder, errorAt(folder, 1, "not a folder: put the book's own files into a folder here"))
		return nil
	}
	entries, err := fs.ReadDir(b.fsys, folder)
	if err != nil {
		b.notRead(folder, err)
	}
	var names []string
	for _, l := range inOrder(len(entries), func(i int) (l listing) {
		l.visit(b.fsys, path.Join(folder, entries[i].Name()), entries[i])
		return l
	}) {
		names = append(names, l.names...)
		if len(l.errs) > 0 {
			b.notRead(folder, l.errs)
		}
	}
	return names
}

// extensions are those of the book's files.
var extensions = []string{".go", ".json", ".md", ".txt", ".txtar"}

// A listing is what is in a folder of the book.
type listing struct {
	names []string // of the files, in order
	errs  scanner.ErrorList
}

func (l *listing) visit(fsys fs.FS, name string, d fs.DirEntry) {
	switch {
	case Hidden(d.Name()):
	case d.IsDir() && slices.Contains(extensions, path.Ext(name)):
		l.errs = append(l.errs, errorAt(name, 1, "a folder with the name of a file: put the file itself here, or rename the folder")...)
	case d.IsDir():
		entries, err := fs.ReadDir(fsys, name)
		if err != nil {
			l.errs = append(l.errs, placed(name, err)...)
			return
		}
		for _, e := range entries {
			l.visit(fsys, path.Join(name, e.Name()), e)
		}
	case !d.Type().IsRegular():
		l.errs = append(l.errs, errorAt(name, 1, "not a regular file: put the file itself here, not a link to it")...)
	default:
		l.names = append(l.names, name)
	}
}

// Hidden says whether a file name is one that editors and systems leave behind,
// and no part of the book. The go command ignores most of these files as well,
// but not #main.go.
func Hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}

// readText reads a file that a page can show as it is. The error says why not.
func (b *Book) readText(name string) (string, error) {
	info, err := fs.Lstat(b.fsys, name)
	if err != nil {
		return "", err
	}
	if info.Size() > maxFile {
		return "", errorAt(name, 1, "the file has %d bytes: a page can show %d; divide it", info.Size(), maxFile)
	}
	return b.cache.texts.of(name, info, func() (string, error) {
		data, err := fs.ReadFile(b.fsys, name)
		if err == nil {
			err = checkText(name, data)
		}
		return string(data), err
	})
}

// notRead reports why a file or a folder could not be read, and turns off the
// rules on files that nothing refers to: the reference may be there.
func (b *Book) notRead(name string, err error) {
	b.unread = true
	b.add(name, err)
}

// checkText refuses the first character that a page would not show as it is.
func checkText(name string, src []byte) error {
	for i := 0; i < len(src); {
		if c := src[i]; ' ' <= c && c <= '~' || c == '\n' { // as most are
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		line := func() int { return 1 + bytes.Count(src[:i], []byte("\n")) }
		switch {
		case r == '\t':
		case r == utf8.RuneError && n == 1:
			return errorAt(name, line(), "not UTF-8: save the file as UTF-8")
		case r == '\r':
			return errorAt(name, line(), `a carriage return: end lines with a newline alone; in a transcript <\r> stands for one`)
		case unicode.IsControl(r):
			return errorAt(name, line(), `control character %U: remove it, or write an escape for it, as \x1b in Go and <\x1b> in a transcript`, r)
		case !unicode.IsGraphic(r):
			return errorAt(name, line(), "%U cannot be seen, or reorders what can: remove it, or write an escape for it", r)
		}
		i += n
	}
	return nil
}
