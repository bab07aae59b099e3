package transcript

import "strings"

// Mask replaces each line of text that the exchange expects with placeholders
// by the expected line, the placeholders without their names. It is for showing
// what a program wrote, line by line or in larger pieces.
func Mask(e *Exchange, text string) string {
	lines := strings.SplitAfter(text, "\n")
	expected := append(e.Out.Lines(), e.Err.Lines()...)
	for i, line := range lines {
		bare := strings.TrimSuffix(line, "\n")
		encoded := strings.TrimSuffix(Encode([]byte(bare+"\n")), "\n")
		for _, want := range expected {
			if ok, _ := (bindings{}).match(want, encoded); ok && varies(want) {
				lines[i] = unnamed(want) + line[len(bare):]
				break
			}
		}
	}
	return strings.Join(lines, "")
}

func unnamed(line string) string {
	var b strings.Builder
	for _, s := range Spans(line) {
		if s.Kind == "" {
			b.WriteString(s.Text)
		} else if kinds[s.Kind] != "" {
			b.WriteString("<" + s.Kind + ">")
		} else {
			b.WriteString("<" + s.Text + ">")
		}
	}
	return b.String()
}
