// Notes what the processes of a run do with their pipes, as the recorder of
// tools/trace does with strace: the same actions, with the same names. A kernel
// has one only if the page asked for it.

import {Output, Pipe, Regular} from './files.js'

const TEXT = 200 // bytes of each read and write that are kept
const FIRST = 40_000, LAST = 2_500 // events that are kept of a long run
const SIGNALS = '- HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG'.split(' ')
const SIGKILL = 9, SIGCHLD = 17, SIGURG = 23

const endOf = file => file.writes ? 'write' : 'read'
const name = signal => 'SIG' + (SIGNALS[signal] ?? signal)

export class Recorder {
	processes = []
	first = []
	last = []
	dropped = new Map() // pipe -> {times, bytes}: what is between first and last, and changed only how full it was
	ending = '' // why the run was ended, if not by itself
	known = new Map() // process -> what is known of it

	constructor(kernel) { this.kernel = kernel }

	// add notes an event of p. The ends that a subshell has when it first does
	// something are those that it was started with.
	add(p, event) {
		if (this.ending) return
		this.begin(p)
		event.by = p.pid
		const list = this.first.length < FIRST ? this.first : this.last
		list.push(event)
		if (this.last.length > 2 * LAST) this.last.splice(0, LAST).forEach(e => this.drop(e))
	}

	// drop leaves out an event that only moved bytes, but for their sum.
	drop(event) {
		const moved = {write: event.bytes, read: -event.bytes}[event.do]
		if (moved === undefined && !['wait', 'eof', 'print'].includes(event.do)) return void this.first.push(event)
		const sum = this.dropped.get(event.pipe) ?? {times: 0, bytes: 0}
		this.dropped.set(event.pipe, {times: sum.times + 1, bytes: sum.bytes + (moved || 0)})
	}

	// of gives what is known of a process.
	of(p) {
		if (!this.known.has(p)) {
			const program = p.argv[1] == '-subshell' ? 'subshell' : p.name
			const as = {id: p.pid, parent: p.parent?.pid ?? 0, program, start: null, asleep: new Set(), signals: new Set()}
			this.known.set(p, as)
			this.processes.push(as)
		}
		return this.known.get(p)
	}

	begin(p) {
		const as = this.of(p)
		if (as.start) as.start.holds = this.holds(p)
		as.start = null
	}

	holds(p) {
		return [...p.files].filter(([, {file}]) => file.node instanceof Pipe).sort(([a], [b]) => a - b)
			.map(([fd, {file}]) => `${fd}:${file.node.id}:${endOf(file)}`).join()
	}

	// ── What the kernel tells ──

	started(p) {
		if (!p.parent) return
		const start = {do: 'start', child: p.pid, holds: ''}
		this.add(p.parent, start)
		const as = this.of(p)
		as.start = start
		if (as.program != 'subshell') this.begin(p)
	}

	// became is an exec: as the first thing that a subshell does, it is part of its start.
	became(p) {
		const as = this.of(p), first = as.start
		this.begin(p)
		if (first) as.program = p.name
		else this.add(p, {do: 'run', text: p.name, holds: this.holds(p)})
	}

	// pipes comes before p has the ends.
	pipes(p, pipe) { this.add(p, {do: 'pipe', pipe: pipe.id}) }

	// closes comes before fd is closed, or becomes another file. It is an event
	// if the process has no other descriptor for that end.
	closes(p, fd, instead) {
		const {file} = p.files.get(fd) ?? {}
		if (!(file?.node instanceof Pipe) || this.of(p).start) return
		const same = f => f?.node == file.node && f.writes == file.writes
		if (same(instead) || [...p.files].some(([other, {file}]) => other != fd && same(file))) return
		this.add(p, {do: 'close', pipe: file.node.id, end: endOf(file)})
	}

