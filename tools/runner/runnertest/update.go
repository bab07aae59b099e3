package runnertest

import (
	"os"
	"testing"

	"example.com/pipes/tools/transcript"
)

// update writes the transcripts that changed. A line that came out differently
// in a second run is written too, and reported, for a placeholder to be put in.
func (c *chapter) update(t *testing.T) {
	for i, file := range c.files {
		old, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		path := c.transcripts[i].Path
		data := transcript.Update(old, c.results[path])
		if string(data) != string(old) {
			t.Logf("%s: updated", path)
			if err := os.WriteFile(file, data, 0o666); err != nil {
				t.Error(err)
			}
		}
		updated, err := transcript.Parse(path, data)
		if err != nil {
			t.Error(err)
		}
		for _, e := range updated.Exchanges {
			r, ran := c.again[path][e.Name]
			for _, m := range transcript.Compare(e, r) {
				if ran {
					t.Errorf("%s:%d: %s varies: put a placeholder there, <pid> or <time>, or let it come out the same; in a second run %s", path, m.Line, e.Name, m.Text)
				}
			}
		}
	}
}
