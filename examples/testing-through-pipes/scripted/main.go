// Scripted runs its arguments, which are scripts for testscript.
package main

import (
	"flag"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func main() {
	testing.Main(regexp.MatchString, []testing.InternalTest{
		{Name: "TestScript", F: TestScript},
	}, nil, nil)
}

func TestScript(t *testing.T) {
	if flag.NArg() == 0 {
		t.Fatal("name a script")
	}
	testscript.Run(t, testscript.Params{
		Files: flag.Args(),
	})
}
