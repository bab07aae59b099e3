// What a reader sees of a run: a panel below the exchange, with the command
// line to change, the output as it comes, and how it ended. What the exchange
// asserts stays above it, to compare.

import {make, makeLine} from './line.js'
import {offer} from './offer.js'
import {load, start} from './session.js'

const LIMIT = 256 << 10 // bytes of output, before a run is stopped
const REAL = 'The Go programs and their bytes are real; the kernel that joins them is a small simulation in this page. For the real one: '

document.head.append(make('link', {rel: 'stylesheet', href: new URL('run.css', import.meta.url)}))

// admits holds an output, as bytes, to what a transcript expects: a pattern,
// and which of its groups must not be the same.
export function admits({pattern, differ}, bytes, status) {
	const match = new RegExp(`^${pattern}$`).exec(`${bytes[1]}\0${bytes[2]}\0${status}`)
	return !!match && differ.every(([a, b]) => match[a] != match[b])
}

// What the reader's own programs, if any, change about a run: the modules to run
// in place of the book's, by name, or null for one that is compiled when it is
// called, and what to say of the run's end. See change/changed.js.
export const own = {
	modules: async (panel, say) => ({}),
	compile: async (name, say) => undefined,
	judge: (panel, asAbove, status) => [],
}

const panels = new WeakMap()

function panelOf(figure, button) {
	if (!panels.has(figure)) panels.set(figure, new Panel(figure, button))
	return panels.get(figure)
}

// press is a press of an exchange's Run, which is its Stop while it runs. The
// second click of a double click does not stop what the first one started. The
// result is a promise: was what came back as above?
export function press(figure, button, clicks = 1) {
	const panel = panelOf(figure, button)
	if (clicks > 1 && panel.pressed == 'start') return
	panel.pressed = panel.run ? 'stop' : 'start'
	if (panel.run) {
		panel.status.replaceChildren('Stopping …')
		return panel.run.stop()
	}
	return new Promise(ended => {
		panel.ended = ended
		panel.start()
	})
}

// rerun runs an exchange from its beginning, also where it runs already.
export async function rerun(figure, button) {
	const panel = panelOf(figure, button)
	while (panel.run) await new Promise(done => {
		const {ended} = panel
		panel.ended = asAbove => done(ended(asAbove))
		panel.run.stop()
	})
	return press(figure, button)
}

// open shows an exchange with another command line, and does not run it.
export function open(figure, button, line) {
	const panel = panelOf(figure, button)
	panel.command.put(line)
	panel.command.focus()
}

class Panel {
	run = null
	ended = asAbove => {} // is told how the run came out

	constructor(figure, button) {
		this.figure = figure
		this.button = button
		this.exchange = figure.dataset.name
		const typed = figure.querySelector('.command code').cloneNode(true)
		typed.querySelectorAll('.prompt').forEach(e => e.remove())
		this.printed = typed.textContent.trimEnd()
		this.command = makeLine({ariaLabel: 'Command line, to change and run again'})
		this.back = make('button', {type: 'button', textContent: 'As printed', onclick: () => {
			this.command.put(this.printed)
			this.command.focus()
		}})
		this.command.oninput = () => { this.back.hidden = this.command.value.trimEnd() == this.printed }
		this.command.onkeydown = event => {
			if (event.key != 'Enter' || event.shiftKey || event.isComposing) return
			event.preventDefault()
			if (!this.run) this.start()
		}
		this.command.put(this.printed)
		this.keys = make('input', {type: 'checkbox'})
		this.out = make('div', {className: 'live'})
		this.status = make('p', {className: 'status', role: 'status'})
		this.picture = make('div', {className: 'happened'})
		this.bar = make('progress', {hidden: true, max: 1, ariaLabel: 'Loading the programs'})
		figure.querySelector('.terminal').append(make('div', {className: 'run'},
			make('div', {className: 'edit'}, make('span', {className: 'prompt', ariaHidden: true}, '$ '), this.command,
				make('div', {className: 'how'}, make('label', {}, this.keys, ' type its input yourself'), this.back)),
			this.out, this.makeInput(), this.bar, this.status, this.picture,
			make('p', {className: 'status'}, REAL, make('code', {}, `go tool weave run ${this.exchange}`))))
	}

	// makeInput makes the reader's terminal: what is typed or pasted goes to the
	// run line by line, Ctrl-D ends the input, and Ctrl-C interrupts.
	makeInput() {
		this.line = makeLine({ariaLabel: 'Standard input', oninput: () => {
			const lines = this.line.value.split('\n'), rest = lines.pop()
			for (const line of lines) this.type(line + '\n')
			if (lines.length) this.line.put(rest)
		}})
		this.line.onkeydown = event => {
			const key = event.ctrlKey && !event.altKey && event.key.toLowerCase()
			const selected = this.line.selectionStart != this.line.selectionEnd || !getSelection().isCollapsed
			if (key == 'd') this.endOfInput()
			else if (key == 'c' && !selected) this.interrupt()
			else return
			event.preventDefault()
		}
		const button = (textContent, title, does) => make('button', {type: 'button', textContent, title, onclick: () => {
			does()
			if (this.run) this.line.focus()
		}})
		this.input = make('div', {className: 'input', hidden: true}, this.line,
			button('Enter', '', () => this.line.put(this.line.value + '\n')),
			button('End of input', 'Ctrl-D', () => this.endOfInput()))
		return this.input
	}

