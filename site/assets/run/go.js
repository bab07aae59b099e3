// Runs a Go program, compiled for js/wasm, as a process of the kernel.
//
// Go's own wasm_exec.js stays as it is. It expects one program that owns the
// global object and the real clock; here each process gets a small global
// object of its own, whose `fs` are system calls, and the kernel's clock.

import './wasm_exec.js'
import {OpenFile, resolve} from './files.js'
import {flags} from './syscalls.js'

const MEMORY = 512 << 20 // bytes that all processes may have together

// goProgram returns what starts a program of a binary: the one it is called
// by. Where the binary has no module yet, all processes stand still until it
// has, so that a run is the same with it and without.
export const goProgram = binary => (kernel, p) => {
	// Go honours an inherited SIG_IGN for SIGHUP and SIGINT only. The commands,
	// which stand for programs in C, ask for the others back (siginherit).
	p.inherited = p.ignored
	p.ignored = new Set([1, 2].filter(signal => p.ignored.has(signal)))
	// The runtime opens /dev/null where 0, 1 or 2 is closed (runtime/fds_unix.go).
	for (const fd of [0, 1, 2]) {
		if (!p.files.has(fd)) kernel.install(p, fd, new OpenFile(kernel.tree.find('/dev/null'), {reads: true, writes: true}))
	}
	if (!binary.module) kernel.coming.push(binary.load())
	kernel.soon(() => p.status === null && new Program(kernel, p).start(binary.module))
}

class Program extends globalThis.Go {
	constructor(kernel, p) {
		super()
		Object.assign(this, {kernel, p, image: p.image})
		this.argv = p.argv
		this.env = Object.fromEntries(p.env.map(s => [s.slice(0, s.indexOf('=')), s.slice(s.indexOf('=') + 1)]))
		this.exit = code => kernel.exit(p, (code & 0xff) << 8)
		this.world = world(this)
		Object.assign(this.importObject.gojs, this.imports())
		// An event with id 0 tells Go that none will ever come.
		p.asleep = () => this.enter(this._makeFuncWrapper(0))
	}

	start(module) {
		this.enter(() => this.run(new WebAssembly.Instance(module, this.importObject)).catch(error => this.crash(error)))
	}

	// enter lets the program run until it waits or ends.
	enter(run) {
		try {
			run()
		} catch (error) {
			this.crash(error)
		}
	}

	crash(error) {
		if (this.p.status !== null) return // it was stopped on purpose
		this.kernel.call(this.p, 'write', [2, new TextEncoder().encode(`fatal error: ${error.message}\n`), null])
		this.kernel.exit(this.p, 2 << 8)
	}

	// wasm_exec.js sets these two when the program starts, with the global
	// object as number 5: our own takes its place.
	set _values(values) {
		values[5] = this.world
		Object.defineProperty(this, '_values', {value: values, writable: true, configurable: true})
	}
	set _ids(ids) {
		ids.delete(globalThis)
		ids.set(this.world, 5)
		Object.defineProperty(this, '_ids', {value: ids, writable: true, configurable: true})
	}

	// imports are the functions of the runtime that must know the process.
	imports() {
		const {kernel, p} = this, timers = new Map()
		const int64 = at => this.mem.getUint32(at, true) + this.mem.getInt32(at + 4, true) * 2 ** 32
		const setInt64 = (at, v) => {
			this.mem.setUint32(at, v, true)
			this.mem.setUint32(at + 4, Math.floor(v / 2 ** 32), true)
		}
		return {
			'runtime.wasmWrite': sp => {
				if (p.status !== null) throw new Error('the process has ended')
				const {buffer} = this._inst.exports.mem
				const bytes = new Uint8Array(buffer, int64(sp + 16), this.mem.getInt32(sp + 24, true)).slice()
				kernel.call(p, 'write', [int64(sp + 8), bytes, null])
			},
			'runtime.resetMemoryDataView': () => {
				const {buffer} = this._inst.exports.mem
				this.mem = new DataView(buffer)
				p.memory = buffer.byteLength
				const all = kernel.alive.reduce((sum, q) => sum + q.memory, 0)
				if (all > MEMORY) throw new Error(`out of memory: the processes in the page may have ${MEMORY >> 20} MiB`)
			},
			'runtime.nanotime1': sp => setInt64(sp + 8, kernel.look()),
			'runtime.walltime': sp => {
				const ns = kernel.look(), ms = kernel.start + Math.floor(ns / 1e6)
				setInt64(sp + 8, Math.floor(ms / 1000))
				this.mem.setInt32(sp + 16, ms % 1000 * 1e6 + Math.floor(ns % 1e6), true)
			},
			'runtime.scheduleTimeoutEvent': sp => {
				const id = this._nextCallbackTimeoutID++
				const ring = () => {
					// Go clears the timeout when it has seen it.
					while (p.status === null && p.image == this.image && timers.has(id)) this.enter(() => this._resume())
				}
				timers.set(id, kernel.after(int64(sp + 8), ring, p))
				this.mem.setInt32(sp + 16, id, true)
			},
			'runtime.clearTimeoutEvent': sp => {
				const id = this.mem.getInt32(sp + 8, true)
				kernel.cancel(timers.get(id))
				timers.delete(id)
			},
		}
	}
}

// world makes the global object that a Go program sees.
function world(program) {
	const {kernel, p} = program
	const call = (name, args, then) => kernel.call(p, name, args, (error, value) => program.enter(() => then(error, value)))
	// The last argument of each function is the callback(error, value).
	const fs = new Proxy({
		constants: flags,
		write(fd, buffer, offset, length, at, callback) {
			call('write', [fd, buffer, at], (error, n) => error ? callback(error) : callback(null, n))
		},
		spawn(path, argv, env, files, cwd, setpgid, pgid, callback) {
			call('spawn', [path, argv, {env, files, cwd, setpgid, pgid}], (error, pid) => callback(error, pid))
		},
	}, {get: (own, name) => own[name] ?? ((...args) => {
		const callback = args.pop()
		call(name, args, (error, value) => error ? callback(error) : callback(null, value))
	})})
	const process = {
		pid: p.pid, get ppid() { return p.ppid }, path: p.path,
		getuid: () => 1000, geteuid: () => 1000, getgid: () => 1000, getegid: () => 1000,
		getgroups: () => [1000], umask: () => 0o22, cwd: () => p.cwd,
		chdir: path => { p.cwd = kernel.tree.directory(resolve(p.cwd, path)) },
	}
	const path = {resolve: (...parts) => parts.join('/')}
	return {fs, process, path, Object, Array, Uint8Array, Date, Error}
}
