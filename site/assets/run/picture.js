// What a reader sees of what happened in a run: its picture, the same in
// words, and what can be taken along.

import {make} from './line.js'
import {draw} from './session.js'

// happened makes the figure of a run: what its kernel has told, the line that
// was typed, and the address that shows the line again. Progress is called with 0
// to 1 while the program that draws comes.
export async function happened(told, command, address, progress) {
	const {wide, narrow, words} = await draw(told, command, progress)
	const lines = words.split('\n')
	const shown = make('div', {className: 'trace-wide', innerHTML: wide})
	return make('figure', {className: 'picture', tabIndex: -1, ariaLabel: 'What happened'},
		shown, make('div', {className: 'trace-narrow', innerHTML: narrow}),
		make('details', {className: 'words'}, make('summary', {}, 'The same in words'),
			make('ol', {}, ...lines.map(line => make('li', {}, line)))),
		make('p', {className: 'take'},
			make('button', {type: 'button', onclick: () => save(shown.firstElementChild, command)}, 'Save as SVG'),
			copies('Copy the words', lines.map(line => line + '\n').join('')),
			copies('Copy the address', address)))
}

// copies makes a button that copies a text.
function copies(label, text) {
	const button = make('button', {type: 'button', onclick: async () => {
		try {
			await navigator.clipboard.writeText(text)
			button.textContent = 'Copied'
		} catch {
			button.textContent = 'Not allowed'
		}
		setTimeout(() => { button.textContent = label }, 1500)
	}}, label)
	return button
}

// What the style sheet gives to the shapes, as attributes that any viewer knows.
const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'paint-order', 'opacity', 'font-family', 'font-size', 'font-weight']

// save offers the picture as a file that needs no style sheet, in the colours
// that the page has now.
function save(svg, command) {
	const copy = svg.cloneNode(true)
	const from = [svg, ...svg.querySelectorAll('*')]
	const to = [copy, ...copy.querySelectorAll('*')]
	from.forEach((element, i) => {
		const style = getComputedStyle(element), above = element == svg ? null : getComputedStyle(element.parentElement)
		for (const look of LOOKS) {
			const value = style.getPropertyValue(look)
			const inherited = look == 'opacity' ? '1' : above?.getPropertyValue(look)
			if (value != inherited || to[i].hasAttribute(look)) to[i].setAttribute(look, value)
		}
	})
	const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
	for (const [name, value] of Object.entries({width: '100%', height: '100%', fill: getComputedStyle(document.body).backgroundColor})) paper.setAttribute(name, value)
	copy.insertBefore(paper, copy.querySelector('desc').nextSibling)
	const file = new Blob([new XMLSerializer().serializeToString(copy)], {type: 'image/svg+xml'})
	const link = make('a', {href: URL.createObjectURL(file), download: command.trim().split('\n')[0].replace(/[^\w.]+/g, '-').slice(0, 40) + '.svg'})
	link.click()
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
