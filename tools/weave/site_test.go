package main

import (
	"context"
	"errors"
	"path/filepath"

	"example.com/pipes/tools/book"
)

// writeSite writes pages and publishes them, as a build does.
func writeSite(out string, pages book.Pages) error {
	o, err := newOutput(filepath.Dir(out), out)
	if err != nil {
		return err
	}
	for name, data := range pages {
		if err = o.write(context.Background(), name, whole(data)); err != nil {
			break
		}
	}
	if err == nil {
		err = o.publish()
	}
	return errors.Join(err, o.close())
}
