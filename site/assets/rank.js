// Ranks the sections of the book by what a reader types. It touches no page.
//
// An entry of the index is [page, title, id, heading, readers' words, text,
// outputs, names in code], the last four with a line for each paragraph, line
// or name. An empty page and title are those of the entry before.
'use strict'
{
	// A word is letters and digits, in small letters, and 65,536 is 65536. An ë
	// stands between two, in the text as in the query.
	const words = text => (text.toLowerCase().match(/\d{1,3}(,\d{3})+\b|\w+/g) ?? [])
		.map(w => w.replaceAll(',', ''))

	// Hang, hangs and hanging have one stem.
	const stem = w => w.length < 4 ? w : w.replace(/(?<=...)(?:ies|ing|ed|es|s|e)$/, '').replace(/(.)\1$/, '$1')

	// The word with one letter wrong, missing or too much, or two swapped.
	const slip = word => RegExp('^(' + [...word].map((c, i) => {
		const before = word.slice(0, i), after = word.slice(i + 1)
		return `${before}((.?|.${c}|${c}.)${after}|${after[0]}${c}${after.slice(1)})`
	}).join('|') + ')$')

	// What a match counts: in a heading, the readers' words, a page's title,
	// an output, a name in code, the text.
	const weights = [12, 12, 3, 5, 5, 3]

	// What stands under a key, or is put there.
	const under = (map, key, value) => map.get(key) ?? map.set(key, value).get(key)

	// A regular expression for words that begin with one of these. One or two
	// letters, as the c of Ctrl-C, are a word of their own.
	window.pipesMarks = forms => {
		const any = forms.map(f => (/^\d+$/.test(f) ? [...f].join(',?') : f.replace('*', '\\w*')) + (f[2] ? '' : '\\b')).join('|')
		return RegExp(`\\b(${any})\\w*`, 'gi')
	}

	window.pipesRank = index => {
		let page, title
		const entries = index.map(([p, t, id, name, known, text, outputs, code]) => {
			page = p || page
			title = t || title
			const program = page.startsWith('examples/')
			const heading = name || (program ? title.replace(/^.*?\/|main.go/g, '') : title)
			return { page, title, id, name, program, fields: [heading, known, program ? '' : title, outputs, code, text] }
		})
		// A symptom is of the page of symptoms, and leads to another.
		const symptoms = entries.find(e => e.page === 'symptoms.html')?.title
		const isSymptom = e => e.title === symptoms && e.page !== 'symptoms.html'
		// Of each word the places where it stands: entry, field, how often.
		const places = new Map()
		entries.forEach((e, at) => e.fields.forEach((text, field) => {
			const count = new Map()
			for (const w of words(text)) count.set(w, under(count, w, 0) + 1)
			for (const [w, n] of count) under(places, w, []).push([at, field, n])
		}))
		const vocabulary = [...places.keys()]

		// The words of the book that one of the reader's may mean, and how well
		// they fit; and what to mark of it. A slip is forgiven where nothing fits.
		const meant = word => {
			const s = stem(word), fit = new Map()
			for (const w of vocabulary) {
				if (w === word) fit.set(w, 1)
				else if (stem(w) === s) fit.set(w, .9)
				else if (word.length > 2 && w.startsWith(word)) fit.set(w, .6)
				else if (word.length > 3 && w.includes(word)) fit.set(w, .3)
			}
			if (fit.size || word.length < 4) return [fit, [...fit.values()].some(q => q > .5) ? [s] : ['*' + word]]
			const slipped = slip(word)
			for (const w of vocabulary) if (slipped.test(w)) fit.set(w, .5)
			return [fit, [...fit.keys()]]
		}

		return query => {
			const typed = words(query).join()
			const asked = [...new Set(words(query))]
			const sums = new Map(), forms = []
			let all = 0
			// What few entries have says more than what many have.
			const add = (scores, matched) => {
				const rare = scores.size && Math.log(1 + entries.length / scores.size)
				for (const [at, score] of scores) {
					const sum = under(sums, at, { score: 0, matched: 0 })
					sum.score += rare * score
					if (matched) sum.matched += rare
				}
				if (matched) all += rare
			}
			for (const word of asked) {
				const [fit, marked] = meant(word), scores = new Map()
				for (const [w, q] of fit) for (const [at, field, n] of places.get(w)) {
					const s = under(scores, at, [0, 0, 0, 0, 0, 0])
					s[field] = Math.max(s[field], weights[field] * q * Math.min(.9 + n / 10, 1.5))
				}
				for (const [at, s] of scores) scores.set(at, s.reduce((a, b) => a + b))
				if (scores.size) forms.push(...marked)
				add(scores, true)
			}
			asked.slice(1).forEach((word, i) => {
				const together = new RegExp(`\\b${asked[i]}[^\\w\\n]+${word}\\b`, 'i'), scores = new Map()
				for (const at of sums.keys()) {
					const field = entries[at].fields.findIndex(text => together.test(text))
					if (field >= 0) scores.set(at, weights[field])
				}
				add(scores)
			})
			/** @type {[number, any][]} */
			const found = []
			for (const [at, { score, matched }] of sums) {
				const e = entries[at]
				// Who misses a word comes after who has them all. A heading that is
				// the query, as that of a message is, comes first.
				const whole = words(e.fields[0]).join() === typed ? 2 : 1
				found.push([score * matched / all * whole * (e.program || e.page === 'index.html' ? .5 : 1), e])
			}
			found.sort((a, b) => b[0] - a[0])
			// A symptom answers in a line: the best one stands before the section that
			// it leads to.
			const spots = new Map()
			for (const [score, e] of found) if (score > found[0][0] / 8) under(spots, e.page + '#' + e.id, []).push(e)
			return {
				forms,
				found: [...spots.values()].flatMap(es => [es.find(isSymptom), es.find(e => !isSymptom(e))].filter(e => e))
			}
		}
	}
}
