// The system calls. Each takes the kernel, the calling process and its
// arguments, and returns its value, throws an Errno, or returns a call that
// may have to wait: {on, attempt, why}. `attempt` is tried now, and again
// whenever something has changed in `on`; `why` is what it waits for, in case
// everyone waits.

import {fail, WAIT, Errno, OpenFile, Pipe, Regular, Directory, resolve} from './files.js'

const SIGPIPE = 13

// Flags of open(2), as in package syscall for js/wasm.
export const flags = {O_WRONLY: 1, O_RDWR: 2, O_CREAT: 0o100, O_EXCL: 0o200, O_TRUNC: 0o1000, O_APPEND: 0o2000, O_DIRECTORY: 0o20000}
const O_NONBLOCK = 0o4000

export const syscalls = {
	open(k, p, path, flag) {
		path = resolve(p.cwd, path)
		const same = {'/dev/stdin': 0, '/dev/stdout': 1, '/dev/stderr': 2}[path] ?? /^\/dev\/fd\/(\d+)$/.exec(path)?.[1]
		if (same >= 0) return syscalls.dup(k, p, +same, -1)
		let node = k.tree.nodes.get(path)
		if (node && flag & flags.O_CREAT && flag & flags.O_EXCL) fail('EEXIST')
		if (!node) node = flag & flags.O_CREAT ? k.tree.add(path, new Regular()) : fail('ENOENT')
		const writes = (flag & 3) != 0, reads = (flag & 3) != 1
		if (node instanceof Directory && writes) fail('EISDIR')
		if (!(node instanceof Directory) && flag & flags.O_DIRECTORY) fail('ENOTDIR')
		if (writes && flag & flags.O_TRUNC) node.resize?.(0)
		return k.install(p, k.free(p), new OpenFile(node, {reads, writes, append: !!(flag & flags.O_APPEND)}))
	},
	close(k, p, fd) {
		k.recorder?.closes(p, fd)
		k.close(p, fd)
	},

	read(k, p, fd, n, at) {
		const file = k.file(p, fd), {node} = file
		if (!file.reads) fail('EBADF')
		if (at !== null && !(node instanceof Regular)) fail('ESPIPE')
		return {
			on: node, why: {op: 'read', fd},
			attempt() {
				const bytes = node.read(n, at ?? file.offset)
				if (bytes === WAIT) {
					k.recorder?.waits(p, file, 'read')
					return file.nonblock ? fail('EAGAIN') : WAIT
				}
				k.recorder?.reads(p, file, bytes, n)
				if (at === null) file.offset += bytes.length
				return bytes
			},
		}
	},

	// write waits until all is written, or, without waiting, says how much was.
	write(k, p, fd, bytes, at) {
		const file = k.file(p, fd), {node} = file, state = {done: 0}
		if (!file.writes) fail('EBADF')
		if (at !== null && !(node instanceof Regular)) fail('ESPIPE')
		const wrote = n => {
			k.recorder?.writes(p, fd, file, bytes, n)
			return n
		}
		return {
			on: node, why: {op: 'write', fd},
			attempt() {
				try {
					const offset = file.append ? node.size : at ?? file.offset
					const n = node.write(bytes, state, offset)
					if (n === WAIT) {
						if (file.nonblock && state.done) return wrote(state.done)
						k.recorder?.waits(p, file, 'write', bytes.length)
						return file.nonblock ? fail('EAGAIN') : WAIT
					}
					if (at === null) file.offset = offset + n
					return wrote(n)
				} catch (error) {
					if (!(error instanceof Errno) || error.code != 'EPIPE') throw error
					// Go's runtime handles SIGPIPE: only who asked for it is told.
					state.done ? wrote(state.done) : k.recorder?.fails(p, file, 'EPIPE')
					k.recorder?.gets(p, SIGPIPE)
					if (p.caught.has(SIGPIPE)) k.post(p, SIGPIPE)
					return state.done || fail('EPIPE')
				}
			},
		}
	},

	pipe(k, p) {
		const pipe = new Pipe()
		k.recorder?.pipes(p, pipe)
		return [{reads: true}, {writes: true}].map(end => k.install(p, k.free(p), new OpenFile(pipe, end)))
	},
	dup(k, p, fd, to) {
		const file = k.file(p, fd)
		if (to === fd) return fd
		return k.install(p, to >= 0 ? to : k.free(p), file)
	},
	cloexec(k, p, fd) { (p.files.get(fd) ?? fail('EBADF')).cloexec = true },

	// setnonblock and getfl are about the open file, which may be shared.
	setnonblock(k, p, fd, on) { k.file(p, fd).nonblock = on },
	getfl(k, p, fd) {
		const file = k.file(p, fd)
		return (file.reads && file.writes ? 2 : file.writes ? 1 : 0) | (file.append ? flags.O_APPEND : 0) | (file.nonblock ? O_NONBLOCK : 0)
	},

	// pollable, poll and stopIO are what Go's network poller is made of: a
	// file that cannot be polled has no deadlines; poll waits until fd is
	// ready; stopIO ends such waits, because of a deadline or a Close.
	pollable(k, p, fd) { k.file(p, fd).node.pollable || fail('EPERM') },
	poll(k, p, fd, mode) {
		const {node} = k.file(p, fd)
		return {
			on: node, why: {op: mode, fd, poll: true},
			attempt: () => mode == 'read' ? node.readable() || WAIT : node.writable() || WAIT,
		}
	},
	stopIO(k, p, fd) {
		for (const call of [...p.calls]) {
			if (!call.why.poll || call.why.fd != fd) continue
			k.forget(call)
			call.answer(null, false)
		}
	},

	fstat: (k, p, fd) => stat(k.file(p, fd).node),
	stat: (k, p, path) => stat(k.tree.find(resolve(p.cwd, path))),
	lstat: (...args) => syscalls.stat(...args), // there are no links
	readdir: (k, p, path) => k.tree.names(resolve(p.cwd, path)),
	mkdir(k, p, path) {
		path = resolve(p.cwd, path)
		k.tree.nodes.has(path) ? fail('EEXIST') : k.tree.add(path, new Directory())
	},
	rmdir(k, p, path) {
		path = k.tree.directory(resolve(p.cwd, path))
		k.tree.names(path).length ? fail('ENOTEMPTY') : k.tree.nodes.delete(path)
	},
	unlink(k, p, path) { k.tree.remove(resolve(p.cwd, path)) },
	rename(k, p, from, to) { k.tree.rename(resolve(p.cwd, from), resolve(p.cwd, to)) },
	ftruncate(k, p, fd, size) {
		const {node} = k.file(p, fd)
		node instanceof Regular ? node.resize(size) : fail('EINVAL')
	},
	fsync(k, p, fd) { k.file(p, fd).node instanceof Regular || fail('EINVAL') },

	spawn: (k, p, path, argv, options) => k.spawn(p, path, argv, options).pid,
	exec(k, p, path, argv, env) { k.exec(p, path, argv, env) },

	// wait gives [pid, status] of a child that has ended, and forgets it.
	wait(k, p, pid, noHang) {
		return {
			on: p, why: {op: 'wait', pid},
			attempt() {
				const mine = [...p.children].filter(c => pid == -1 || c.pid == pid)
				const child = (mine.length ? mine : fail('ECHILD')).find(c => c.status !== null)
				if (!child) return noHang ? [0, 0] : WAIT
				p.children.delete(child)
				k.processes.delete(child.pid)
				k.recorder?.reaps(p, child)
				return [child.pid, child.status]
			},
		}
	},

	kill(k, p, pid, signal) {
		const all = [...k.processes.values()]
		const group = pid == 0 ? p.pgid : -pid
		const targets = all.filter(q => pid > 0 ? q.pid == pid : q.pgid == group)
		if (!targets.length) fail('ESRCH')
		if ([19, 20, 21, 22].includes(signal)) fail('ENOSYS') // stopping is not simulated
		for (const target of targets) k.post(target, signal)
	},
	sigaction(k, p, signal, action) {
		p.caught.delete(signal)
		p.ignored.delete(signal)
		if (action == 'catch') p.caught.add(signal)
		if (action == 'ignore') p.ignored.add(signal)
	},
	siginherit(k, p) { p.ignored = p.inherited },
	sigreceive: (k, p) => ({
		on: p, why: {op: 'signal'},
		attempt() {
			const [signal] = p.pending
			if (!signal) return WAIT
			p.pending.delete(signal)
			return signal
		},
	}),
	// sigpipe is what Go does after EPIPE on descriptor 1 or 2.
	sigpipe(k, p) {
		if (!p.caught.has(SIGPIPE)) k.post(p, SIGPIPE)
	},

}

const stat = node => ({
	dev: 1, ino: node.ino, mode: node.mode, nlink: 1, uid: 1000, gid: 1000, rdev: 0,
	size: node instanceof Regular ? node.size : 0, blksize: 4096, blocks: 0, atimeMs: 0, mtimeMs: 0, ctimeMs: 0,
	isDirectory: () => node instanceof Directory,
})
