// A small Unix: processes that wait for each other, descriptors, a clock.
//
// All processes of a run live in one worker and take turns. Whatever a process
// asks of the kernel (a system call, see syscalls.js) is answered by an event
// in one queue, and a process runs only while an event of its own is handled.
// So the same program gives the same run, every time.
//
// Time passes only while everyone waits: then the clock goes on to the next
// timer, after a real pause of that length unless the run is to be quick. An
// event takes 2 µs and a look at the clock 100 ns, so that a loop that waits
// for a time to come ends.

import {Errno, fail, WAIT, OpenFile, Tree, Null, Pipe, resolve} from './files.js'
import {syscalls} from './syscalls.js'
import {explain} from './stuck.js'

const SIGINT = 2, SIGKILL = 9, SIGCHLD = 17
const HARMLESS = new Set([17, 18, 23, 28]) // whose default is to do nothing
const EVENT = 2_000, LOOK = 100 // ns
const PROCESSES = 64 // at a time
const SLICE = 8 // ms of events before the worker listens to the page again

class Process {
	files = new Map() // descriptor -> {file, cloexec}
	calls = new Set() // system calls that wait
	children = new Set()
	caught = new Set() // signals with a handler
	inherited = new Set() // signals that were ignored when its program started
	pending = new Set() // caught signals not yet received
	version = 0
	waiting = [] // calls that wait for a child or a signal
	memory = 0 // bytes
	image = 0 // counts the programs that it has been
	status = null // as wait(2) gives it, when it has ended
	onExit = undefined // called with the status
	pgid = 0
	cwd = '/'
	constructor(pid, parent) {
		this.pid = pid
		this.parent = parent
		this.ignored = new Set(parent?.ignored)
	}
	get ppid() { return this.parent?.status === null ? this.parent.pid : 1 }
}

export class Kernel {
	tree = new Tree()
	processes = new Map()
	queue = []
	timers = []
	ended = null // why it was, if not by itself: 'stuck', 'output', 'left'
	nextPid = 101
	ns = 0 // the clock, since the start
	/** @type {?import('./recorder.js').Recorder} */
	recorder = null // of a run that is to be drawn
	coming = [] // promises: before they are kept, nothing goes on

	constructor(quick) {
		this.quick = quick
		this.start = Date.now()
		Pipe.ids = 0
		this.tree.add('/dev/null', new Null(false))
		this.tree.add('/dev/full', new Null(true))
	}

	// ── Events and time ──

	soon(event) { this.queue.push(event) }

	look() { return this.ns += LOOK }

	// after calls ring in ms, unless the process p has ended by then.
	after(ms, ring, p) {
		const timer = {due: this.ns + ms * 1e6, ring, p}
		let i = this.timers.length
		while (i && this.timers[i - 1].due > timer.due) i--
		this.timers.splice(i, 0, timer)
		return timer
	}

	cancel(timer) { this.timers = this.timers.filter(t => t != timer) }

	ring() {
		while (this.timers[0]?.due <= this.ns) this.soon(this.timers.shift().ring)
	}

	get alive() { return [...this.processes.values()].filter(p => p.status === null) }

	// run handles events until no process is left. `pause(ms)` is awaited
	// between slices, and where the run waits: for ms or, without a number,
	// until something is typed, which also ends a pause early. It returns how
	// many ms it took. The result says who waits for whom, if all do for ever.
	async run(pause, keyboard) {
		while (this.alive.length) {
			if (this.coming.length) {
				await Promise.all(this.coming.splice(0))
			} else if (this.queue.length) {
				this.slice()
				await pause(0)
			} else if (this.wakeSleepers()) {
				// they have something to say
			} else if (this.timers.length) {
				const wait = this.timers[0].due - this.ns
				this.ns += this.quick ? wait : Math.min(wait, 1e6 * await pause(wait / 1e6))
				this.ring()
			} else if (keyboard?.waiting.length) {
				await pause()
			} else {
				const why = explain(this)
				this.killAll('stuck')
				return why
			}
		}
	}

	slice() {
		const end = performance.now() + SLICE
		while (this.queue.length && !this.coming.length && performance.now() < end) {
			this.ns += EVENT
			this.queue.shift()()
			this.ring()
		}
	}

	// wakeSleepers lets each Go program in which no goroutine can ever go on
	// find that out, say so, and end, as it does on other systems.
	wakeSleepers() {
		const idle = this.alive.filter(p => !p.calls.size && !this.timers.some(t => t.p == p))
		for (const p of idle) {
			p.asleep()
			this.exit(p, 2 << 8)
		}
		return idle.length > 0
	}

	// ── Processes ──

	/**
	 * Starts the program at path; files[i] is the descriptor of the parent that
	 * becomes the child's descriptor i, -1 for none.
	 * @param {?Process} parent
	 * @param {string} path
	 * @param {string[]} argv
	 * @param {{env: string[], files: (number | OpenFile)[], cwd: string, setpgid?: boolean, pgid?: number}} how
	 */
	spawn(parent, path, argv, {env, files, cwd, setpgid, pgid}) {
		path = resolve(parent?.cwd, path)
		const start = this.tree.find(path).start ?? fail('EACCES')
		if (this.alive.length >= PROCESSES) fail('EAGAIN')
		const given = files.map(fd => fd instanceof OpenFile ? fd : fd >= 0 && this.file(parent, fd))
		const p = new Process(this.nextPid++, parent)
		Object.assign(p, {path, argv, env, cwd: resolve(parent?.cwd, cwd), name: path.split('/').pop()})
		p.pgid = setpgid ? pgid || p.pid : parent?.pgid ?? p.pid
		for (const [fd, {file, cloexec}] of parent?.files ?? []) {
			if (!cloexec && fd >= files.length) this.install(p, fd, file)
		}
		given.forEach((file, fd) => file && this.install(p, fd, file))
		this.processes.set(p.pid, p)
		parent?.children.add(p)
		this.recorder?.started(p)
		start(this, p)
		return p
	}

