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
func (s *Site) addAssets() error {
	names := s.Book.list("site/assets")
	if err := sortedErrors(s.Book.errs); err != nil {
		return err
	}
	for _, name := range names {
		src, err := s.Book.readAsset(name)
		if err != nil {
			return err
		}
		data, err := s.Book.cache.assets.of(name, src, func(src string) ([]byte, error) {
			switch path.Ext(name) {
			case ".css":
				return site.PlainCSS([]byte(src)), nil
			case ".js":
				return site.PlainJS([]byte(src))
			}
			return []byte(src), nil
		})
		if err != nil {
			return fmt.Errorf("%s:%w", name, err)
		}
		s.add(strings.TrimPrefix(name, "site/"), func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	return nil
}
