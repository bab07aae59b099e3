// What a descriptor can stand for: a pipe, a file in memory, a device.
//
// Each has read(n) and write(bytes, state), which never wait: they return
// WAIT when the caller has to, and the kernel tries again when `version`
// has changed. `waiting` holds the calls that do wait, first come first served.

export class Errno extends Error {
	constructor(code) {
		super(code)
		this.code = code
	}
}

export const fail = code => { throw new Errno(code) }

export const WAIT = Symbol('the caller has to wait')

const NOTHING = new Uint8Array(0)
let inodes = 2

class Node {
	version = 0
	waiting = []
	ino = ++inodes
	size = 0
	pollable = false // can it say when it is ready, as epoll(7) asks?
	/** @param {OpenFile} file */
	opened(file) {}
	/** @param {OpenFile} file */
	closed(file) {}
	/**
	 * Reads up to n bytes; at is where in the file, of one that has places.
	 * @param {number} n
	 * @param {number} at
	 * @returns {Uint8Array | typeof WAIT}
	 */
	read(n, at) { return fail('EBADF') }
	/**
	 * Writes bytes. Where it has to wait, state.done is how many are written.
	 * @param {Uint8Array} bytes
	 * @param {{done?: number}} state
	 * @param {number} at
	 * @returns {number | typeof WAIT}
	 */
	write(bytes, state, at) { return fail('EBADF') }
}

const PAGE = 4096, SLOTS = 16 // 64 KiB, if every write fills its pages

// A pipe keeps bytes as Linux does (fs/pipe.c): in 16 slots of a page each. A
// write goes on in the last page if all that does not fill a page fits there,
// and takes new slots for the rest. So a write of up to a page (PIPE_BUF) is
// never torn, and the capacity depends on the sizes of the writes.
export class Pipe extends Node {
	static ids = 0
	id = ++Pipe.ids
	mode = 0o010600
	pollable = true
	slots = [] // of {page, from, to}
	readers = 0
	writers = 0

	opened(file) { file.writes ? this.writers++ : this.readers++ }
	closed(file) {
		file.writes ? this.writers-- : this.readers--
		this.version++
	}

	get full() { return this.slots.length == SLOTS }
	// As poll(2) has it: the end of file and a broken pipe count as ready.
	readable() { return this.size > 0 || !this.writers }
	writable() { return !this.full || !this.readers }

	read(n) {
		if (!n) return NOTHING
		if (!this.size) return this.writers ? WAIT : NOTHING
		const bytes = new Uint8Array(Math.min(n, this.size))
		for (let done = 0; done < bytes.length;) {
			const slot = this.slots[0]
			const part = slot.page.subarray(slot.from, Math.min(slot.to, slot.from + bytes.length - done))
			bytes.set(part, done)
			done += part.length
			slot.from += part.length
			if (slot.from == slot.to) this.slots.shift()
		}
		this.size -= bytes.length
		this.version++
		return bytes
	}

	// write puts in as much as fits; state.done counts, over several calls for
	// one blocking write, what has gone in.
	write(bytes, state) {
		if (!this.readers) fail('EPIPE')
		const before = state.done, last = this.slots.at(-1), rest = bytes.length % PAGE
		if (!state.done && rest && last && last.to + rest <= PAGE) {
			this.put(last, bytes.subarray(0, rest), state)
		}
		while (state.done < bytes.length && !this.full) {
			const slot = {page: new Uint8Array(PAGE), from: 0, to: 0}
			this.slots.push(slot)
			this.put(slot, bytes.subarray(state.done, state.done + PAGE), state)
		}
		if (state.done > before) this.version++
		return state.done == bytes.length ? state.done : WAIT
	}

	put(slot, part, state) {
		slot.page.set(part, slot.to)
		slot.to += part.length
		state.done += part.length
		this.size += part.length
	}
}

// A regular file, all in memory.
export class Regular extends Node {
	static limit = 16 << 20
	mode = 0o100644
	data = new Uint8Array(256)

