package inpage_test

import (
	"fmt"
	"math/bits"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/pipes/tools/golden"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/inpage"
	"example.com/pipes/tools/trace/picture"
)

// Each case of testdata is what a kernel told of a run, and the words of its
// picture, or the error.
func TestGolden(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		run, err := inpage.Read(string(given.Files[0].Data))
		if err != nil {
			return map[string]string{"error": err.Error() + "\n"}
		}
		r := run.Recording("line\n")
		if at, err := r.Check(); err != nil {
			t.Errorf("event %d: %v", at, err)
		}
		return map[string]string{"words": words(r)}
	})
}

func words(r *trace.Recording) string {
	return strings.Join(picture.Draw(r, false).Words, "\n") + "\n"
}

// A teller says of a run what a kernel would.
type teller struct{ strings.Builder }

func (b *teller) processes(programs ...string) {
	b.WriteString("id=101 program=sh\n")
	for i, program := range programs {
		fmt.Fprintf(b, "id=%d parent=101 program=%s\n", 102+i, program)
	}
}

func (b *teller) say(by int, format string, args ...any) {
	fmt.Fprintf(b, "by=%d do="+format+"\n", append([]any{by}, args...)...)
}

// long is a run of n writes, which are read in turn.
func long(n int) string {
	b := &teller{}
	b.processes("writer", "reader")
	b.say(101, "pipe pipe=1")
	b.say(101, "start child=102 holds=1:1:write")
	b.say(101, "close pipe=1 end=write")
	b.say(101, "start child=103 holds=0:1:read")
	b.say(101, "close pipe=1 end=read")
	for i := range n {
		b.say(103, "wait pipe=1 end=read")
		b.say(102, `write pipe=1 bytes=7 text=line\x20%d\x0a`, i)
		b.say(103, `read pipe=1 bytes=7 text=line\x20%d\x0a`, i)
		b.say(103, `print to=output bytes=7 text=line\x20%d\x0a`, i)
	}
	return b.String()
}

// uneven is a run of n reads, before each of which there are one write or two: in
// the order of Thue and Morse, in which little happens three times in a row.
func uneven(n int) string {
	b := &teller{}
	b.WriteString(long(0))
	for i := range n {
		writes := 1 + bits.OnesCount(uint(i))%2
		for range writes {
			b.say(102, "write pipe=1 bytes=1 text=x")
		}
		b.say(103, "read pipe=1 bytes=%d text=x", writes)
	}
	b.say(103, "wait pipe=1 end=read")
	b.say(102, "wait child=103")
	b.WriteString("ending=stuck\n")
	return b.String()
}

// stages is a pipeline of n processes, of which each passes on what it reads.
func stages(n int) string {
	b := &teller{}
	programs := make([]string, n)
	for i := range programs {
		programs[i] = fmt.Sprint("p", i+1)
	}
	b.processes(programs...)
	for i := range n - 1 {
		b.say(101, "pipe pipe=%d", i+1)
	}
	for i := range n {
		var holds []string
		if i > 0 {
			holds = append(holds, fmt.Sprintf("0:%d:read", i))
		}
		if i < n-1 {
			holds = append(holds, fmt.Sprintf("1:%d:write", i+1))
		}
		b.say(101, "start child=%d holds=%s", 102+i, strings.Join(holds, ","))
	}
	for i := range n {
		if i > 0 {
			b.say(102+i, "read pipe=%d bytes=1 text=x", i)
		}
		if i < n-1 {
			b.say(102+i, "write pipe=%d bytes=1 text=x", i+1)
		}
		b.say(102+i, "exit")
	}
	return b.String()
}

// What is too long, or of too many processes, is left out, and the picture says
// how much.
func TestLeftOut(t *testing.T) {
	for _, c := range []struct {
		name, told string
		want       []string // among the words
		most       int      // so many words
	}{
		{"alike", long(2000), []string{"These 4 steps happen 2000 times in all, then with “line 1↵”, “line 2↵”, … “line 1999↵”."}, 10},
		{"uneven", uneven(1000), []string{
			"writer writes 1 byte, “x”; the pipe then holds 1 byte.",
			"Here 2417 steps are left out.",
			"reader asks to read and waits, and nothing can end it: the pipe is empty, and only writer, which waits too, could write.",
			"writer waits for the end of reader.",
			"Every process waits, and none can ever go on.",
		}, 60},
		{"stages", stages(20), []string{"p1 writes 1 byte, “x”; pipe 1 then holds 1 byte.", "p20 exits with status 0."}, 40},
		{"skipped", long(3) + "do=skip pipe=1 bytes=21 times=40000\ndo=skip times=2\n" + `by=103 do=read pipe=1 bytes=21 text=x`, []string{"Here 40002 steps are left out; the pipe then holds 21 bytes."}, 10},
	} {
		run, err := inpage.Read(c.told)
		if err != nil {
			t.Fatal(err)
		}
		r := run.Recording(c.name)
		if at, err := r.Check(); err != nil && !strings.Contains(c.told, "do=skip") {
			t.Errorf("%s: event %d: %v", c.name, at, err)
		}
		got := words(r)
		for _, want := range c.want {
			if !strings.Contains(got, want+"\n") {
				t.Errorf("%s: not among the words: %s", c.name, want)
			}
		}
		if n := strings.Count(got, "\n"); n > c.most {
			t.Errorf("%s: %d words", c.name, n)
		}
		if t.Failed() {
			t.Log(got)
		}
	}
}

func BenchmarkLong(b *testing.B) {
	text := long(10_000)
	for b.Loop() {
		run, err := inpage.Read(text)
		if err != nil {
			b.Fatal(err)
		}
		picture.Draw(run.Recording("writer | reader\n"), false)
	}
}

// FuzzRead: whatever a kernel tells is read or refused.
func FuzzRead(f *testing.F) {
	for _, told := range []string{long(2), stages(3), uneven(30)} {
		f.Add(told)
	}
	f.Fuzz(func(t *testing.T, told string) {
		run, err := inpage.Read(told)
		if err != nil {
			return
		}
		if r := run.Recording("x"); len(r.Events) < 10_000 {
			if _, err := r.Check(); err == nil {
				picture.Draw(r, false)
			}
		}
	})
}
