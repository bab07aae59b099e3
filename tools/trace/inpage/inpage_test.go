package inpage_test

import (
	"fmt"
	"strings"
	"testing"

	"example.com/pipes/tools/trace/inpage"
	"example.com/pipes/tools/trace/picture"
)

// long is what a kernel tells of a run of n writes, which are read in turn.
func long(n int) string {
	var b strings.Builder
	b.WriteString("ending=output\nid=101 program=sh\nid=102 parent=101 program=writer\nid=103 parent=101 program=reader\n")
	b.WriteString("do=pipe pipe=1 by=101\ndo=start child=102 holds=1:1:write by=101\ndo=close pipe=1 end=write by=101\ndo=start child=103 holds=0:1:read by=101\ndo=close pipe=1 end=read by=101\n")
	for i := range n {
		fmt.Fprintf(&b, "do=wait pipe=1 end=read by=103\ndo=write pipe=1 bytes=7 text=line\\x20%d\\x0a by=102\ndo=read pipe=1 bytes=7 text=line\\x20%d\\x0a by=103\ndo=print to=output bytes=7 text=line\\x20%d\\x0a by=103\n", i, i, i)
	}
	return b.String()
}

func BenchmarkLong(b *testing.B) {
	text := long(10_000)
	for b.Loop() {
		run, err := inpage.Read(text)
		if err != nil {
			b.Fatal(err)
		}
		r := run.Recording("writer | reader\n")
		picture.Draw(r, false)
	}
}
