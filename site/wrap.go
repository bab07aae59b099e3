package site

import "strings"

// phone is how many columns of code a phone of 360 pixels shows.
const phone = 36

// wrappable marks where a line of code may be broken on a phone: behind an opening
// parenthesis, as gofmt would break it, and not within a name. Only a word that is
// longer than the phone's line is marked. Otherwise a space is the better place.
func wrappable(html string) string {
	room := phone - 2*(indent(html)+1)
	if len(html) <= room {
		return html // as most are
	}
	var b strings.Builder
	var after []int // where the word may be broken, in html
	done, width := 0, 0
	endWord := func() {
		if width > room {
			for _, i := range after {
				b.WriteString(html[done:i] + "<wbr/>")
				done = i
			}
		}
		after, width = after[:0], 0
	}
	for i := 0; i < len(html); i++ {
		switch c := html[i]; {
		case c == '<':
			i = end(html, i, '>')
		case c == ' ' || c == '\t':
			endWord()
		case c == '(' && !strings.HasPrefix(html[i+1:], ")"):
			after = append(after, i+1)
			width++
		case c == '&':
			i = end(html, i, ';')
			width++
		case c&0xC0 != 0x80: // the first byte of a character
			width++
		}
	}
	endWord()
	return b.String() + html[done:]
}

// fits says whether a phone has room for a line of HTML.
func fits(line string) bool {
	columns := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '<':
			i = end(line, i, '>')
		case c == '&':
			i = end(line, i, ';')
			columns++
		case c == '\t':
			columns += 2 // as the style sheet has it on a phone
		case c&0xC0 != 0x80: // the first byte of a character
			columns++
		}
	}
	return columns <= phone
}

// end is where a tag or an entity that begins at i ends.
func end(html string, i int, with byte) int { return i + max(0, strings.IndexByte(html[i:], with)) }
