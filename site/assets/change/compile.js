// Compiles a program in the page, with Go's own compiler and linker, which are
// processes of the page's small Unix like any other. What they need is loaded
// once, package by package, and kept by the browser.

import {get as from, load, lost, start} from '../run/session.js'

const LONGEST = 256 << 10 // characters of a program

/**
 * A complaint about a program: where, and in the compiler's own words.
 * @typedef {{file: string, line: number, column: number, text: string}} Complaint
 */
export class Refused extends Error {
	/** @param {Complaint[]} complaints */
	constructor(complaints) {
		super(complaints.map(c => `${c.file}:${c.line}:${c.column}: ${c.text}`).join('\n'))
		this.complaints = complaints
	}
}

// ── What is loaded ──

const WASM = 'go.wasm.gz' // compiler, linker and gofmt
let index // a promise of toolchain.json; forgotten if it fails, as all that is loaded
let come = null // what to say of what is being loaded
let hear // says it
let downloads = new AbortController() // ends what is being loaded
const begun = new Map() // parts of a file whose connection was lost, by file
const SILENCE = 20_000 // ms without a byte, before a connection counts as lost
const loads = new Map() // promises of a module or of the bytes of an archive, by file

const get = (file, how = {}) => from(file, import.meta.url, how)

// toolchain gives the list of what there is. The server may have to build it
// first: then it says so.
/** @returns {Promise<any>} */
function toolchain(say) {
	return index ??= ask(say).catch(error => {
		index = undefined
		throw error
	})
}

async function ask(say) {
	for (;;) {
		const response = await get('toolchain.json')
		if (response.status != 202) {
			const it = await response.json()
			forgetOthers('go ' + it.version)
			return it
		}
		say(await response.text())
	}
}

// forgetOthers makes the browser forget what it has kept of other versions.
async function forgetOthers(name) {
	try {
		for (const other of await caches.keys()) if (other.startsWith('go ') && other != name) await caches.delete(other)
	} catch {} // nothing is kept here
}

// kept gets a file of the toolchain from what the browser has kept of it, or
// from the server, and keeps it. Where nothing can be kept it does without.
async function kept({version}, file, size, seen) {
	const cache = await globalThis.caches?.open('go ' + version).catch(() => null)
	const url = String(new URL('toolchain/' + file, import.meta.url))
	const old = await cache?.match(url).catch(() => null)
	if (old) return old.arrayBuffer()
	const bytes = await fetched('toolchain/' + file, size, seen)
	await cache?.put(url, new Response(bytes)).catch(() => {})
	return bytes
}

// fetched gets a file from the server, from where it broke off the last time.
async function fetched(file, size, seen) {
	const parts = begun.get(file) ?? [], came = parts.reduce((sum, part) => sum + part.length, 0)
	const {signal} = downloads, hangUp = downloads.abort.bind(downloads)
	let timer
	const wait = () => {
		clearTimeout(timer)
		timer = setTimeout(hangUp, SILENCE)
	}
	wait()
	try {
		const response = await get(file, {signal, headers: came ? {Range: `bytes=${came}-`} : {}})
		// Where the server names gzip as an encoding, the bytes are not the file's.
		const encoded = response.headers.has('Content-Encoding')
		if (response.status == 206) seen(came)
		else parts.length = 0
		if (!encoded) begun.set(file, parts)
		for (let reader = response.body.getReader(), part; part = (await reader.read().catch(lost)).value; wait()) {
			parts.push(part)
			seen(part.length)
		}
		begun.delete(file)
		const bytes = await new Blob(parts).arrayBuffer()
		if (!encoded && bytes.byteLength != size) throw new Error(`${file} is not the one that this page needs: load the page again`)
		return bytes
	} catch (error) {
		// With one of them, all are lost: the next press finds none that stands still.
		downloads.abort()
		downloads = new AbortController()
		throw error
	} finally {
		clearTimeout(timer)
	}
}

const unpack = bytes => {
	// Where the server names gzip as an encoding, the browser has unpacked it.
	const [a, b] = new Uint8Array(bytes, 0, 2)
	const stream = new Blob([bytes]).stream()
	return new Response(a == 0x1f && b == 0x8b ? stream.pipeThrough(new DecompressionStream('gzip')) : stream, {headers: {'Content-Type': 'application/wasm'}})
}

// all loads the compiler and these packages. How much has come is said to who
// asked last, also where it was another that asked first.
async function all(it, packages, say) {
	hear = say
	if (come) say(...come)
	const want = {...Object.fromEntries(packages.map(name => [it.packages[name].file, it.packages[name].size])), [WASM]: it.size}
	const missing = Object.keys(want).filter(file => !loads.has(file))
	const total = missing.reduce((sum, file) => sum + want[file], 0)
	let seen = 0
	const count = n => {
		seen += n
		come = [`Loading Go's compiler: ${(total / 1e6).toFixed(1)} MB, which your browser keeps.`, Math.min(1, seen / total)]
		hear(...come)
	}
	for (const file of missing) {
		const loading = kept(it, file, want[file], count).then(bytes => file == WASM
			? WebAssembly.compileStreaming(unpack(bytes)) : unpack(bytes).arrayBuffer().then(b => new Uint8Array(b)))
		loads.set(file, loading)
		loading.catch(() => loads.delete(file))
	}
	try {
		return Object.fromEntries(await Promise.all(Object.keys(want).map(async file => [file, await loads.get(file)])))
	} finally {
		come = null
	}
}

