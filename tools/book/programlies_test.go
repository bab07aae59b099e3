package book

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"example.com/pipes/tools/transcript"
)

// A programLie is a program that prints something else.
type programLie struct {
	lie
	program   string
	exchanges []exchangeOf // that name the program, those that show the text first
}

// programLiesOf alters each text of three letters or more that a program, and
// nothing else in an exchange, could print there: wherever the program has it.
func (d *drift) programLiesOf(t *testing.T) []programLie {
	var lies []programLie
	for _, name := range sortedKeys(d.book.Programs) {
		var exchanges []exchangeOf
		for _, e := range d.exchanges() {
			if slices.Contains(e.transcript.Named(e.Exchange), name) {
				exchanges = append(exchanges, e)
			}
		}
		for _, text := range d.printed(t, name) {
			shows := func(e exchangeOf) bool { return d.printsAlone(e, name, text) }
			if !slices.ContainsFunc(exchanges, shows) {
				continue
			}
			l := programLie{program: name, exchanges: slices.Clone(exchanges)}
			l.what = fmt.Sprintf("program %s: %q for %q", name, alter(text), text)
			l.files = map[string][]byte{}
			for _, file := range d.sources(name) {
				l.files[file] = []byte(inLiterals(t, file, string(d.fsys[file].Data), func(s string) string {
					return strings.ReplaceAll(s, text, alter(text))
				}))
			}
			slices.SortStableFunc(l.exchanges, func(a, b exchangeOf) int {
				return strings.Compare(fmt.Sprint(shows(b)), fmt.Sprint(shows(a)))
			})
			lies = append(lies, l)
		}
	}
	return lies
}

// sources are the files of a program.
func (d *drift) sources(program string) []string {
	return slices.DeleteFunc(sortedKeys(d.fsys), func(file string) bool {
		return path.Dir(file) != d.book.Programs[program][0] || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go")
	})
}

// verb divides a format into what is printed as it stands.
var verb = regexp.MustCompile(`%[-+# 0-9.*\[\]]*[a-zA-Z%]|\n`)

// printed are the texts that a program may print, once each.
func (d *drift) printed(t *testing.T, program string) []string {
	var texts []string
	for _, file := range d.sources(program) {
		inLiterals(t, file, string(d.fsys[file].Data), func(s string) string {
			for _, text := range verb.Split(s, -1) {
				if letters(text) >= 3 && !slices.Contains(texts, text) {
					texts = append(texts, text)
				}
			}
			return s
		})
	}
	return texts
}

// printsAlone says whether a text is expected of an exchange, and only the
// program can have printed it.
func (d *drift) printsAlone(e exchangeOf, program, text string) bool {
	if !strings.Contains(literal(e.Out)+literal(e.Err), text) || strings.Contains(e.Command.Text, text) {
		return false
	}
	for _, data := range e.transcript.Data {
		if strings.Contains(data.Text, text) {
			return false
		}
	}
	for _, other := range e.transcript.Named(e.Exchange) {
		if other == program || d.book.Programs[other] == nil {
			continue
		}
		for _, file := range d.sources(other) {
			if strings.Contains(string(d.fsys[file].Data), text) {
				return false
			}
		}
	}
	return true
}

// literal is a part without its placeholders.
func literal(p transcript.Part) string {
	var b strings.Builder
	for _, line := range p.Lines() {
		for _, s := range transcript.Spans(line) {
			if s.Kind == "" {
				b.WriteString(s.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// inLiterals changes the strings of a Go file, but those of its imports, and
// those of which only the length is taken.
func inLiterals(t *testing.T, file, src string, change func(string) string) string {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	done := 0
	ast.Inspect(tree, func(n ast.Node) bool {
		if _, ok := n.(*ast.ImportSpec); ok || isLen(n) {
			return false
		}
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		value, err := strconv.Unquote(lit.Value)
		if err != nil {
			t.Fatal(err)
		}
		if changed := change(value); changed != value {
			at := fset.Position(lit.Pos()).Offset
			b.WriteString(src[done:at] + strconv.Quote(changed))
			done = at + len(lit.Value)
		}
		return true
	})
	return b.String() + src[done:]
}

func isLen(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.Ident)
	return ok && f.Name == "len"
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// buildLies builds lying programs, of different names, into a folder.
func (d *drift) buildLies(t *testing.T, lies []programLie) (bin string) {
	dir := t.TempDir()
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	args := []string{"build", "-trimpath", "-buildvcs=false", "-overlay", filepath.Join(dir, "overlay.json"), "-o", filepath.Join(dir, "bin") + "/"}
	for _, l := range lies {
		for file, text := range l.files {
			source := filepath.Join(dir, fmt.Sprint(len(overlay.Replace))+".go")
			overlay.Replace[filepath.Join(d.root, filepath.FromSlash(file))] = source
			if err := os.WriteFile(source, text, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		args = append(args, "./"+d.book.Programs[l.program][0])
	}
	data, err := json.Marshal(overlay)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "overlay.json"), data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = d.root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("a lie that is no Go: %v\n%s", err, out)
	}
	return filepath.Join(dir, "bin")
}

// binWith is a folder of the true programs, and of one that lies.
func (d *drift) binWith(t *testing.T, built, program string) string {
	dir := t.TempDir()
	for name := range d.book.Programs {
		from := d.bin
		if name == program {
			from = built
		}
		if err := os.Symlink(filepath.Join(from, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
