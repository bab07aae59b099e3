// The page's side of a run: loads the programs, and starts a worker for each
// run, so that any run can be ended at any moment.
//
// The programs come in a few binaries, as index.json lists them. Each chapter
// has one that holds all that its exchanges name. It is loaded at the first
// press; another only when a reader's line calls a program that it holds.

let spare // a worker for the next run, which has read its scripts already
function newWorker() {
	const worker = new Worker(new URL('worker.js', import.meta.url), {type: 'module'})
	// One that could not be loaded is no use to anybody.
	worker.onerror = () => { if (spare == worker) spare = null }
	return worker
}

/** @returns {never} */
export function lost() { throw new Error('the connection was lost. Press Run to try again.') }

// get gets a file that stands beside a script.
export async function get(name, script = import.meta.url, how = {}) {
	const response = await fetch(new URL(name, script), how).catch(lost)
	// The server says in plain text what is wrong with a program.
	const plain = response.headers.get('Content-Type')?.startsWith('text/plain')
	if (!response.ok) throw new Error(plain ? await response.text() : `${name}: ${response.status}`)
	return response
}

// compile compiles a packed program while it comes; came(n) is called with the
// bytes of each part.
function compile(wasm, came) {
	const bytes = wasm.body.pipeThrough(new TransformStream({
		transform(chunk, out) {
			came(chunk.length)
			out.enqueue(chunk)
		},
	}))
	// Where the server names gzip as an encoding, the browser has unpacked it.
	const stream = wasm.headers.get('Content-Encoding') ? bytes : bytes.pipeThrough(new DecompressionStream('gzip'))
	return WebAssembly.compileStreaming(new Response(stream, {headers: {'Content-Type': 'application/wasm'}}))
}

let index // a promise of index.json; forgotten if it fails
const asked = new Map() // by name, the binaries that were asked for; forgotten if it fails

class Binary {
	module = null // when it is there
	listeners = new Set() // who wants to know how much has come
	constructor(name) {
		this.loaded = this.fetch(name)
	}

	async fetch(name) {
		const wasm = await get(`${name}.wasm.gz`), size = Number(wasm.headers.get('Content-Length'))
		let seen = 0
		this.module = await compile(wasm, length => {
			seen += length
			for (const progress of this.listeners) progress(size ? Math.min(1, seen / size) : undefined)
		})
		return this.module
	}
}

// fetchModule gives a binary's module; progress(part) is called with 0 to 1.
async function fetchModule(name, progress) {
	if (!asked.has(name)) asked.set(name, new Binary(name))
	const binary = asked.get(name)
	binary.listeners.add(progress)
	try {
		return await binary.loaded
	} catch (error) {
		asked.delete(name)
		throw error
	} finally {
		binary.listeners.delete(progress)
	}
}

// load gives what start needs to run lines of an exchange, and what the
// transcript says of it. Without an exchange, any binary serves.
export async function load(exchange = '', progress = part => {}) {
	spare ??= newWorker()
	index ??= get('index.json').then(response => response.json())
	const all = await index.catch(error => {
		index = undefined
		throw error
	})
	const names = Object.keys(all.binaries)
	const home = all.chapters[exchange.split('/')[0]] ?? names.find(name => asked.has(name)) ?? names[0]
	await fetchModule(home, progress)
	return {home, ...all, data: all.data[exchange], expect: all.expect[exchange]}
}

// programsOf says which binary each program is in: the chapter's, if it can.
function programsOf({home, commands, binaries}) {
	const names = Object.keys(binaries).filter(name => name != home).concat(home)
	return Object.fromEntries(names.flatMap(name => [...binaries[name], ...commands].map(program => [program, name])))
}

// start runs a script. options: script, name, data, keys (is the keyboard its
// standard input?), quick (no real pauses), changed (programs, by name, that
// are modules of their own, or null), results (files to bring back), record
// (tell what happened, for draw). on: output([{fd, bytes}]), loading(part) while
// another binary comes, compile(name), which gives the module of a changed
// program that is called after all, done({status, why, stuck, made, told}),
// which comes once, and nothing after it.
export function start(loaded, options, on) {
	const worker = spare ?? newWorker()
	spare = null
	let ended = false
	const end = result => {
		if (ended) return
		ended = true
		worker.onmessage = worker.onerror = null
		worker.terminate()
		on.done(result)
	}
	worker.onmessage = ({data}) => {
		if (data.output) return on.output(data.output)
		if (data.need) return bring(data.need)
		spare ??= newWorker()
		end(data.done)
	}
	worker.onerror = event => end({status: 2, why: 'broken', message: event.message ?? 'its script did not load'})
	const bring = name => (name.startsWith('/bin/') ? on.compile(name.slice(5)) : fetchModule(name, on.loading ?? (part => {}))).then(
		module => worker.postMessage({module, name}),
		error => end({status: 2, why: 'broken', message: error.message}))
	const modules = Object.fromEntries(Object.keys(loaded.binaries).map(name => [name, asked.get(name)?.module]))
	worker.postMessage({run: {programs: programsOf(loaded), modules, name: 'run.sh', data: {}, changed: {}, results: [], limit: 1 << 20, ...options}})
	return {
		type: text => worker.postMessage({type: text}),
		interrupt: () => worker.postMessage({interrupt: true}),
		// A program that never lets go of the worker cannot tell what happened.
		stop: (patience = 1000) => {
			worker.postMessage({stop: true})
			setTimeout(() => end({status: 130, why: 'stopped'}), patience)
		},
	}
}

// draw makes pictures of what a kernel has told of a run: {wide, narrow}, as
// SVG, and {words}, a line each.
export async function draw(told, command, progress) {
	const module = await fetchModule('picture', progress)
	const worker = new Worker(new URL('draw.js', import.meta.url), {type: 'module'})
	try {
		return await new Promise((resolve, reject) => {
			worker.onmessage = ({data}) => data.error ? reject(new Error(data.error)) : resolve(data)
			worker.onerror = event => reject(new Error(event.message))
			worker.postMessage({module, told, command})
		})
	} finally {
		worker.terminate()
	}
}
