package main

import (
	"testing"

	"example.com/pipes/tools/book"
)

// An address with a slash at its end is the same address.
func TestAddresses(t *testing.T) {
	o := book.Options{URL: "https://e.com/", Repo: "https://e.com/r//"}
	check(t, checkAddresses(&o))
	if o.URL != "https://e.com" || o.Repo != "https://e.com/r" {
		t.Errorf("%+v", o)
	}
}
