package book

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// recordingLies are about what recordings say: each process and each event
// dropped, each text and each number altered. The file keeps its form.
func (d *drift) recordingLies() []lie {
	var lies []lie
	for _, file := range sortedKeys(d.book.Recordings) {
		lines := strings.SplitAfter(string(d.fsys[file].Data), "\n")
		for i, line := range lines {
			tell := func(what, instead string) {
				text := strings.Join(lines[:i], "") + instead + strings.Join(lines[i+1:], "")
				text = strings.ReplaceAll(text, ",\n]", "\n]") // the last of a list was dropped
				lies = append(lies, lie{fmt.Sprintf("%s:%d: %s", file, i+1, what), map[string][]byte{file: []byte(text)}})
			}
			if strings.HasPrefix(line, `{"`) {
				tell("dropped", "")
			}
			for _, at := range jsonValue.FindAllStringSubmatchIndex(line, -1) {
				was := line[at[2]:at[3]]
				is := alterJSON(was)
				tell(is+" for "+was, line[:at[2]]+is+line[at[3]:])
			}
		}
	}
	return lies
}

// jsonValue is a text or a number that stands behind a name.
var jsonValue = regexp.MustCompile(`": ?("(?:[^"\\]|\\.)*"|[0-9]+)`)

// alterJSON changes a letter of a text, or makes a number one more.
func alterJSON(value string) string {
	var text string
	var number int
	if json.Unmarshal([]byte(value), &number) == nil {
		return fmt.Sprint(number + 1)
	}
	if err := json.Unmarshal([]byte(value), &text); err != nil {
		return value // and the lie that is none is not caught
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(alter(text)); err != nil {
		return value
	}
	return strings.TrimSuffix(b.String(), "\n")
}
