// What a reader sees of a run: a panel below the exchange, with the command
// line to change, the output as it comes, and how it ended. What the exchange
// asserts stays above it, to compare.

import {load, start} from './session.js'

const LIMIT = 256 << 10 // bytes of output, before a run is stopped
const REAL = 'The Go programs and their bytes are real; the kernel that joins them is a small simulation in this page. For the real one: '

function make(tag, properties, ...children) {
	const element = Object.assign(document.createElement(tag), properties)
	element.append(...children)
	return element
}

document.head.append(make('link', {rel: 'stylesheet', href: new URL('run.css', import.meta.url)}))

const panels = new WeakMap()

// press is a press of an exchange's Run, which is its Stop while it runs.
export function press(figure, button) {
	if (!panels.has(figure)) panels.set(figure, new Panel(figure, button))
	const panel = panels.get(figure)
	panel.run ? panel.run.stop() : panel.start()
}

class Panel {
	run = null

	constructor(figure, button) {
		Object.assign(this, {button, exchange: figure.dataset.name})
		const typed = figure.querySelector('.command code').cloneNode(true)
		typed.querySelectorAll('.prompt').forEach(e => e.remove())
		this.script = typed.textContent
		this.asserted = [...figure.querySelectorAll('.terminal > :is(.out, .err) samp')]
		this.command = make('textarea', {value: this.script.trimEnd(), spellcheck: false, ariaLabel: 'Command line, to change and run again'})
		this.command.oninput = () => { this.command.rows = this.command.value.split('\n').length }
		this.command.onkeydown = event => {
			if (event.key != 'Enter' || event.shiftKey) return
			event.preventDefault()
			if (!this.run) this.start()
		}
		this.command.oninput()
		this.keys = make('input', {type: 'checkbox'})
		this.out = make('div', {className: 'live'})
		this.line = make('input', {ariaLabel: 'Standard input', autocomplete: 'off', spellcheck: false})
		this.input = make('form', {className: 'input', hidden: true}, this.line,
			make('button', {}, 'Enter'), make('button', {type: 'button', onclick: () => this.type(null)}, 'End of input'))
		this.input.onsubmit = event => {
			event.preventDefault()
			this.type(this.line.value + '\n')
		}
		this.status = make('p', {className: 'status', role: 'status'})
		this.bar = make('progress', {hidden: true, max: 1, ariaLabel: 'Loading the programs'})
		figure.querySelector('.terminal').append(make('div', {className: 'run'},
			make('div', {className: 'edit'}, make('span', {className: 'prompt', ariaHidden: true}, '$ '), this.command, make('label', {}, this.keys, ' type its input')),
			this.out, this.input, this.bar, this.status,
			make('p', {className: 'status'}, REAL, make('code', {}, `go tool weave run ${this.exchange}`))))
	}

	async start() {
		this.out.replaceChildren()
		Object.assign(this, {block: null, text: {1: '', 2: ''}, decoders: {1: new TextDecoder(), 2: new TextDecoder()}})
		this.status.replaceChildren('Loading …')
		const loading = this.run = {stop: () => this.end('Stopped.')}
		this.button.textContent = 'Stop'
		this.bar.hidden = false
		try {
			const programs = await load(part => { this.bar.value = part })
			if (this.run == loading) this.launch(programs)
		} catch (error) {
			this.end(`The programs could not be loaded: ${error.message}`)
		} finally {
			this.bar.hidden = true
		}
	}

	launch(programs) {
		this.programs = programs.programs
		const script = this.command.value.trimEnd() + '\n'
		this.same = script.trim() == this.script.trim() && !this.keys.checked
		this.status.replaceChildren('Running …')
		this.run = start(programs, {
			script, name: this.exchange.split('#').pop() + '.sh', data: programs.data[this.exchange], keys: this.keys.checked, limit: LIMIT,
		}, {
			output: parts => parts.forEach(part => this.print(part)),
			waiting: () => {
				this.input.hidden = false
				this.line.focus()
			},
			done: end => this.done(end),
		})
	}

	// print shows stdout and stderr in blocks of their own, in the order in
	// which they came. A control character becomes its picture.
	print({fd, bytes}) {
		if (this.block?.fd != fd) {
			const samp = make('samp', {}), pre = make('pre', {className: fd == 2 ? 'err' : 'out'})
			if (fd == 2) pre.append(make('span', {className: 'label'}, 'stderr'))
			pre.append(samp)
			this.out.append(pre)
			this.block = {fd, samp}
		}
		const text = this.decoders[fd].decode(bytes, {stream: true})
		this.text[fd] += text
		this.block.samp.append(text.replace(/[\0-\x08\x0b-\x1f]/g, c => String.fromCharCode(0x2400 + c.charCodeAt())))
	}

	type(text) {
		this.input.hidden = true
		this.line.value = ''
		if (text !== null) this.print({fd: 1, bytes: new TextEncoder().encode(text)})
		this.run?.type?.(text)
	}

	done({status, why, stuck, message}) {
		const exit = `exit status ${status}`
		const says = {
			stopped: 'Stopped.',
			output: `Stopped: it printed more than ${LIMIT >> 10} KiB.`,
			left: `${exit}. What it had started was still running a second later, and was ended.`,
			broken: `It could not run: ${message}`,
			stuck: 'Stuck: every process waits for another, and none can ever go on.',
		}[why] ?? exit + (this.same && this.asAbove() ? ', and the output is as above' : '')
		this.end(says)
		if (stuck) this.status.append(make('ul', {}, ...stuck.map(line => make('li', {}, line))))
		const [, typed, name] = /: ((?:\S*\/)?(\S+)): not found$/m.exec(this.text[2]) ?? []
		if (name) this.status.append(make('br', {}), this.programs.includes(name) ? `In the page, type ${name}.` :
			`The page has no ${typed}. It has most programs of the book, and cat, echo, head, printf, sleep, true, false.`)
	}

	end(says) {
		this.run = null
		this.button.textContent = 'Run'
		this.input.hidden = true
		this.status.replaceChildren(says)
	}

	// asAbove compares the output with what is asserted, where a pill stands
	// for any text.
	asAbove() {
		const literal = text => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
		const pattern = samp => {
			const copy = samp.cloneNode(true)
			copy.querySelectorAll('.pill').forEach(pill => pill.replaceWith('\0'))
			return literal(copy.textContent).replaceAll('\0', '.+?')
		}
		return [1, 2].every(fd => {
			const samp = this.asserted.find(s => (s.parentElement.className == 'err') == (fd == 2))
			return samp ? new RegExp(`^${pattern(samp).trimEnd()}$`, 's').test(this.text[fd].trimEnd()) : !this.text[fd]
		})
	}
}
