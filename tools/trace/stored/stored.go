// Package stored keeps recorded runs in small JSON files, beside the transcripts
// whose exchanges were run, and says whether one is still of the programs as
// they are.
//
// # Format
//
//	{
//	"command": "spam -n 1\n",
//	"digest": "5f0c…",
//	"checksum": "81d3…",
//	"processes": [
//	{"name":"spam (parent)","program":"spam"},
//	{"name":"spam (child)","program":"spam","parent":"spam (parent)"}
//	],
//	"events": [
//	{"by":"spam (parent)","do":"pipe","pipe":1},
//	{"by":"spam (parent)","do":"start","child":"spam (child)","holds":[{"fd":3,"pipe":1,"end":"write"}]},
//	{"by":"spam (parent)","do":"close","pipe":1,"end":"write"},
//	{"by":"spam (parent)","do":"wait","pipe":1,"end":"read"},
//	{"by":"spam (child)","do":"write","pipe":1,"bytes":6,"text":"Spam 0"},
//	…
//	]
//	}
package stored

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/scanner"
	"go/token"

	"example.com/pipes/tools/trace"
)

// Encode is the text of the recording's file, with one event a line, so that a
// reader can see what changes when a run is recorded again. It computes the
// checksum: if a file differs from what Encode makes of it when it is decoded,
// it was altered by hand.
func Encode(r *trace.Recording) ([]byte, error) {
	command, err := marshal(r.Command)
	if err != nil {
		return nil, err
	}
	head := fmt.Sprintf("{\n\"command\": %s,\n\"digest\": %q,\n", command, r.Digest)
	var b bytes.Buffer
	b.WriteString("\"processes\": [\n")
	if err := encodeLines(&b, r.Processes); err != nil {
		return nil, err
	}
	b.WriteString("],\n\"events\": [\n")
	if err := encodeLines(&b, r.Events); err != nil {
		return nil, err
	}
	b.WriteString("]\n}\n")
	return fmt.Appendf(nil, "%s\"checksum\": %q,\n%s", head, checksum(head+b.String()), &b), nil
}

func encodeLines[T any](b *bytes.Buffer, list []T) error {
	for i, v := range list {
		line, err := marshal(v)
		if err != nil {
			return err
		}
		b.Write(line)
		if i < len(list)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	return nil
}

// marshal is json.Marshal that leaves <, > and & readable.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// Decode reads the text of a recording's file. The error is a
// [scanner.ErrorList] with one line of the file.
func Decode(file string, data []byte) (*trace.Recording, error) {
	fail := func(line int, err error) (*trace.Recording, error) {
		list := scanner.ErrorList{}
		list.Add(token.Position{Filename: file, Line: line}, fmt.Sprintf("%v: record it again", err))
		return nil, list
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	r := &trace.Recording{}
	if err := d.Decode(r); err != nil {
		at := d.InputOffset()
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			at = syntax.Offset
		} else if kind := (*json.UnmarshalTypeError)(nil); errors.As(err, &kind) {
			at = kind.Offset
		}
		return fail(lineAt(data, at), err)
	}
	if i, err := r.Check(); err != nil {
		return fail(lineAt(data, int64(bytes.Index(data, []byte(`"events"`))))+1+i, err)
	}
	return r, nil
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}
