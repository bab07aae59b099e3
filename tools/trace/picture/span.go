package picture

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// A span is a piece of text and the class that colours it.
type span struct{ text, class string }

const (
	textSize = 12.5
	leading  = 16.0
)

// width estimates how wide a text is in the page's sans-serif font, or, for bytes,
// in its monospaced font. It errs on the wide side.
func (s span) width() float64 {
	if s.class == "bytes" {
		return float64(len([]rune(s.text))) * textSize * .61
	}
	w := 0.0
	for _, r := range s.text {
		switch {
		case strings.ContainsRune("iljtfr.,:;'!|()I “”", r):
			w += .36
		case strings.ContainsRune("mwMW…", r) || r >= 'A' && r <= 'Z':
			w += .8
		default:
			w += .59
		}
	}
	return w * textSize
}

// words splits spans where a line may end. The bytes of a write stay together if
// they fit on a line.
func words(spans []span, width float64) []span {
	var list []span
	for _, s := range spans {
		if s.class == "bytes" && s.width() <= width {
			list = append(list, s)
			continue
		}
		for i, w := range strings.SplitAfter(s.text, " ") {
			if w != "" || i == 0 && s.text == "" {
				list = append(list, span{w, s.class})
			}
		}
	}
	return list
}

// wrap breaks spans into lines of at most that width, and a word that is wider
// than a line after a hyphen or a newline, or between its characters.
func wrap(spans []span, width float64) [][]span {
	lines := [][]span{nil}
	used := 0.0
	for _, w := range words(spans, width) {
		for {
			trimmed := span{strings.TrimRight(w.text, " "), w.class}
			if used+trimmed.width() <= width || used == 0 && len([]rune(w.text)) < 2 {
				break // one character stands even where there is no room
			}
			if used > 0 {
				lines, used = append(lines, nil), 0
				continue
			}
			head, tail := split(w, width)
			lines[len(lines)-1] = append(lines[len(lines)-1], head)
			lines, w = append(lines, nil), tail
		}
		last := &lines[len(lines)-1]
		if n := len(*last); n > 0 && (*last)[n-1].class == w.class {
			(*last)[n-1].text += w.text
		} else {
			*last = append(*last, w)
		}
		used += w.width()
	}
	return lines
}

func widest(lines [][]span) float64 {
	most := 0.0
	for _, line := range lines {
		w := 0.0
		for _, s := range line {
			w += s.width()
		}
		most = math.Max(most, w)
	}
	return most
}

// split breaks a word that is wider than a line in two.
func split(w span, width float64) (head, tail span) {
	runes := []rune(w.text)
	n := 1
	for n < len(runes)-1 && (span{string(runes[:n+1]), w.class}).width() <= width {
		n++
	}
	for end := n; end > 1; end-- {
		if head := string(runes[:end]); strings.HasSuffix(head, "-") || strings.HasSuffix(head, "↵") || strings.HasSuffix(head, `\n`) {
			n = end
			break
		}
	}
	return span{string(runes[:n]), w.class}, span{string(runes[n:]), w.class}
}

// A canvas collects SVG elements.
type canvas struct{ strings.Builder }

func (c *canvas) add(format string, args ...any) {
	for i, a := range args {
		switch a := a.(type) {
		case float64:
			args[i] = num(a)
		case string:
			args[i] = html.EscapeString(a)
		}
	}
	fmt.Fprintf(c, format, args...)
	c.WriteByte('\n')
}

func num(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }

// text writes one line. Anchor is start, middle or end.
func (c *canvas) text(x, y float64, anchor string, line []span) {
	at := ""
	if anchor != "start" {
		at = ` text-anchor="` + anchor + `"`
	}
	var b strings.Builder
	for i, s := range line {
		t := s.text
		if i == len(line)-1 {
			t = strings.TrimRight(t, " ")
		}
		if s.class == "" {
			b.WriteString(html.EscapeString(t))
		} else {
			fmt.Fprintf(&b, `<tspan class="t-%s">%s</tspan>`, s.class, html.EscapeString(t))
		}
	}
	fmt.Fprintf(c, "<text x=\"%s\" y=\"%s\"%s>%s</text>\n", num(x), num(y), at, b.String())
}
