package book

import (
	"fmt"
	"path"
	"strings"

	"example.com/pipes/site"
)

// addAssets adds what pages load. Links are refused as elsewhere: they would
// publish a file from outside the book.
func (s *Site) addAssets() error {
	names := s.Book.list("site/assets")
	if err := sortedErrors(s.Book.errs); err != nil {
		return err
	}
	for _, name := range names {
		src, err := s.Book.readText(name)
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
		s.add(strings.TrimPrefix(name, "site/"), content(data))
	}
	return nil
}
