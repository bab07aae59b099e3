package trace_test

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.com/pipes/tools/trace"
)

func TestDigest(t *testing.T) {
	const command = "spam -n 5\n"
	const source = "package main\n\nfunc main() {\n\tprintln(1, \"a\")\n}\n"
	base := trace.Digest(command, map[string][]byte{"spam/main.go": []byte(source)})
	cases := []struct {
		name, command, source string
		same                  bool
	}{
		{"nothing", command, source, true},
		{"a comment", command, "// Spam is new.\npackage main\n\nfunc main() {\n\tprintln(1, \"a\") // one\n}\n", true},
		{"a line broken", command, "package main\nfunc main() {\n\tprintln(\n\t\t1,\n\t\t\"a\",\n\t)\n}\n", true},
		{"a semicolon", command, "package main\nfunc main() { println(1, \"a\"); }\n", true},
		{"a number", command, strings.Replace(source, "1", "2", 1), false},
		{"a string", command, strings.Replace(source, `"a"`, `"b"`, 1), false},
		{"the command", "spam -n 6\n", source, false},
	}
	for _, c := range cases {
		got := trace.Digest(c.command, map[string][]byte{"spam/main.go": []byte(c.source)})
		if (got == base) != c.same {
			t.Errorf("after a change of %s: the same is %v, want %v", c.name, got == base, c.same)
		}
	}
	if trace.Digest(command, map[string][]byte{"names.txt": []byte("a ")}) == trace.Digest(command, map[string][]byte{"names.txt": []byte("a")}) {
		t.Error("a change of data is not seen")
	}
}

func TestDecodeErrors(t *testing.T) {
	const head = "{\n\"command\": \"a\",\n\"digest\": \"\",\n\"processes\": [\n{\"name\":\"a\",\"program\":\"a\"}\n],\n\"events\": [\n"
	for _, c := range []struct{ data, want string }{
		{"{\n\"command\": 1\n}", "f.json:2: "},
		{"{\n\"comment\": \"\"\n}", "f.json:"},
		{head + "{\"by\":\"a\",\"do\":\"exit\"},\n{\"by\":\"b\",\"do\":\"exit\"}\n]\n}", `f.json:9: no process is named "b": record it again`},
		{head + "{\"by\":\"a\",\"do\":\"fly\"}\n]\n}", `f.json:8: "fly" is nothing that a process does: record it again`},
		{head + "{\"by\":\"a\",\"do\":\"read\"}\n]\n}", "f.json:8: read of no pipe: record it again"},
		{head + `{"by":"a","do":"start","child":"a","holds":[{"fd":3,"pipe":1,"end":"\"><b>"}]}` + "\n]\n}", `f.json:8: a pipe has no "\"><b>" end: record it again`},
		{head + `{"by":"a","do":"start","child":"a","holds":[{"fd":-1,"pipe":1,"end":"read"}]}` + "\n]\n}", "f.json:8: a number below nothing: record it again"},
	} {
		_, err := trace.Decode("f.json", []byte(c.data))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

// What cannot have happened is refused, wherever it stands.
func TestImpossible(t *testing.T) {
	const begin = `{"command":"a","digest":"","processes":[{"name":"a","program":"a"},{"name":"b","program":"b"}],"events":[` + "\n" +
		`{"by":"a","do":"pipe","pipe":1},` + "\n" + `{"by":"a","do":"write","pipe":1,"bytes":2,"text":"hi"},` + "\n"
	for _, c := range []struct{ events, want string }{
		{`{"by":"a","do":"read","pipe":1,"bytes":2,"text":"hi"}`, ""},
		{`{"by":"a","do":"read","pipe":1,"bytes":3,"text":"hi!"}`, "f.json:4: read of a: 3 bytes, and pipe 1 holds 2"},
		{`{"by":"a","do":"read","pipe":2,"bytes":0}`, "f.json:4: read of a: it holds no read end of pipe 2"},
		{`{"by":"a","do":"eof","pipe":1}`, "f.json:4: eof of a: pipe 1 holds 2 bytes and has 1 write ends"},
		{`{"by":"a","do":"wait","pipe":1,"end":"read"}`, "f.json:4: wait of a: pipe 1 holds 2 bytes and has 1 write ends"},
		{`{"by":"a","do":"wait","pipe":1,"end":"write"},` + "\n" + `{"by":"a","do":"write","pipe":1,"bytes":2}`, "f.json:4: wait of a: pipe 1 holds 2 bytes and has room for 2"},
		{`{"by":"a","do":"exit"},` + "\n" + `{"by":"a","do":"exit"}`, "f.json:5: exit of a: it was not started, or has ended"},
		{`{"by":"a","do":"start","child":"b","holds":[{"fd":0,"pipe":2,"end":"read"}]}`, "f.json:4: start of a: b inherits a read end of pipe 2, which it had not"},
		{`{"by":"a","do":"start","child":"a"}`, "f.json:4: start of a: it was started before"},
		{`{"by":"a","do":"write","pipe":1,"error":"EPIPE"}`, "f.json:4: write of a: pipe 1 has 1 read ends"},
		{`{"by":"a","do":"close","pipe":1,"end":"write"},` + "\n" + `{"by":"a","do":"write","pipe":1,"bytes":1}`, "f.json:5: write of a: it holds no write end of pipe 1"},
	} {
		if c.want != "" {
			c.want += ": record it again"
		}
		got := ""
		if _, err := trace.Decode("f.json", []byte(begin+c.events+"\n]}")); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.events, got, c.want)
		}
	}
}

