// Puts a Run button on each exchange that can run in the page, and a Change
// button on each listing of a program that does. What they need is not loaded
// before the first press of one.
'use strict'
{
	const script = /** @type {HTMLScriptElement} */ (document.currentScript)
	const base = new URL('.', script.src)
	const notes = new WeakMap() // of figures: why Run or Change could not be loaded
	const loads = {} // one import for all presses, which it answers in their order

	// use does something with the script that a button needs. On a slow line that
	// takes seconds to come, in which a second press must not undo the first.
	const use = async (figure, name, button, does) => {
		if (button.ariaBusy) return
		const label = button.textContent
		button.ariaBusy = 'true'
		button.textContent = label + ' …'
		try {
			const module = await (loads[name] ??= import(String(new URL(name, base))))
			button.textContent = label
			notes.get(figure)?.remove()
			await does(module)
		} catch (error) {
			loads[name] = undefined
			button.textContent = label
			if (!notes.has(figure)) {
				const note = document.createElement('p')
				note.className = 'status'
				note.setAttribute('role', 'status')
				notes.set(figure, note)
			}
			(figure.querySelector('.terminal') ?? figure).append(notes.get(figure))
			notes.get(figure).textContent = location.protocol == 'file:'
				? `${label} needs a web server, because a page opened from a file may not load programs: go tool weave serve is one.`
				: `${label} could not be loaded: ${error.message}`
		} finally {
			button.ariaBusy = null
		}
	}

	const buttons = new Map()
	for (const figure of document.querySelectorAll('figure.exchange:not([data-needs])')) {
		const button = document.createElement('button')
		button.type = 'button'
		button.textContent = 'Run'
		button.className = 'go'
		button.addEventListener('click', event => use(figure, 'run/ui.js', button, ui => { ui.press(figure, button, event.detail) }))
		figure.querySelector('.tools').prepend(button)
		buttons.set(figure, button)
	}

	for (const element of document.querySelectorAll('figure.listing[data-files], .start')) {
		const button = document.createElement('button')
		button.type = 'button'
		button.textContent = element.matches('.start') ? 'Try it' : 'Change'
		button.addEventListener('click', () => use(element, 'change/editor.js', button, editor => editor.open(element, button)))
		if (!element.matches('.start')) {
			element.querySelector('.tools').prepend(button)
			continue
		}
		const tools = document.createElement('span')
		tools.className = 'tools'
		button.className = 'go'
		tools.append(' ', button)
		element.append(tools)
	}

	// What the reader has changed on an earlier visit is marked.
	try { if (localStorage.getItem('changes')) import(String(new URL('change/changed.js', base))).catch(() => {}) } catch {}

	// An address that ends in #ID=LINE shows that exchange with that line. It
	// does not run it.
	const shared = () => {
		const [, id, line] = /^#([^=]+)=(.+)$/.exec(location.hash) ?? []
		const figure = id && document.getElementById(id)
		if (!buttons.has(figure)) return
		let text
		try { text = decodeURIComponent(line) } catch { return }
		for (let e = figure; e; e = e.parentElement) if (e instanceof HTMLDetailsElement) e.open = true
		use(figure, 'run/ui.js', buttons.get(figure), ui => {
			ui.open(figure, buttons.get(figure), text)
			figure.scrollIntoView()
		})
	}
	shared()
	addEventListener('hashchange', shared)
}
