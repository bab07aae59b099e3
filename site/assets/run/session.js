// The page's side of a run: loads the programs, once, and starts a worker for
// each run, so that any run can be ended at any moment.

let spare // a worker for the next run, which has read its scripts already
function newWorker() {
	const worker = new Worker(new URL('worker.js', import.meta.url), {type: 'module'})
	// One that could not be loaded is no use to anybody.
	worker.onerror = () => { if (spare == worker) spare = null }
	return worker
}

let loaded // a promise of {module, programs, data, expect}; forgotten if it fails
const listeners = new Set() // who wants to know how much has come

// load fetches and compiles what Run needs; progress(part) is called with 0 to 1.
export function load(progress) {
	spare ??= newWorker()
	if (progress) listeners.add(progress)
	loaded ??= fetchAll().catch(error => {
		loaded = undefined
		throw error
	}).finally(() => listeners.clear())
	return loaded
}

async function get(name) {
	const response = await fetch(new URL(name, import.meta.url))
	// The server says in plain text what is wrong with a program.
	const plain = response.headers.get('Content-Type')?.startsWith('text/plain')
	if (!response.ok) throw new Error(plain ? await response.text() : `${name}: ${response.status}`)
	return response
}

async function fetchAll() {
	const [index, wasm] = await Promise.all([get('index.json').then(r => r.json()), get('programs.wasm.gz')])
	let seen = 0
	const module = await compile(wasm, length => {
		const part = Math.min(1, (seen += length) / index.size)
		for (const progress of listeners) progress(part)
	})
	return {...index, module}
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

// start runs a script. options: script, name, data, keys (is the keyboard its
// standard input?), quick (no real pauses), changed (programs, by name, that
// are modules of their own), result (a file to bring back). on:
// output([{fd, bytes}]), done({status, why, stuck, result}), which comes once,
// and nothing after it.
export function start({module, programs}, options, on) {
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
		spare ??= newWorker()
		end(data.done)
	}
	worker.onerror = event => end({status: 2, why: 'broken', message: event.message ?? 'its script did not load'})
	worker.postMessage({run: {module, programs, name: 'run.sh', data: {}, changed: {}, limit: 1 << 20, ...options}})
	return {
		type: text => worker.postMessage({type: text}),
		interrupt: () => worker.postMessage({interrupt: true}),
		// A program that never lets go of the worker cannot tell what happened.
		stop: () => {
			worker.postMessage({stop: true})
			setTimeout(() => end({status: 130, why: 'stopped'}), 1000)
		},
	}
}

let drawer // a promise of the program that draws, forgotten if it fails

// draw makes pictures of what a kernel has told of a run: {wide, narrow}, as
// SVG, and {words}, a line each.
export async function draw(told, command) {
	drawer ??= get('picture.wasm.gz').then(wasm => compile(wasm, () => {})).catch(error => {
		drawer = undefined
		throw error
	})
	const module = await drawer
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
