// Colours Go as it is typed: ranges of the text, which the style sheet colours
// (::highlight). Where a browser has no such ranges, the text has one colour.

const keywords = 'break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto|if|import|interface|map|package|range|return|select|struct|switch|type|var'
const types = 'any|bool|byte|comparable|complex64|complex128|error|float32|float64|int|int8|int16|int32|int64|rune|string|uint|uint8|uint16|uint32|uint64|uintptr'
const tokens = new RegExp([
	String.raw`(?<c>//.*|/\*[^]*?(?:\*/|$))`,
	String.raw`(?<s>"(?:[^"\\\n]|\\.)*"?|` + '`[^`]*`?' + String.raw`|'(?:[^'\\\n]|\\.)*'?)`,
	String.raw`(?<k>\b(?:${keywords})\b)`, String.raw`(?<t>\b(?:${types})\b)`, String.raw`(?<m>\b\d[\w.]*)`, String.raw`\w+`,
].join('|'), 'g')
const LONGEST = 100_000 // characters that are coloured

const painted = new WeakMap() // ranges by element

// paint shows a text in an element, and marks lines, counted from 1, as wrong.
export function paint(element, text, wrong = []) {
	if (!element.firstChild) element.append('')
	// The newline gives a last empty line its height. The text node stays: Chromium
	// ends what one undo takes back wherever a node of the page is removed.
	element.firstChild.data = text + '\n'
	if (!CSS.highlights) return
	for (const [kind, range] of painted.get(element) ?? []) CSS.highlights.get('go-' + kind).delete(range)
	const ranges = []
	painted.set(element, ranges)
	const add = (kind, from, length) => {
		const range = new StaticRange({startContainer: element.firstChild, startOffset: from, endContainer: element.firstChild, endOffset: from + length})
		if (!CSS.highlights.has('go-' + kind)) CSS.highlights.set('go-' + kind, new Highlight())
		CSS.highlights.get('go-' + kind).add(range)
		ranges.push([kind, range])
	}
	const lines = text.split('\n')
	for (const n of wrong) {
		const start = lines.slice(0, n - 1).reduce((sum, line) => sum + line.length + 1, 0), line = lines[n - 1] ?? ''
		add('wrong', start + line.length - line.trimStart().length, line.trim().length)
	}
	if (text.length > LONGEST) return
	for (const token of text.matchAll(tokens)) {
		const [kind] = Object.entries(token.groups).find(([, found]) => found !== undefined) ?? []
		if (kind) add(kind, token.index, token[0].length)
	}
}