// ── What a program imports ──

// imports are the packages that a source imports, with the place of each.
function imports(file, source) {
	const found = []
	const head = source.slice(0, /^(?:func|type|var|const)\b/m.exec(source)?.index)
	for (const m of head.matchAll(/\/\/.*|\/\*[^]*?\*\/|["`]([^"`\n]*)["`]/g)) {
		const before = head.slice(0, m.index).split('\n')
		if (m[1] !== undefined) found.push({file, name: m[1], line: before.length, column: before.at(-1).length + 1})
	}
	return found
}

// needed are the packages to link with, or it throws what there is instead.
function needed(it, files) {
	const names = new Set(['runtime'])
	const complaints = []
	for (const {name, ...place} of Object.entries(files).flatMap(([file, source]) => imports(file, source))) {
		if (it.packages[name]?.public) names.add(name)
		else if (name != 'unsafe') complaints.push({...place, text: `the page has no package ${name}; it has ${Object.keys(it.packages).filter(n => it.packages[n].public).sort().join(', ')}`})
	}
	if (complaints.length) throw new Refused(complaints)
	for (const name of names) for (const more of it.packages[name].imports ?? []) if (it.packages[more]) names.add(more)
	return [...names]
}

// ── Compiling ──

/**
 * Compiles the files of a program, by name. say(text, part) is called with what
 * it is doing, and how much of it is done. A signal ends it.
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(files, say = (text, part) => {}, signal = undefined) {
	for (const [file, source] of Object.entries(files)) {
		if (source.length > LONGEST) throw new Refused([{file, line: 1, column: 1, text: `the file is too long for the page, which compiles up to ${LONGEST >> 10} KiB`}])
	}
	const it = await toolchain(say)
	const packages = needed(it, files)
	const has = await all(it, packages, say)
	say('Compiling …')
	const archives = Object.fromEntries(packages.map(name => [it.packages[name].file, has[it.packages[name].file]]))
	const list = packages.map(name => `packagefile ${name}=${it.packages[name].file}\n`).join('')
	const {made, said} = await tool(`compile -p main -complete -importcfg packages -pack -c=1 -o program.a ${Object.keys(files).join(' ')} &&
		link -importcfg packages -s -w -buildmode=exe -o program.wasm program.a\n`, {...archives, ...files, packages: list}, ['program.wasm'], signal)
	if (!made['program.wasm']) throw refusal(said)
	return WebAssembly.compile(made['program.wasm'])
}

// format gives the files as gofmt writes them. One with a mistake stays as it is.
export async function format(files, say = (text, part) => {}) {
	await all(await toolchain(say), [], say)
	const {made} = await tool(`gofmt ${Object.keys(files).join(' ')}\n`, files, Object.keys(files))
	return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, made[file] ? new TextDecoder().decode(made[file]) : text]))
}

// tool runs a script with Go's tools in a worker of its own, whose memory is
// free again when it ends.
async function tool(script, data, results, signal) {
	const [loaded, go] = await Promise.all([load(), loads.get(WASM)]), decoder = new TextDecoder()
	signal?.throwIfAborted()
	let said = ''
	const done = await new Promise(done => {
		const {stop} = start(loaded, {script, data, results, quick: true, changed: {compile: go, link: go, gofmt: go}}, {
			output: parts => parts.forEach(part => { said += decoder.decode(part.bytes, {stream: true}) }), done,
		})
		signal?.addEventListener('abort', () => stop(0))
	})
	if (done.why) throw new Error(done.message ?? 'the compiler was ended: ' + done.why)
	return {made: done.status ? {} : done.made, said}
}

// refusal is what the compiler said, with the place of each complaint. A line
// that begins with a tab goes on with the one before.
function refusal(said) {
	const complaints = []
	for (const m of said.replace(/\n\t/g, '\0').matchAll(/^(?:\.\/)?([^:\s]+\.go):(\d+):(?:(\d+):)? (.*)$/gm)) {
		complaints.push({file: m[1], line: +m[2], column: +m[3] || 1, text: m[4].replace(/\0/g, '\n')})
	}
	return complaints.length ? new Refused(complaints) : new Error(said)
}

// differences are the lines in which what came of an exchange differs from what
// it asks for: {out, err, status}, the first two as bytes.
export async function differences(exchange, came) {
	const [module, asked] = await Promise.all([
		get('toolchain/differ.wasm.gz').then(r => r.arrayBuffer()).then(bytes => WebAssembly.compileStreaming(unpack(bytes))),
		get(`asked/${exchange.split('/')[0]}.json`).then(r => r.json()),
	])
	const worker = new Worker(new URL('differ.js', import.meta.url), {type: 'module'})
	try {
		return await new Promise((resolve, reject) => {
			worker.onmessage = ({data}) => resolve(data)
			worker.onerror = event => reject(new Error(event.message))
			worker.postMessage({module, asked: asked[exchange], came})
		})
	} finally {
		worker.terminate()
	}
}
