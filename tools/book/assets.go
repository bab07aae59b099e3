package book

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"example.com/pipes/site"
)

// addAssets adds what pages load. Links are refused as elsewhere: they would
// publish a file from outside the book.
func (s *Site) addAssets(look fs.FS) error {
	s.Book.list("site/templates") // read already, by package site
	names := s.Book.list("site/assets")
	if err := sortedErrors(s.Book.errs); err != nil {
		return err
	}
	for _, name := range names {
		name = strings.TrimPrefix(name, "site/")
		data, err := fs.ReadFile(look, name)
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".css":
			data = site.PlainCSS(data)
		case ".js":
			data, err = s.Book.cache.scripts.of(name, string(data), func(script string) ([]byte, error) {
				return site.PlainJS([]byte(script))
			})
			if err != nil {
				return fmt.Errorf("site/%s:%w", name, err)
			}
		}
		s.add(name, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	return nil
}
