// The search box. An entry of the index is [page, title, id, name, kind, text];
// an empty page and title are those of the entry before.
'use strict'
{
	const root = new URL('..', document.currentScript.src)
	const make = (tag, props, ...children) => {
		const e = Object.assign(document.createElement(tag), props)
		e.append(...children)
		return e
	}
	const input = make('input', { type: 'search', placeholder: 'Search the book', autocomplete: 'off' })
	input.setAttribute('aria-label', 'Search the book')
	const status = make('p', {})
	status.setAttribute('role', 'status')
	const list = make('ol', {})
	const close = make('button', { textContent: 'Close' })
	const dialog = make('dialog', { className: 'search' }, make('div', {}, input, close), status, list)
	dialog.setAttribute('aria-label', 'Search')
	document.body.append(dialog)

	// Every word must occur. It counts most in a heading or title, and where
	// it begins a word; prose goes first.
	const count = (text, word) => {
		let n = 0, at = text.indexOf(word)
		for (; at >= 0 && n < 20; at = text.indexOf(word, at + 1)) n += /\w/.test(text[at - 1] ?? ' ') ? .2 : 1
		return Math.min(n, 4)
	}
	const score = (entry, words, all) => {
		let sum = (entry.kind ? 0 : 1) + 9 * count(entry.low.text, all)
		for (const word of words) {
			const n = 30 * count(entry.low.name, word) + 6 * count(entry.low.title, word) + 3 * count(entry.low.text, word)
			if (!n) return 0
			sum += n
		}
		return sum
	}
	let entries
	const load = () => {
		let page = '', title = ''
		entries = window.pipesIndex.map(e => {
			page = e[0] || page
			title = e[1] || title
			const [, , id, name, kind, text] = e
			return { href: page + (id && '#' + id), title, name, kind, text,
				low: { title: title.toLowerCase(), name: name.toLowerCase(), text: text.toLowerCase() } }
		})
	}

	// The text around the first word, with every word marked.
	const marked = (entry, words) => {
		const at = Math.min(...[words.join(' '), ...words].map(w => entry.low.text.indexOf(w)).filter(i => i >= 0).slice(0, 1))
		const from = at < 70 || at === Infinity ? 0 : entry.text.indexOf(' ', at - 60) + 1
		const p = make('p', {}, from ? '… ' : '')
		const any = new RegExp(`(${words.map(w => w.replace(/[^\w\s]/g, '\\$&')).join('|')})`, 'i')
		entry.text.slice(from, from + 170).split(any).forEach((s, i) => p.append(i % 2 ? make('mark', {}, s) : s))
		if (from + 170 < entry.text.length) p.append(' …')
		return p
	}
	const search = () => {
		const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
		const found = !words.length || !entries ? [] : entries.map(e => [score(e, words, words.join(' ')), e]).filter(f => f[0])
			.sort((a, b) => b[0] - a[0])
		status.textContent = !words.length ? '' : found.length === 1 ? '1 place' : `${found.length || 'No'} places`
		list.replaceChildren(...found.slice(0, 20).map(([, e]) => make('li', {},
			make('a', { href: new URL(e.href, root) }, make('b', {}, e.name || e.title), ` ${e.name ? e.title : ''} ${e.kind}`),
			marked(e, words))))
	}
	input.addEventListener('input', search)
	close.addEventListener('click', () => dialog.close())
	dialog.addEventListener('click', e => { if (e.target === dialog || e.target.closest('a')) dialog.close() })
	dialog.addEventListener('keydown', e => {
		const links = [...list.querySelectorAll('a')], at = links.indexOf(document.activeElement)
		if (e.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus()
		else if (e.key === 'ArrowUp') (links[at - 1] ?? input).focus()
		else if (e.key === 'Enter' && at < 0 && e.target === input) links[0]?.click()
		else if (e.key === 'Escape') dialog.close()
		else return
		e.preventDefault()
	})
	window.pipesSearch = {
		open() {
			dialog.showModal()
			input.select()
			if (entries) return
			status.textContent = 'Loading …'
			const script = make('script', { src: new URL('assets/search-index.js', root) })
			script.onload = () => { load(); search() }
			script.onerror = () => { script.remove(); status.textContent = 'No index: close, and try again.' }
			document.head.append(script)
		},
	}
}
