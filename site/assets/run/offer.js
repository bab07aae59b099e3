// Offers the picture of a run that has ended.

import {make} from './line.js'

const OFFER = 'Show what happened'

// offer puts a button into box that shows what happened in a run: what its
// kernel told, the line that was typed, the address that shows it again. Now, it
// does so at once.
export function offer(box, bar, {told, script, address}, now) {
	const show = async () => {
		button.textContent = 'Drawing …'
		button.disabled = true
		bar.hidden = false
		try {
			const {happened} = await import('./picture.js')
			const figure = await happened(told, script + '\n', address, part => { bar.value = part })
			if (!button.isConnected) return // another run has begun
			const pressed = !now && [button, document.body].includes(document.activeElement) // nothing else was
			box.replaceChildren(figure)
			if (pressed) figure.focus({preventScroll: true})
		} catch (error) {
			button.textContent = OFFER
			button.disabled = false
			if (button.isConnected) box.replaceChildren(button, ` The picture could not be drawn: ${error.message.trim()}`)
		} finally {
			if (box.contains(button) || box.firstChild?.tagName == 'FIGURE') bar.hidden = true
		}
	}
	const button = make('button', {type: 'button', className: 'go', onclick: show}, OFFER)
	box.replaceChildren(button)
	if (now) show()
}
