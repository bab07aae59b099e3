// What a page can do beyond being read: theme, copy, keys, search. Without
// this script nothing is missing from the text.
'use strict'
{
	const root = document.documentElement
	const script = /** @type {HTMLScriptElement} */ (document.currentScript)
	const base = new URL('.', script.src)
	const button = (label, title, action) => {
		const b = document.createElement('button')
		b.type = 'button'
		b.textContent = label
		if (title) b.title = title
		b.addEventListener('click', action)
		return b
	}
	// What came of a press, in the place of the label.
	const says = (button, text, label) => {
		button.textContent = text
		setTimeout(() => { button.textContent = label }, 1500)
	}
	const store = (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key) } catch {} }
	const stored = key => { try { return localStorage.getItem(key) } catch { return null } }

	// What a dialog needs is loaded on first use.
	const load = (tag, props) => new Promise((resolve, reject) => {
		const e = document.createElement(tag)
		document.head.append(Object.assign(e, props, { onload: resolve, onerror: () => { e.remove(); reject() } }))
	})
	let look, search
	const dressed = () => look ??= load('link', { rel: 'stylesheet', href: new URL('dialog.css', base) }).catch(() => { look = undefined })
	const withSearch = use => {
		search ??= Promise.all([dressed(), ...['rank.js', 'search.js'].map(name => load('script', { src: new URL(name, base) }))])
		find.textContent = 'Search …'
		search.then(() => {
			find.textContent = 'Search'
			use(window.pipesSearch)
		}, () => {
			search = undefined
			says(find, 'Not loaded', 'Search')
		})
	}
	const openSearch = () => withSearch(s => s.open())
	const find = button('Search', 'Search (/ or Ctrl-K)', openSearch)

	// The words of a search that led here. The address then leaves them out.
	const sought = new URLSearchParams(location.search).get('find')
	if (sought) addEventListener('load', () => withSearch(s => {
		history.replaceState(null, '', location.pathname + location.hash)
		s.mark(decodeURIComponent(location.hash.slice(1)), sought.split(' '))
	}))

	// Theme: the system's, light, dark.
	const themes = ['', 'light', 'dark']
	const theme = button('', '', () => {
		const next = themes[(themes.indexOf(root.dataset.theme ?? '') + 1) % 3]
		if (next) root.dataset.theme = next
		else delete root.dataset.theme
		store('theme', next)
		nameTheme()
	})
	const nameTheme = () => {
		theme.title = `Theme: ${root.dataset.theme || 'as the system'}`
		theme.setAttribute('aria-label', theme.title)
	}
	theme.className = 'theme'
	nameTheme()
	document.querySelector('.bar .tools').append(find, theme)

	// The contents show the place of this page in them. On a narrow screen they
	// lie over the text, and Close leads back to where the reader was.
	const contents = document.querySelector('.contents')
	if (contents) {
		/** @type {HTMLElement} */
		const here = contents.querySelector('[aria-current]')
		const show = () => { contents.scrollTop = here.offsetTop - contents.clientHeight / 3 }
		let opened = false
		show()
		addEventListener('hashchange', show)
		document.querySelector('.menu').addEventListener('click', () => { opened = true })
		contents.querySelector('.close a').addEventListener('click', e => {
			if (!opened) return
			e.preventDefault()
			history.back()
		})
	}

	// Copy: what was typed, or the lines of a listing as they are in the file.
	const text = pre => {
		const copy = pre.cloneNode(true)
		copy.querySelectorAll('.prompt, .sign, .number, del').forEach(e => e.remove())
		return copy.textContent
	}
	const copies = (label, title, what) => {
		const copy = button(label, title, async () => {
			try {
				await navigator.clipboard.writeText(what())
				says(copy, 'Copied', label)
			} catch {
				says(copy, 'Not allowed', label)
			}
		})
		return copy
	}
	if (navigator.clipboard) {
		document.querySelectorAll('figure .tools').forEach(tools => {
			tools.append(copies('Copy', '', () => text(tools.parentElement.querySelector('pre'))))
		})
		// The address of a figure, and of the line that the reader has made of an
		// exchange's own. See run.js.
		document.querySelectorAll('figure[id]').forEach(figure => {
			figure.querySelector('figcaption').append(copies('link', 'Copy the address of this place', () => {
				/** @type {?HTMLTextAreaElement} */
				const edit = figure.querySelector('.edit textarea')
				const line = edit?.value.trimEnd(), command = figure.querySelector('.command')
				const changed = line && line !== text(command).trimEnd() ? '=' + encodeURIComponent(line) : ''
				return new URL(`#${figure.id}${changed}`, location.href).href
			}))
		})
	}

	// Line numbers of an excerpt, on request. A line has its number, or the next.
	document.querySelectorAll('.listing:has([data-n])').forEach(listing => {
		const numbers = button('Numbers', 'Line numbers', () => {
			const on = listing.classList.toggle('numbered')
			numbers.setAttribute('aria-pressed', String(on))
			listing.querySelectorAll('.number').forEach(e => e.remove())
			let n = 0
			/** @type {NodeListOf<HTMLElement>} */
			const lines = listing.querySelectorAll('.line')
			if (on) lines.forEach(line => {
				const number = document.createElement('span')
				n = Number(line.dataset.n ?? n + 1)
				number.className = 'number'
				number.textContent = String(n)
				line.prepend(number)
			})
		})
		numbers.setAttribute('aria-pressed', 'false')
		listing.querySelector('.tools').prepend(numbers)
	})

	// Keys work only while nothing else has the focus, and can be turned off.
	const help = document.createElement('dialog')
	const openHelp = () => dressed().then(() => help.showModal())
	help.className = 'keys'
	help.setAttribute('aria-label', 'Keys')
	const list = document.createElement('dl')
	for (const [key, what] of [['/', 'search, as does Ctrl-K'], ['←', 'the page before'], ['→', 'the next page'], ['?', 'these keys']]) {
		const dt = document.createElement('dt'), dd = document.createElement('dd'), kbd = document.createElement('kbd')
		kbd.textContent = key
		dt.append(kbd)
		dd.textContent = what
		list.append(dt, dd)
	}
	const off = document.createElement('input')
	off.type = 'checkbox'
	off.checked = !stored('no-keys')
	off.addEventListener('change', () => store('no-keys', off.checked ? '' : 'yes'))
	const label = document.createElement('label')
	label.append(off, ' Use these keys')
	help.append(list, label, button('Close', '', () => help.close()))
	document.body.append(help)
	document.querySelector('.foot p:last-child').append(' ·', button('Keys', 'Keys (?)', openHelp))

	const turn = rel => {
		/** @type {?HTMLAnchorElement} */
		const link = document.querySelector(`.turn [rel=${rel}]`)
		if (link) location.href = link.href
	}
	document.addEventListener('keydown', e => {
		const at = document.activeElement
		if ((e.ctrlKey || e.metaKey) && e.key === 'k' && off.checked && !at.matches('textarea, dialog *')) {
			e.preventDefault()
			openSearch()
		}
		if (e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented || !off.checked) return
		if (at && at !== document.body && at.id !== 'main' || document.querySelector('dialog[open]')) return
		const action = { '/': openSearch, '?': openHelp, ArrowLeft: () => turn('prev'), ArrowRight: () => turn('next') }[e.key]
		if (!action) return
		e.preventDefault()
		action()
	})
}