	// exec makes a process another program. What the one before has asked for
	// is not answered any more.
	exec(p, path, argv, env) {
		path = resolve(p.cwd, path)
		const start = this.tree.find(path).start ?? fail('EACCES')
		for (const call of p.calls) this.forget(call)
		this.timers = this.timers.filter(t => t.p != p)
		for (const [fd, {cloexec}] of [...p.files]) if (cloexec) this.close(p, fd)
		p.caught.clear()
		p.pending.clear()
		Object.assign(p, {path, argv, env, name: path.split('/').pop(), image: p.image + 1})
		this.recorder?.became(p)
		start(this, p)
	}

	exit(p, status) {
		if (p.status !== null) return
		this.recorder?.exits(p, status)
		p.status = status
		for (const call of p.calls) this.forget(call)
		this.timers = this.timers.filter(t => t.p != p)
		for (const fd of [...p.files.keys()]) this.close(p, fd)
		for (const child of p.children) if (child.status !== null) this.processes.delete(child.pid)
		p.onExit?.(status)
		if (p.parent?.status === null) {
			this.post(p.parent, SIGCHLD)
			p.parent.version++
			this.settle(p.parent)
		} else {
			this.processes.delete(p.pid)
		}
	}

	killAll(why) {
		if (!this.ended) this.recorder?.ends(this.alive, why)
		this.ended ??= why
		for (const p of this.alive) this.exit(p, SIGKILL)
	}

	// interrupt is Ctrl-C: it goes to all that the terminal's shell started, but
	// not to what has a process group of its own.
	interrupt() {
		const [shell] = this.processes.values()
		for (const p of this.alive) if (p.pgid == shell?.pgid) this.post(p, SIGINT)
	}

	// post sends a signal; the three ends it can have are its handler, nothing,
	// and the end of the process.
	post(p, signal) {
		if (!signal || p.status !== null) return
		this.recorder?.gets(p, signal)
		if (signal != SIGKILL && p.caught.has(signal)) {
			p.pending.add(signal)
			p.version++
			this.settle(p)
		} else if (signal == SIGKILL || !p.ignored.has(signal) && !HARMLESS.has(signal)) {
			this.exit(p, signal)
		}
	}

	// ── Descriptors ──

	file(p, fd) { return (p.files.get(fd) ?? fail('EBADF')).file }

	free(p) {
		let fd = 0
		while (p.files.has(fd)) fd++
		return fd
	}

	// install makes fd a descriptor of the file, which goes on to every child
	// until it is set to close on exec.
	install(p, fd, file) {
		if (p.files.has(fd)) {
			this.recorder?.closes(p, fd, file)
			this.close(p, fd)
		}
		if (!file.refs++) file.node.opened(file)
		p.files.set(fd, {file, cloexec: false})
		return fd
	}

	close(p, fd) {
		const file = this.file(p, fd)
		p.files.delete(fd)
		if (--file.refs) return
		file.node.closed(file)
		this.settle(file.node)
	}

	// ── System calls ──

	// call makes a system call for p and later calls done(error, value), once,
	// unless p ends first.
	call(p, name, args, done = (error, value) => {}) {
		if (p.status !== null) return
		const {image} = p
		const answer = (error, value) => this.soon(() => p.status === null && p.image == image && done(error, value))
		try {
			const result = (syscalls[name] ?? (() => fail('ENOSYS')))(this, p, ...args)
			if (result?.attempt) this.begin({p, answer, ...result})
			else answer(null, result)
		} catch (error) {
			if (!(error instanceof Errno)) throw error
			answer(error)
		}
	}

	// begin tries a call that may have to wait, and lets it wait on call.on.
	begin(call) {
		const before = call.on.version
		if (!this.attempt(call)) {
			call.on.waiting.push(call)
			call.p.calls.add(call)
		}
		if (call.on.version != before) this.settle(call.on)
	}

	attempt(call) {
		try {
			const value = call.attempt()
			if (value === WAIT) return false
			call.answer(null, value)
		} catch (error) {
			if (!(error instanceof Errno)) throw error
			call.answer(error)
		}
		return true
	}

	// settle tries all that wait on this, until nothing moves any more. A write
	// that a pipe has taken a part of waits behind the others for the next, as on
	// Linux (pipe_write in fs/pipe.c).
	settle(on) {
		for (let before = NaN; before != on.version;) {
			before = on.version
			for (const call of [...on.waiting]) {
				if (!on.waiting.includes(call)) continue
				const {version} = on
				if (this.attempt(call)) this.forget(call)
				else if (on.version != version) on.waiting.push(...on.waiting.splice(on.waiting.indexOf(call), 1))
			}
		}
	}

	forget(call) {
		const i = call.on.waiting.indexOf(call)
		if (i >= 0) call.on.waiting.splice(i, 1)
		call.p.calls.delete(call)
	}
}