	constructor(bytes = NOTHING) {
		super()
		this.write(bytes, {}, 0)
	}
	read(n, at) { return this.data.slice(at, Math.min(at + n, this.size)) }
	write(bytes, state, at) {
		this.resize(Math.max(this.size, at + bytes.length))
		this.data.set(bytes, at)
		return bytes.length
	}
	resize(size) {
		if (size > Regular.limit) fail('ENOSPC')
		if (size > this.data.length) {
			const larger = new Uint8Array(Math.max(size, 2 * this.data.length))
			larger.set(this.data.subarray(0, this.size))
			this.data = larger
		}
		this.data.fill(0, size, Math.max(size, this.size))
		this.size = size
	}
}

export class Directory extends Node {
	mode = 0o040755
	read() { return fail('EISDIR') }
}

export class Program extends Node {
	mode = 0o100755
	constructor(start) {
		super()
		this.start = start // start(kernel, process) sets the process going
	}
}

// /dev/null, and /dev/full, which differs in that nothing fits.
export class Null extends Node {
	mode = 0o020666
	constructor(full) {
		super()
		this.full = full
	}
	read(n) { return this.full ? new Uint8Array(n) : NOTHING }
	write(bytes) { return this.full && bytes.length ? fail('ENOSPC') : bytes.length }
}

// Output goes to the page. It looks like a pipe to who asks, as it is one
// where a transcript is checked.
export class Output extends Node {
	mode = 0o010600
	constructor(name, receive) {
		super()
		this.name = name // output or errors
		this.receive = receive
	}
	write(bytes) {
		this.receive(bytes)
		return bytes.length
	}
}

// The reader's keyboard: lines as they are typed.
export class Keyboard extends Node {
	mode = 0o020620
	pollable = true
	lines = []
	ended = false // end of input was typed: it is read once, like Ctrl-D

	type(text) {
		if (text === null) this.ended = true
		else this.lines.push(new TextEncoder().encode(text))
		this.version++
	}
	readable() { return this.lines.length > 0 || this.ended }
	writable() { return false }
	read(n) {
		if (!this.lines.length && !this.ended) return WAIT
		const line = this.lines.shift()
		if (!line) {
			this.ended = false
			return NOTHING
		}
		if (line.length > n) this.lines.unshift(line.subarray(n))
		return line.slice(0, n)
	}
}

// Files by absolute path, in the folders that there are from the start.
export class Tree {
	/** @type {Map<string, any>} */
	nodes = new Map(['/', '/bin', '/dev', '/home', '/tmp', '/work'].map(path => [path, new Directory()]))

	add(path, node) {
		this.directory(path.slice(0, path.lastIndexOf('/')) || '/')
		this.nodes.set(path, node)
		return node
	}
	find(path) { return this.nodes.get(path) ?? fail('ENOENT') }
	directory(path) { return this.find(path) instanceof Directory ? path : fail('ENOTDIR') }
	names(path) {
		const folder = path == '/' ? path : path + '/'
		return [...this.nodes.keys()].filter(p => p.startsWith(folder)).map(p => p.slice(folder.length)).filter(name => name && !name.includes('/'))
	}
	remove(path) {
		if (this.find(path) instanceof Directory) fail('EISDIR')
		this.nodes.delete(path)
	}
	// rename moves a file, which may replace another. Folders stay where they are.
	rename(from, to) {
		const node = this.find(from)
		if (node instanceof Directory) fail('ENOSYS')
		if (this.nodes.get(to) instanceof Directory) fail('EISDIR')
		this.add(to, node)
		if (from != to) this.nodes.delete(from)
	}
}

// An open file: what open(2) makes and dup(2) and a spawn share.
export class OpenFile {
	/** @type {any} */ node
	reads = false
	writes = false
	append = false
	refs = 0
	offset = 0
	nonblock = false
	constructor(node, {reads = false, writes = false, append = false}) {
		Object.assign(this, {node, reads, writes, append})
	}
}

// resolve makes a path absolute and clean.
export function resolve(cwd = '/', path) {
	const out = []
	for (const part of (path.startsWith('/') ? path : cwd + '/' + path).split('/')) {
		if (part == '..') out.pop()
		else if (part && part != '.') out.push(part)
	}
	return '/' + out.join('/')
}
