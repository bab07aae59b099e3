// A line to type: as high as what stands in it, with the lines before it on
// the arrow keys, as in a terminal.

// make makes an element with these properties and children.
export function make(tag, properties, ...children) {
	const element = Object.assign(document.createElement(tag), properties)
	element.append(...children)
	return element
}

const fits = CSS.supports('field-sizing', 'content') // then the style sheet does it

// makeLine makes a textarea with these properties. Its remember(text) adds to
// the lines that arrow up brings back, its put(text) shows one.
export function makeLine(properties) {
	const line = make('textarea', {rows: 1, spellcheck: false, autocapitalize: 'off', autocomplete: 'off', ...properties})
	const past = []
	let at = 0, unfinished = ''
	const grow = () => {
		if (fits) return
		line.style.height = 'auto'
		line.style.height = line.scrollHeight + 'px'
	}
	line.put = text => {
		line.value = text
		line.setSelectionRange(text.length, text.length)
		line.dispatchEvent(new Event('input'))
	}
	line.remember = text => {
		if (text && past.at(-1) != text) past.push(text)
		at = past.length
	}
	line.addEventListener('keydown', event => {
		const step = {ArrowUp: -1, ArrowDown: 1}[event.key]
		if (!step || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
		// Within a text of several lines the arrows move the cursor first.
		const beyond = step < 0 ? line.value.slice(0, line.selectionStart) : line.value.slice(line.selectionEnd)
		if (beyond.includes('\n') || !(at + step in past) && at + step != past.length) return
		event.preventDefault()
		if (at == past.length) unfinished = line.value
		at += step
		line.put(past[at] ?? unfinished)
	})
	line.addEventListener('input', grow)
	addEventListener('resize', grow)
	return line
}
