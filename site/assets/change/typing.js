// What a programmer expects of the keys in a text.

export function typing(area, {run}) {
	let leaving = false // Escape was pressed: then Tab leaves the text, as elsewhere

	// insert types a text, which undo then takes back.
	const insert = text => {
		if (document.execCommand('insertText', false, text)) return
		area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
		area.dispatchEvent(new Event('input'))
	}

	// shift indents the lines from start to end, or does the opposite.
	const shift = (start, end, back) => {
		const lines = area.value.slice(start, end)
		const shifted = back ? lines.replace(/^(?:\t| {1,4})/gm, '') : lines.replace(/^(?=.)/gm, '\t')
		if (shifted == lines) return
		area.setSelectionRange(start, end)
		insert(shifted)
		area.setSelectionRange(start, start + shifted.length)
	}

	area.addEventListener('keydown', event => {
		const {key, shiftKey, ctrlKey, metaKey, altKey} = event, leaves = leaving
		leaving = key == 'Escape' || leaving && key == 'Shift'
		if (event.isComposing || altKey) return
		const {value, selectionStart: from, selectionEnd: to} = area
		const start = value.lastIndexOf('\n', from - 1) + 1, line = value.slice(start, from)
		if (key == 'Enter' && (ctrlKey || metaKey)) run()
		else if (ctrlKey || metaKey) return
		else if (key == 'Tab' && !leaves && (shiftKey || value.slice(from, to).includes('\n'))) shift(start, to, shiftKey)
		else if (key == 'Tab' && !leaves) insert('\t')
		else if (key == 'Enter' && !shiftKey) insert('\n' + /^\t*/.exec(line)[0] + (/[{(\[:]\s*$/.test(line) ? '\t' : ''))
		else if (/^[})\]]$/.test(key) && from == to && /^\t+$/.test(line)) {
			area.setSelectionRange(from - 1, to)
			insert(key)
		} else return
		event.preventDefault()
	})
}