// A text with no room goes on in the next line behind a newline, as it would
// on a terminal.
func TestNewline(t *testing.T) {
	r := &trace.Recording{Events: []trace.Event{
		{By: "sh", Do: trace.Pipe, Pipe: 1},
		{By: "sh", Do: trace.Start, Child: "bites", Holds: []trace.Hold{{FD: 0, Pipe: 1, End: trace.ReadEnd}}},
		{By: "sh", Do: trace.Write, Pipe: 1, Bytes: 22, Text: "Bob\nLinda-Belcher\nTina"},
	}}
	for _, name := range []string{"sh", "bites"} {
		r.Processes = append(r.Processes, trace.Process{Name: name, Program: name})
	}
	svg, _ := r.SVG(trace.Narrow)
	for _, line := range []string{">“Bob↵<", ">Linda-<", ">Belcher↵<", ">Tina”<"} {
		if !strings.Contains(svg, line) {
			t.Errorf("no line %s in\n%s", line, svg)
		}
	}
}

// Where there is no room for a word, its characters stand below each other.
func TestNoRoom(t *testing.T) {
	write := []trace.Hold{{FD: 3, Pipe: 1, End: trace.WriteEnd}}
	r := &trace.Recording{Events: []trace.Event{
		{By: "spam-twins (parent)", Do: trace.Start, Child: "spam-twins (child 1)", Holds: write},
		{By: "sh", Do: trace.Start, Child: "spam-twins (child 2)", Holds: write},
		{By: "spam-twins (child 2)", Do: trace.Write, Pipe: 1, Bytes: 6, Text: "Spam 0"},
	}}
	for _, name := range []string{"sh", "spam-twins (parent)", "spam-twins (child 1)", "spam-twins (child 2)"} {
		program, _, _ := strings.Cut(name, " ")
		r.Processes = append(r.Processes, trace.Process{Name: name, Program: program})
	}
	r.SVG(trace.Wide)
	r.SVG(trace.Narrow)
}

func TestSame(t *testing.T) {
	read := func(texts ...string) *trace.Recording {
		r := &trace.Recording{Processes: []trace.Process{{Name: "a", Program: "a"}}}
		for _, text := range texts {
			r.Events = append(r.Events, trace.Event{By: "a", Do: trace.Wait, Pipe: 1, End: trace.ReadEnd})
			r.Events = append(r.Events, trace.Event{By: "a", Do: trace.Read, Pipe: 1, Bytes: len(text), Text: text})
		}
		return r
	}
	if err := trace.Same(read("ab", "c"), read("abc")); err != nil {
		t.Error(err)
	}
	err := trace.Same(read("ab"), read("ac"))
	if want := `a: step 1 was read pipe 1: 2 bytes, "ab", and is now read pipe 1: 2 bytes, "ac"`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// A real run of a shell's pipeline, recorded.
func TestEvents(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried: recording with strace; set CI=1")
	}
	if runtime.GOOS != "linux" {
		t.Skip("recording needs Linux")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	dir := t.TempDir()
	args, err := trace.Strace(dir, trace.Pause)
	if err != nil {
		t.Fatal(err)
	}
	args = append(args, "/bin/sh", "-c", "cat /dev/null | cat")
	if out, err := exec.CommandContext(ctx, args[0], args[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r, err := trace.Events(os.DirFS(dir), trace.Pause, nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = `The shell makes the pipe, starts cat 1 with the write end as its standard output and cat 2 with the read end as its standard input, closes its own copies of the ends, and waits.`
	words := r.Words()
	if words[0] != want {
		t.Errorf("%s\nwant %s", words[0], want)
	}
	if all := strings.Join(words, "\n"); !strings.Contains(all, "cat 2 reads the end of the file: the pipe is empty, and nobody holds its write end.") {
		t.Errorf("no end of the file:\n%s", all)
	}
}
