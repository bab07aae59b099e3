package transcript_test

import (
	"fmt"
	"go/scanner"
	"strings"
	"testing"

	"example.com/pipes/tools/golden"
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
//	NAME.lines   what Differences then says
//	updated      the transcript after Update with every NAME.got
func TestGolden(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		parts := map[string]string{}
		for _, f := range given.Files {
			parts[f.Name] = string(f.Data)
		}
		data := []byte(unquote(parts["transcript"]))
		tr, err := transcript.Parse("x.txtar", data)
		actual := map[string]string{"errors": errorText(err)}
		if _, ok := parts["exchanges"]; ok {
			actual["exchanges"] = describe(tr)
		}
		results := map[string]transcript.Result{}
		for _, e := range tr.Exchanges {
			if got, ok := parts[e.Name+".got"]; ok {
				results[e.Name] = parseResult(t, got)
				actual[e.Name+".differs"] = differences(e, results[e.Name])
				lines := strings.Join(transcript.Differences(e, results[e.Name]), "")
				if _, ok := parts[e.Name+".lines"]; ok {
					actual[e.Name+".lines"] = lines
				}
				if (lines == "") != (actual[e.Name+".differs"] == "") {
					t.Errorf("%s: Compare says %q, and Differences %q", e.Name, actual[e.Name+".differs"], lines)
				}
			}
		}
		if _, ok := parts["updated"]; ok {
			actual["updated"] = quote(string(transcript.Update(data, results)))
		}
		return actual
	})
}

func parseResult(t *testing.T, s string) transcript.Result {
	t.Helper()
	var r transcript.Result
	if _, err := fmt.Sscanf(s, "%q %q %d", &r.Out, &r.Err, &r.Status); err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return r
}

func differences(e *transcript.Exchange, r transcript.Result) string {
	var b strings.Builder
	for _, m := range transcript.Compare(e, r) {
		fmt.Fprintf(&b, "%d: %s\n", m.Line, m.Text)
	}
	return b.String()
}

// quote puts a bar before each line, so that an archive can stand in a part.
func quote(s string) string {
	return "|" + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n|") + "\n"
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
