// Compiles a program in the page, with Go's own compiler and linker, which are
// processes of the page's small Unix like any other. What they need is loaded
// once, package by package, and kept by the browser.

import {load, start} from '../run/session.js'

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

let index // a promise of toolchain.json; forgotten if it fails, as all that is loaded
const loads = new Map() // promises of a module or of the bytes of an archive, by file

async function get(file) {
	const response = await fetch(new URL(file, import.meta.url))
	const plain = response.headers.get('Content-Type')?.startsWith('text/plain')
	if (!response.ok) throw new Error(plain ? await response.text() : `${file}: ${response.status}`)
	return response
}

/** @returns {Promise<any>} */
export function toolchain() {
	return index ??= get('toolchain.json').then(r => r.json()).catch(error => {
		index = undefined
		throw error
	})
}

// kept gets a file of the toolchain from what the browser has kept of it, or
// from the server, and keeps it. Where nothing can be kept it does without.
async function kept({version}, file, seen) {
	const cache = await globalThis.caches?.open('go ' + version).catch(() => null)
	const url = String(new URL('toolchain/' + file, import.meta.url))
	const old = await cache?.match(url).catch(() => null)
	if (old) return old.arrayBuffer()
	const response = await get('toolchain/' + file), parts = []
	for (let reader = response.body.getReader(), part; part = (await reader.read()).value;) {
		parts.push(part)
		seen(part.length)
	}
	const bytes = await new Blob(parts).arrayBuffer()
	await cache?.put(url, new Response(bytes)).catch(() => {})
	return bytes
}

const unpack = bytes => {
	// Where the server names gzip as an encoding, the browser has unpacked it.
	const [a, b] = new Uint8Array(bytes, 0, 2)
	const stream = new Blob([bytes]).stream()
	return new Response(a == 0x1f && b == 0x8b ? stream.pipeThrough(new DecompressionStream('gzip')) : stream, {headers: {'Content-Type': 'application/wasm'}})
}

// all loads the compiler, the linker and the packages; progress(part, bytes)
// says how much of how many bytes has come.
async function all(packages, progress = (part, bytes) => {}) {
	const it = await toolchain()
	const want = {...Object.fromEntries(packages.map(name => [it.packages[name].file, it.packages[name].size])), ...it.tools}
	const missing = Object.keys(want).filter(file => !loads.has(file))
	const total = missing.reduce((sum, file) => sum + want[file], 0)
	let seen = 0
	const count = n => progress(Math.min(1, (seen += n) / total), total)
	if (total) progress(0, total)
	for (const file of missing) {
		const loading = kept(it, file, count).then(bytes => file in it.tools
			? WebAssembly.compileStreaming(unpack(bytes)) : unpack(bytes).arrayBuffer().then(b => new Uint8Array(b)))
		loads.set(file, loading)
		loading.catch(() => loads.delete(file))
	}
	return Object.fromEntries(await Promise.all(Object.keys(want).map(async file => [file, await loads.get(file)])))
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
 * Compiles the files of a program, by name, to a module.
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(files, progress) {
	for (const [file, source] of Object.entries(files)) {
		if (source.length > LONGEST) throw new Refused([{file, line: 1, column: 1, text: `the file is too long for the page, which compiles up to ${LONGEST >> 10} KiB`}])
	}
	const it = await toolchain()
	const packages = needed(it, files)
	const [loaded, has] = await Promise.all([load(), all(packages, progress)])
	const archives = Object.fromEntries(packages.map(name => [it.packages[name].file, has[it.packages[name].file]]))
	const list = packages.map(name => `packagefile ${name}=${it.packages[name].file}\n`).join('')
	const names = Object.keys(files)
	let said = ''
	const decoder = new TextDecoder()
	const done = await new Promise(done => start(loaded, {
		script: `compile -p main -complete -importcfg packages -pack -c=1 -o program.a ${names.join(' ')} &&
			link -importcfg packages -s -w -buildmode=exe -o program.wasm program.a\n`,
		data: {...archives, ...files, packages: list}, result: 'program.wasm', quick: true,
		changed: {compile: has['compile.wasm.gz'], link: has['link.wasm.gz']},
	}, {output: parts => parts.forEach(part => { said += decoder.decode(part.bytes, {stream: true}) }), done}))
	if (done.status || !done.result) throw refusal(said || done.message || 'it could not be compiled')
	return WebAssembly.compile(done.result)
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
