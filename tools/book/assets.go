package book

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"example.com/pipes/site"
)

// loadTemplates loads the templates, if one of them has changed.
func (b *Book) loadTemplates(look fs.FS) (*site.Templates, error) {
	var texts strings.Builder
	for _, name := range b.list("site/templates") {
		text, err := b.readText(name)
		if err != nil {
			return nil, err
		}
		texts.WriteString(name + "\x00" + text + "\x00")
	}
	return b.cache.templates.of("", texts.String(), func(string) (*site.Templates, error) { return site.Load(look) })
}

// addAssets adds what pages load. Links are refused as elsewhere: they would
// publish a file from outside the book.
func (s *Site) addAssets(look fs.FS) error {
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
		data, err = s.Book.cache.assets.of(name, string(data), func(string) ([]byte, error) {
			switch path.Ext(name) {
			case ".css":
				return site.PlainCSS(data), nil
			case ".js":
				return site.PlainJS(data)
			}
			return data, nil
		})
		if err != nil {
			return fmt.Errorf("site/%s:%w", name, err)
		}
		s.add(name, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	return nil
}
