package book

import (
	"bytes"
	"fmt"
	"go/scanner"
	"go/token"
	"maps"
	"slices"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/picture"
	"example.com/pipes/tools/trace/stored"
	"example.com/pipes/tools/transcript"
)

// recordingSuffix ends the names of recordings: a run of the exchange five of
// spam.txtar is kept beside it as spam.five.trace.json.
const recordingSuffix = ".trace.json"

// RecordingPath is the file that a recording of an exchange is kept in.
func RecordingPath(t *transcript.Transcript, e *transcript.Exchange) string {
	return strings.TrimSuffix(t.Path, ".txtar") + "." + e.Name + recordingSuffix
}

// RecordingOf is the exchange that a file is a recording of, or nil.
func (b *Book) RecordingOf(file string) (*transcript.Transcript, *transcript.Exchange) {
	for _, t := range b.Transcripts {
		if !strings.HasPrefix(file, strings.TrimSuffix(t.Path, ".txtar")) {
			continue
		}
		for _, e := range t.Exchanges {
			if RecordingPath(t, e) == file {
				return t, e
			}
		}
	}
	return nil, nil
}

// makeIt says what to do about a file that a chapter refers to and that isn't
// there.
func (b *Book) makeIt(file string) string {
	if t, e := b.RecordingOf(file); e != nil {
		return "go tool weave record " + ExchangeName(t.Path, e)
	}
	return "correct the path, or write it"
}

// readRecordings reads the recorded runs beside the transcripts.
func (b *Book) readRecordings() {
	for _, name := range slices.Sorted(maps.Keys(b.texts)) {
		if !strings.HasSuffix(name, recordingSuffix) {
			continue
		}
		r, err := b.cache.recordings.of(name, b.texts[name], func(src string) (*trace.Recording, error) { return readRecording(name, src) })
		b.add(name, err)
		if err == nil {
			b.Recordings[name] = r
		}
	}
}

// readRecording reads a recorded run, and refuses one that was altered by hand.
func readRecording(name, src string) (*trace.Recording, error) {
	r, err := stored.Decode(name, []byte(src))
	if err != nil {
		return nil, err
	}
	written, err := stored.Encode(r)
	if err == nil && string(written) != src {
		return nil, scanner.ErrorList{{Pos: token.Position{Filename: name, Line: 4}, Msg: "it is not what was recorded: the checksum is not of this text: record it again"}}
	}
	return r, err
}

// checkRecordings checks that the exchange and the programs of each recording are
// still the ones that were recorded.
func (b *Book) checkRecordings(seen shown) {
	for name, r := range b.Recordings {
		if !b.isShown(seen, name) {
			b.errorf(name, 1, "no chapter shows it: refer to it, or remove it")
		}
		t, e := b.RecordingOf(name)
		if e == nil {
			if !b.unread {
				b.errorf(name, 1, "it records no exchange: name it TRANSCRIPT.EXCHANGE%s", recordingSuffix)
			}
			continue
		}
		if e.Hidden {
			b.errorf(name, 1, "it shows %s#%s, which is hidden: remove -hidden from line %d of the transcript, or remove the recording", t.Path, e.Name, e.Line)
		}
		again := "go tool weave record " + ExchangeName(t.Path, e)
		if r.Command != e.Command.Text {
			b.errorf(name, 2, "it is stale: %s:%d now types something else: %s", t.Path, e.Command.Line, again)
		} else if b.allRead(b.took(t, e, r)) && r.Digest != b.Digest(t, e, r) {
			sources := append(b.recorded(t, e, r), t.Path)
			b.errorf(name, 3, "it is stale: %s changed since: %s", strings.Join(sources, " or "), again)
		}
	}
}

