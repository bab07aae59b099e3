package main

import (
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/transcript"
)

// find gives what a name stands for, CHAPTER/TRANSCRIPT[#EXCHANGE]; a path
// such as the shell completes does as well. The error says what there is
// instead.
func find(b *book.Book, name string) (*transcript.Transcript, []*transcript.Exchange, error) {
	file, exchange, named := strings.Cut(name, "#")
	file = book.TranscriptName(path.Clean(strings.ReplaceAll(file, `\`, "/")))
	chapter, _, _ := strings.Cut(file, "/")
	chapters, transcripts := map[string]bool{}, []string{}
	for p := range b.Transcripts {
		of := path.Dir(book.TranscriptName(p))
		chapters[of] = true
		if of == chapter {
			transcripts = append(transcripts, book.TranscriptName(p))
		}
	}
	if !chapters[chapter] {
		return nil, nil, wrongUse("no chapter %q has transcripts: %s", chapter, suggest(chapter, slices.Sorted(maps.Keys(chapters))))
	}
	t := b.Transcripts["examples/"+file+".txtar"]
	if t == nil {
		slices.Sort(transcripts)
		return nil, nil, wrongUse("no transcript %q: %s", file, suggest(file, transcripts))
	}
	if !named && len(t.Exchanges) > 0 {
		return t, t.Exchanges, nil
	}
	if e := t.Exchange(exchange); e != nil {
		return t, []*transcript.Exchange{e}, nil
	}
	names := transcript.Names(t.Exchanges)
	for i, name := range names {
		names[i] = "#" + name
	}
	return nil, nil, wrongUse("%s has no exchange %q: %s", file, "#"+exchange, suggest("#"+exchange, names))
}

// suggest names the one that is meant, where one is near, or all there are.
func suggest(name string, names []string) string {
	best, least := "", 3
	for _, n := range names {
		if d := distance(name, n); d < least && d < len(name) {
			best, least = n, d
		}
	}
	switch {
	case best != "":
		return "there is " + best
	case len(names) == 0:
		return "there is none"
	case len(names) == 1:
		return "there is " + names[0]
	}
	last := len(names) - 1
	return "there are " + strings.Join(names[:last], ", ") + " and " + names[last]
}

// distance is the number of letters to add, drop or change to make a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := before
			if a[i] != b[j] {
				d = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
