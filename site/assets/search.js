// The search box, and the words of a hit on the page that it opens. Which
// places are found, and in which order, rank.js says.
'use strict'
{
	const script = /** @type {HTMLScriptElement} */ (document.currentScript)
	const root = new URL('..', script.src)
	const make = (tag, props, ...children) => {
		const e = Object.assign(document.createElement(tag), props)
		e.append(...children)
		return e
	}
	const input = make('input', { type: 'search', placeholder: 'Search the book', ariaLabel: 'Search the book', autocomplete: 'off' })
	const status = make('p', { role: 'status' })
	const list = make('ol')
	const close = make('button', { textContent: 'Close' })
	const dialog = make('dialog', { className: 'search', ariaLabel: 'Search' }, make('div', {}, input, close), status, list)
	document.body.append(dialog)

	// How many of the words stand in a text.
	const count = (text, forms) => forms.filter(f => pipesMarks([f]).test(text)).length

	// What has the most of the words, the first of such.
	const fullest = (all, text, forms) => {
		const counts = all.map(e => count(text(e), forms))
		return all[counts.indexOf(Math.max(...counts))]
	}

	// A paragraph or a line as it stands there, with every word marked. Of a long
	// one a piece, from the beginning of a sentence, where one is near.
	const excerpt = ([, , , outputs, code, text], forms) => {
		const names = code.split('\n').filter(name => count(name, forms)).join(', ')
		const line = fullest([...`${text}\n${outputs}`.split('\n'), names], l => l, forms), any = pipesMarks(forms)
		const at = Math.max(0, line.search(any))
		const sentence = line.lastIndexOf('. ', at)
		const short = line.length < 350
		const from = short || at < 100 ? 0 : at - sentence < 100 ? sentence + 2 : line.indexOf(' ', at - 60) + 1
		const to = !short && from + 180 < line.length ? line.lastIndexOf(' ', from + 180) : line.length
		const p = make('p', {}, from ? '… ' : '')
		let last = from
		for (const m of line.slice(0, to).matchAll(any)) if (m.index >= from) {
			p.append(line.slice(last, m.index), make('mark', {}, m[0]))
			last = m.index + m[0].length
		}
		p.append(line.slice(last, to), to < line.length ? ' …' : '')
		return p
	}

	let rank
	const search = () => {
		const { forms, found } = rank?.(input.value) ?? { found: [] }
		status.textContent = !input.value.trim() || !rank ? '' : found.length ? `Places: ${found.length}` : 'Nothing found. Try other words, or fewer.'
		list.replaceChildren(...found.slice(0, 20).map(e => {
			const to = new URL(e.page, root)
			to.searchParams.set('find', forms.join(' '))
			to.hash = e.id
			const kind = e.program ? 'program' : e.name && e.title
			return make('li', {}, make('a', { href: to }, make('b', {}, e.name || e.title), ' ' + kind), excerpt(e.fields, forms))
		}))
	}

	// Marks the words in the section that a link leads to, opens what is folded
	// around them, and scrolls to where most of them stand together.
	const mark = (id, forms) => {
		const start = document.getElementById(id) ?? document.querySelector('main').firstElementChild
		const ranges = []
		for (let e = start; e && (e === start || !e.matches('h2, h3')); e = e.nextElementSibling) {
			const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT)
			while (texts.nextNode()) for (const m of texts.currentNode.nodeValue.matchAll(pipesMarks(forms))) {
				const range = new Range()
				range.setStart(texts.currentNode, m.index)
				range.setEnd(texts.currentNode, m.index + m[0].length)
				ranges.push(range)
			}
		}
		if (!ranges.length) return
		globalThis.CSS.highlights?.set('found', new Highlight(...ranges))
		const around = range => range.startContainer.parentElement
		const best = fullest(ranges, r => (around(r).closest('p, li, tr, .line, figcaption') ?? around(r)).textContent, forms)
		for (let e = around(best).closest('details'); e; e = e.parentElement.closest('details')) e.open = true
		around(best).scrollIntoView()
		scrollBy(0, best.getBoundingClientRect().top - innerHeight / 3)
	}

	input.addEventListener('input', search)
	close.addEventListener('click', () => dialog.close())
	dialog.addEventListener('click', e => {
		const link = e.target.closest('a')
		if (e.target !== dialog && !link) return
		dialog.close()
		if (link?.pathname !== location.pathname || e.ctrlKey || e.metaKey || e.shiftKey) return
		e.preventDefault()
		location.hash = link.hash
		mark(link.hash.slice(1), new URLSearchParams(link.search).get('find').split(' '))
	})
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
			if (rank) return
			status.textContent = 'Loading …'
			const script = make('script', { src: new URL('assets/search-index.js', root) })
			script.onload = () => { rank = pipesRank(pipesIndex); search() }
			script.onerror = () => { script.remove(); status.textContent = 'No index: close, and try again.' }
			document.head.append(script)
		},
		mark,
	}
}