	// waits is a read or write that cannot go on yet, of n bytes. A wait for what
	// only a subshell could write that is about to close its copy is none.
	waits(p, {node: pipe}, end, n) {
		const asleep = this.of(p).asleep
		if (!(pipe instanceof Pipe) || asleep.has(end + pipe.id)) return
		const could = ({file}) => file.node == pipe && file.writes == (end == 'read')
		if (!this.kernel.alive.some(q => !this.of(q).start && [...q.files.values()].some(could))) return
		asleep.add(end + pipe.id)
		this.add(p, {do: 'wait', pipe: pipe.id, end, bytes: end == 'write' ? n : 0})
	}

	reads(p, {node: pipe}, bytes, n) {
		if (!(pipe instanceof Pipe) || !n) return
		this.of(p).asleep.delete('read' + pipe.id)
		if (bytes.length) this.moves(p, 'read', pipe.id, undefined, bytes, bytes.length)
		else this.add(p, {do: 'eof', pipe: pipe.id})
	}

	writes(p, fd, {node}, bytes, n) {
		if (node instanceof Pipe) {
			this.of(p).asleep.delete('write' + node.id)
			return this.moves(p, 'write', node.id, undefined, bytes, n)
		}
		const to = fd != 1 && fd != 2 ? null : node instanceof Output ? node.name : node instanceof Regular ? this.nameOf(node) : null
		if (to) this.moves(p, 'print', undefined, to, bytes, n)
	}

	// moves is an event in which n bytes go somewhere. The text has a character for
	// each byte.
	moves(p, action, pipe, to, bytes, n) {
		this.add(p, {do: action, pipe, to, bytes: n, text: String.fromCharCode.apply(null, bytes.subarray(0, Math.min(n, TEXT))), cut: n > TEXT ? 1 : 0})
	}

	fails(p, {node}, error) {
		if (!(node instanceof Pipe)) return
		this.of(p).asleep.delete('write' + node.id)
		this.add(p, {do: 'write', pipe: node.id, error})
	}

	nameOf(node) {
		for (const [path, other] of this.kernel.tree.nodes) if (node == other) return path.split('/').pop()
		return null // it was removed
	}

	// gets is a signal that p is sent. Of the same one, only the first is told.
	gets(p, signal) {
		const {signals} = this.of(p)
		if ([SIGCHLD, SIGKILL, SIGURG].includes(signal) || p.ignored.has(signal) || signals.has(signal)) return
		signals.add(signal)
		this.add(p, {do: 'signal', signal: name(signal)})
	}

	exits(p, status) {
		this.add(p, status & 0x7f ? {do: 'exit', signal: name(status & 0x7f)} : {do: 'exit', status: status >> 8})
	}

	// ends comes before the kernel kills those that are alive: no event of theirs.
	// In a run that is stuck it matters who waits for a child.
	ends(alive, why) {
		for (const p of alive) for (const {why: {op, pid}} of why == 'stuck' && p.parent ? p.calls : []) {
			const child = [...p.children].find(c => pid == -1 || c.pid == pid)
			if (op == 'wait' && child) this.add(p, {do: 'wait', child: child.pid})
		}
		this.ending = why
	}

	reaps(p, child) { this.add(p, {do: 'reap', child: child.pid}) }

	// ── What the page gets ──

	// told is all of it as text, a line each, for package inpage to read: first
	// why it ended and the processes.
	told() {
		const gap = [...this.dropped].map(([pipe, {times, bytes}]) => ({by: 0, do: 'skip', pipe, bytes, times}))
		return [
			line({ending: this.ending}),
			...this.processes.map(({id, parent, program}) => line({id, parent, program})),
			...[...this.first, ...gap, ...this.last].map(line),
		].join('')
	}
}


// line gives the fields that are not empty, as name=value. In a value, each byte
// that is not a plain letter is escaped.
function line(fields) {
	const words = []
	for (const [key, value] of Object.entries(fields)) {
		if (value) words.push(key + '=' + (typeof value == 'string' ? escape(key == 'text' ? value : utf8(value)) : value))
	}
	return words.join(' ') + '\n'
}

// utf8 has a character for each byte of a text.
const utf8 = text => String.fromCharCode(...new TextEncoder().encode(text))
const escape = bytes => bytes.replace(/[^!#-[\]-~]/g, c => '\\x' + c.charCodeAt().toString(16).padStart(2, '0'))
