package stored_test

import (
	"strings"
	"testing"

	"example.com/pipes/tools/trace/stored"
)

func TestDigest(t *testing.T) {
	const command = "spam -n 5\n"
	const source = "package main\n\nfunc main() {\n\tprintln(1, \"a\")\n}\n"
	base := stored.Digest(command, map[string]string{"spam/main.go": source})
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
		got := stored.Digest(c.command, map[string]string{"spam/main.go": c.source})
		if (got == base) != c.same {
			t.Errorf("after a change of %s: the same is %v, want %v", c.name, got == base, c.same)
		}
	}
	if stored.Digest(command, map[string]string{"names.txt": "a "}) == stored.Digest(command, map[string]string{"names.txt": "a"}) {
		t.Error("a change of data is not seen")
	}
}

func TestDecodeErrors(t *testing.T) {
	const head = "{\n\"command\": \"a\",\n\"digest\": \"\",\n\"processes\": [\n{\"name\":\"a\",\"program\":\"a\"}\n],\n\"events\": [\n"
	for _, c := range []struct{ data, want string }{
		{"{\n\"command\": 1\n}", "f.json:2: "},
		{"{\n\"comment\": \"\"\n}", "f.json:"},
		{head + "{\"by\":\"a\",\"do\":\"exit\"},\n{\"by\":\"b\",\"do\":\"exit\"}\n]\n}", `f.json:9: no process is named "b": record it again`},
		{head + "{\"by\":\"a\",\"do\":\"signal\",\"signal\":\"\\u0001\"}\n]\n}", `f.json:8: "a\x01" can't be printed: record it again`},
		{head + "{\"by\":\"a\",\"do\":\"fly\"}\n]\n}", `f.json:8: unknown action "fly": record it again`},
		{head + "{\"by\":\"a\",\"do\":\"read\"}\n]\n}", "f.json:8: read of no pipe: record it again"},
		{head + `{"by":"a","do":"start","child":"a","holds":[{"fd":3,"pipe":1,"end":"\"><b>"}]}` + "\n]\n}", `f.json:8: a pipe has no "\"><b>" end: record it again`},
		{head + `{"by":"a","do":"start","child":"a","holds":[{"fd":-1,"pipe":1,"end":"read"}]}` + "\n]\n}", "f.json:8: a negative number: record it again"},
	} {
		_, err := stored.Decode("f.json", []byte(c.data))
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
		{`{"by":"a","do":"write","pipe":1,"bytes":65470},` + "\n" + `{"by":"a","do":"wait","pipe":1,"end":"write"},` + "\n" + `{"by":"a","do":"read","pipe":1,"bytes":4092},` + "\n" + `{"by":"a","do":"write","pipe":1,"bytes":6}`, ""}, // sixteen slots with 4092 bytes each
		{`{"by":"a","do":"write","pipe":1,"bytes":65535}`, "f.json:4: write of a: 65535 bytes, and pipe 1 holds 2 and has room for 65536 in all"},
		{`{"by":"a","do":"exit"},` + "\n" + `{"by":"a","do":"exit"}`, "f.json:5: exit of a: it was not started, or has ended"},
		{`{"by":"a","do":"start","child":"b","holds":[{"fd":0,"pipe":2,"end":"read"}]}`, "f.json:4: start of a: b inherits a read end of pipe 2 that its parent did not hold"},
		{`{"by":"a","do":"start","child":"a"}`, "f.json:4: start of a: it was started before"},
		{`{"by":"a","do":"start","child":"b"},` + "\n" + `{"by":"a","do":"reap","child":"b"}`, "f.json:5: reap of b: it has not ended"},
		{`{"by":"a","do":"write","pipe":1,"error":"EPIPE"}`, "f.json:4: write of a: pipe 1 has 1 read ends"},
		{`{"by":"a","do":"close","pipe":1,"end":"write"},` + "\n" + `{"by":"a","do":"write","pipe":1,"bytes":1}`, "f.json:5: write of a: it holds no write end of pipe 1"},
	} {
		if c.want != "" {
			c.want += ": record it again"
		}
		got := ""
		if _, err := stored.Decode("f.json", []byte(begin+c.events+"\n]}")); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.events, got, c.want)
		}
	}
}