// Digest covers what a recording of an exchange depends on: the programs, the
// data, and the expected output.
func (b *Book) Digest(t *transcript.Transcript, e *transcript.Exchange, r *trace.Recording) string {
	files := map[string]string{
		t.Path + "/" + e.Out.Name: e.Out.Text,
		t.Path + "/" + e.Err.Name: e.Err.Text,
	}
	for _, name := range b.recorded(t, e, r) {
		files[name] = b.texts[name]
	}
	for _, d := range t.Data {
		if strings.Contains(e.Command.Text, d.Name) {
			files[t.Path+"/"+d.Name] = d.Text
		}
	}
	all := e.Command.Text
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all += "\x00" + name + "\x00" + files[name]
	}
	digest, _ := b.cache.digests.of(ExchangeName(t.Path, e), all, func(string) (string, error) {
		return stored.Digest(e.Command.Text, files), nil
	})
	return digest
}

// recorded are the sources of the programs that took part in a run.
func (b *Book) recorded(t *transcript.Transcript, e *transcript.Exchange, r *trace.Recording) []string {
	var files []string
	for _, program := range b.took(t, e, r) {
		for _, dir := range b.Programs[program] {
			files = append(files, b.goFiles(dir)...)
		}
	}
	slices.Sort(files)
	return files
}

// took are the names of the programs that took part in a run.
func (b *Book) took(t *transcript.Transcript, e *transcript.Exchange, r *trace.Recording) []string {
	names := slices.Clone(t.Named(e))
	for _, p := range r.Processes {
		names = append(names, p.Program)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// allRead says whether a recording can be compared with these programs: whether
// they and all transcripts were read without errors, and no other has such a name.
func (b *Book) allRead(programs []string) bool {
	return !b.halfRead && !slices.ContainsFunc(programs, func(name string) bool {
		dirs := b.Programs[name]
		return len(dirs) > 1 || len(dirs) == 1 && b.hasErrors(dirs[0]+"/main.go")
	})
}

// drawing draws a recording, with a legend if that is asked for.
func (b *Book) drawing(file string, legend bool) picture.Drawing {
	// The error was reported when the recording was read.
	d, _ := b.cache.drawings.of(fmt.Sprintf("%s, legend %t", file, legend), b.texts[file], func(string) (picture.Drawing, error) {
		return picture.Draw(b.Recordings[file], legend), nil
	})
	return d
}

// picture writes the figure of a recording.
func (p *page) picture(w *bytes.Buffer, ref *chapter.Reference) {
	_, e := p.site.Book.RecordingOf(ref.Path)
	d := p.site.Book.drawing(ref.Path, ref.Path == p.site.firstPicture)
	f := figure{ref, e}
	p.look.Picture(w, site.Picture{
		Caption: ref.Caption, ID: p.ids[f], Path: ref.Path, Href: p.source(f, ref.Path, 0),
		Command: e.Command.Lines(), Folded: ref.Folded,
		Wide: d.Wide, Narrow: d.Narrow, Words: d.Words,
	})
}

// firstPicture is the recording whose picture has the legend: the first that the
// chapters show, which explain it. The home page has no room for one.
func (b *Book) firstPicture() string {
	for _, item := range b.Order {
		for _, r := range b.chapters[item.File].References {
			if b.Recordings[r.Path] != nil && !r.Folded {
				return r.Path
			}
		}
	}
	return ""
}

func (b *Book) hasPicture(c *chapter.Chapter) bool {
	return slices.ContainsFunc(c.References, func(r *chapter.Reference) bool { return b.Recordings[r.Path] != nil })
}

// markdownPicture describes a picture in words, for book.md.
func (p *page) markdownPicture(b *strings.Builder, ref *chapter.Reference) {
	fmt.Fprintf(b, "%s (recorded: %s):\n\n", escaped(ref.Caption), ref.Path)
	for i, sentence := range p.site.Book.drawing(ref.Path, false).Words {
		fmt.Fprintf(b, "%d. %s\n", i+1, escaped(sentence))
	}
	b.WriteString("\n")
}
