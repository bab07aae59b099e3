// The page's side of a run: loads the programs, once, and starts a worker for
// each run, so that any run can be ended at any moment.

let spare // a worker for the next run, which has read its scripts already
const newWorker = () => new Worker(new URL('worker.js', import.meta.url), {type: 'module'})
let loaded // a promise of {module, programs, data}; forgotten if it fails

// load fetches and compiles what Run needs; progress(part) is called with 0 to 1.
export function load(progress) {
	spare ??= newWorker()
	loaded ??= fetchAll(progress).catch(error => {
		loaded = undefined
		throw error
	})
	return loaded
}

async function fetchAll(progress) {
	const get = async name => {
		const response = await fetch(new URL(name, import.meta.url))
		// The server says in plain text what is wrong with a program.
		const plain = response.headers.get('Content-Type')?.startsWith('text/plain')
		if (!response.ok) throw new Error(plain ? await response.text() : `${name}: ${response.status}`)
		return response
	}
	const [index, wasm] = await Promise.all([get('index.json').then(r => r.json()), get('programs.wasm.gz')])
	let seen = 0
	const count = new TransformStream({
		transform(chunk, out) {
			progress?.(Math.min(1, (seen += chunk.length) / index.size))
			out.enqueue(chunk)
		},
	})
	const bytes = wasm.body.pipeThrough(count)
	// Where the server names gzip as an encoding, the browser has unpacked it.
	const stream = wasm.headers.get('Content-Encoding') ? bytes : bytes.pipeThrough(new DecompressionStream('gzip'))
	const module = await WebAssembly.compileStreaming(new Response(stream, {headers: {'Content-Type': 'application/wasm'}}))
	return {...index, module}
}

// start runs a script. options: script, name, data, keys (is the keyboard its
// standard input?), quick (no real pauses). on: output([{fd, bytes}]),
// waiting() for the keyboard, done({status, why, stuck}).
export function start({module, programs}, options, on) {
	const worker = spare ?? newWorker()
	spare = null
	worker.onmessage = ({data}) => {
		const [what] = Object.keys(data)
		if (what == 'done') {
			worker.terminate()
			spare ??= newWorker()
		}
		on[what]?.(data[what])
	}
	worker.onerror = event => {
		worker.terminate()
		on.done({status: 2, why: 'broken', message: event.message})
	}
	worker.postMessage({run: {module, programs, name: 'run.sh', data: {}, limit: 1 << 20, ...options}})
	return {
		type: text => worker.postMessage({type: text}),
		stop() {
			worker.terminate()
			on.done({status: 130, why: 'stopped'})
		},
	}
}
