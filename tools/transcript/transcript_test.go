package transcript_test

import (
	"fmt"
	"go/scanner"
	"path/filepath"
	"strings"
	"testing"

	"example.com/pipes/tools/transcript"
	"github.com/rogpeppe/go-internal/txtar"
)

// Each file of testdata is a case, dispatched by the names inside it:
//
//	transcript   what is parsed; "|" begins each line, so that a marker can stand in it
//	errors       what is wrong with it
//	exchanges    what was read
//	NAME.got     what came back from exchange NAME, as a Go string
//	NAME.differs what Compare then says
//	updated      the transcript after Update with every NAME.got
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.Files {
		parts[f.Name] = string(f.Data)
	}
	data := []byte(unquote(parts["transcript"]))
	tr, err := transcript.Parse("x.txtar", data)
	check(t, "errors", parts["errors"], errorText(err))
	if want, ok := parts["exchanges"]; ok {
		check(t, "exchanges", want, describe(tr))
	}
	results := map[string]transcript.Result{}
	for _, e := range tr.Exchanges {
		got, ok := parts[e.Name+".got"]
		if !ok {
			continue
		}
		var r transcript.Result
		if _, err := fmt.Sscanf(got, "%q %q %d", &r.Out, &r.Err, &r.Status); err != nil {
			t.Fatalf("%s.got: %v", e.Name, err)
		}
		results[e.Name] = r
		var said strings.Builder
		for _, m := range transcript.Compare(e, r) {
			fmt.Fprintf(&said, "%d: %s\n", m.Line, m.Text)
		}
		check(t, e.Name+".differs", parts[e.Name+".differs"], said.String())
	}
	if want, ok := parts["updated"]; ok {
		check(t, "updated", unquote(want), string(transcript.Update(data, results)))
	}
}

func unquote(s string) string {
	return strings.ReplaceAll(strings.TrimPrefix(s, "|"), "\n|", "\n")
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	var b strings.Builder
	for _, e := range err.(scanner.ErrorList) {
		fmt.Fprintln(&b, e)
	}
	return b.String()
}

func describe(t *transcript.Transcript) string {
	var b strings.Builder
	for _, e := range t.Exchanges {
		fmt.Fprintf(&b, "%s line %d: command at %d, output at %d, status %d", e.Name, e.Line, e.Command.Line, e.Out.Line, e.Status)
		if len(e.Conditions) > 0 {
			fmt.Fprintf(&b, ", if %s", strings.Join(e.Conditions, " and "))
		}
		if e.Terminal != "" {
			fmt.Fprintf(&b, ", terminal only: %s", e.Terminal)
		}
		if e.Hidden {
			fmt.Fprint(&b, ", hidden")
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

func check(t *testing.T, part, want, got string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant:\n%s", part, got, want)
	}
}
