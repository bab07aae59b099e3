// A run: one worker, which starts with nothing and ends when the page is done
// with it or stops it. See session.js for the page's side.

import {Kernel} from './kernel.js'
import {Keyboard, OpenFile, Output, Program, Regular} from './files.js'
import {goProgram} from './go.js'
import {Recorder} from './recorder.js'

const GRACE = 1000 // ms that a process may outlive the shell
let keyboard, wake = () => {}, kernel
const binaries = new Map() // by name

// A binary has a module, or asks the page for it.
class Binary {
	/** @type {Promise<void>} */
	loading
	constructor(name, module) {
		this.name = name
		this.module = module
	}
	load() {
		return this.loading ??= new Promise(resolve => {
			this.loaded = module => {
				this.module = module
				resolve()
			}
			postMessage({need: this.name})
		})
	}
}

onmessage = ({data}) => {
	if (data.run) return start(data.run)
	if (data.module) return binaries.get(data.name).loaded(data.module)
	if (data.stop) {
		kernel.killAll('stopped')
	} else if (data.interrupt) {
		kernel.interrupt()
	} else {
		keyboard.type(data.type)
		kernel.settle(keyboard)
	}
	wake()
}

async function start({programs, modules, changed, script, name, data, keys, quick, limit, record, results}) {
	kernel = new Kernel(quick)
	if (record) kernel.recorder = new Recorder(kernel)
	for (const [binary, module] of Object.entries(modules)) binaries.set(binary, new Binary(binary, module))
	for (const [program, binary] of Object.entries(programs)) {
		kernel.tree.add('/bin/' + program, new Program(goProgram(binaries.get(binary))))
	}
	for (const [program, module] of Object.entries(changed)) {
		const file = '/bin/' + program, binary = new Binary(file, module)
		binaries.set(file, binary)
		kernel.tree.add(file, new Program(goProgram(binary)))
	}
	for (const [file, content] of Object.entries({...data, [name]: script})) {
		kernel.tree.add('/work/' + file, new Regular(typeof content == 'string' ? new TextEncoder().encode(content) : content))
	}

	let printed = 0
	let parts = []
	const output = fd => bytes => {
		if (kernel.ended) return
		parts.push({fd, bytes: bytes.slice(0, limit - printed)})
		printed += bytes.length
		if (printed > limit) kernel.killAll('output')
	}
	const flush = () => {
		if (parts.length) postMessage({output: parts})
		parts = []
	}
	keyboard = keys ? kernel.tree.add('/dev/tty', new Keyboard()) : null
	const input = keyboard ?? kernel.tree.find('/dev/null')
	const shell = kernel.spawn(undefined, '/bin/sh', ['sh', name], {
		cwd: '/work',
		env: ['LC_ALL=C', 'PATH=/bin', 'HOME=/home', 'TMPDIR=/tmp', 'PWD=/work'],
		files: [new OpenFile(input, {reads: true}), ...[1, 2].map(fd => new OpenFile(new Output([, 'output', 'errors'][fd], output(fd)), {writes: true}))],
	})
	let status = 0
	shell.onExit = s => {
		status = s & 0x7f ? 128 + (s & 0x7f) : s >> 8
		kernel.after(GRACE, () => kernel.killAll('left'))
	}
	const stuck = await kernel.run(ms => {
		flush()
		return pause(ms)
	}, keyboard)
	flush()
	const made = Object.fromEntries(results.map(file => [file, kernel.tree.nodes.get('/work/' + file)?.read(Infinity, 0)]))
	postMessage({done: {status, why: kernel.ended, stuck, told: kernel.recorder?.told(), made}})
}

// pause lets messages come in; it lasts ms, or until something is typed.
const turn = new MessageChannel()
function pause(ms) {
	const start = performance.now()
	return new Promise(resolve => {
		const done = () => resolve(performance.now() - start)
		wake = done
		if (ms === 0) {
			turn.port1.onmessage = done
			turn.port2.postMessage(0)
		} else if (ms !== undefined) {
			setTimeout(done, ms)
		}
	})
}