	async start() {
		this.out.replaceChildren()
		this.picture.replaceChildren()
		this.block = null
		this.bytes = {1: '', 2: ''}
		this.decoders = {1: new TextDecoder(), 2: new TextDecoder()}
		this.status.replaceChildren('Loading …')
		const loading = this.run = {stop: () => this.end('Stopped.')}
		this.button.textContent = 'Stop'
		this.progress()
		try {
			const loaded = await load(this.exchange, part => this.progress(part))
			this.own = await own.modules(this, (text, part) => { if (this.run == loading) this.say(text, part) })
			if (this.run == loading) this.launch(loaded)
		} catch (error) {
			if (this.run == loading) this.end(`The programs could not be loaded: ${error.message}`)
		} finally {
			this.bar.hidden = true
		}
	}

	// progress shows how much of the programs has come, where that is known.
	progress(part) {
		if (part === undefined) this.bar.removeAttribute('value')
		else this.bar.value = part
		this.bar.hidden = !this.run || part == 1
	}

	say(text, part = 1) {
		if (this.status.textContent != text) this.status.replaceChildren(text)
		this.progress(part)
	}

	list(lines) { this.status.append(make('ul', {}, ...lines.map(line => make('li', {}, line)))) }

	launch(loaded) {
		const script = this.command.value.trimEnd()
		this.command.remember(script)
		this.programs = Object.values(loaded.binaries).flat().concat(loaded.commands)
		this.script = script
		this.expect = script == this.printed && !this.keys.checked ? loaded.expect : null
		history.replaceState(history.state, '', script == this.printed ? location.pathname + location.search : this.address(script))
		this.status.replaceChildren('Running …')
		this.run = start(loaded, {
			script: script + '\n', name: this.exchange.split('#').pop() + '.sh', data: loaded.data, keys: this.keys.checked, limit: LIMIT, record: true, changed: this.own,
		}, {
			output: parts => parts.forEach(part => this.print(part)),
			loading: part => this.progress(part),
			compile: name => own.compile(name, (text, part) => { if (this.run) this.say(text, part) }),
			done: end => this.done(end),
		})
		this.input.hidden = !this.keys.checked
		if (this.keys.checked) this.line.focus()
	}

	// address is where the page shows this exchange with that line.
	address(script) {
		const line = script == this.printed ? '' : '=' + encodeURIComponent(script)
		return new URL(`#${this.figure.id}${line}`, location.href).href
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
		for (const byte of bytes) this.bytes[fd] += String.fromCharCode(byte)
		const text = this.decoders[fd].decode(bytes, {stream: true})
		this.block.samp.append(text.replace(/[\0-\x08\x0b-\x1f]/g, c => String.fromCharCode(0x2400 + c.charCodeAt())))
	}

	type(text) {
		this.line.remember(text.trimEnd())
		this.print({fd: 1, bytes: new TextEncoder().encode(text)})
		this.run?.type?.(text)
	}

	// endOfInput is Ctrl-D: what stands in the line goes off without its end;
	// after nothing, that is the end of the input.
	endOfInput() {
		if (this.line.value) this.type(this.line.value)
		else this.run?.type?.(null)
		this.line.put('')
	}

	interrupt() {
		this.print({fd: 1, bytes: new TextEncoder().encode('^C\n')})
		this.run?.interrupt?.()
		this.line.put('')
	}

	done({status, why, stuck, message, told}) {
		const exit = `exit status ${status}`
		const asAbove = !!this.expect && !why && admits(this.expect, this.bytes, status)
		const says = {
			stopped: 'Stopped.',
			output: `Stopped: it printed more than ${LIMIT >> 10} KiB.`,
			left: `${exit}. What it had started was still running a second later, and was ended.`,
			broken: `It could not run: ${message}`,
			stuck: 'Stuck: every process waits, and none can ever go on.',
		}[why] ?? exit + (asAbove ? ', and the output is as above' : '')
		this.end([...own.judge(this, asAbove, status), says], asAbove)
		if (stuck) this.list(stuck)
		const [, typed, name] = /: ((?:\S*\/)?(\S+)): not found$/m.exec(this.bytes[2]) ?? []
		if (name) this.status.append(make('br', {}), this.programs.includes(name) ? `In the page, type ${name}.` :
			`The page has no ${typed}. Type help to see what it has.`)
		if (told?.includes('do=pipe')) offer(this.picture, this.bar, {told, script: this.script, address: this.address(this.script)}, why == 'stuck')
	}

	end(says, asAbove = false) {
		const typing = this.input.contains(document.activeElement)
		this.run = null
		this.bar.hidden = true
		this.button.textContent = 'Run'
		this.input.hidden = true
		this.line.put('')
		if (typing) this.command.focus()
		this.status.replaceChildren(...[says].flat())
		this.ended(asAbove)
	}
}
