// Says, when every process waits and nothing can end it, who waits for what,
// and who could have helped.

import {Pipe} from './files.js'

// explain gives a sentence or two for each process but the shell.
export function explain(kernel) {
	const [shell] = kernel.processes.values()
	const lines = kernel.alive.filter(p => p != shell).flatMap(p => [...p.calls].map(call => name(p) + ' ' + sentence(kernel, p, call)))
	return lines.length ? lines : ['Every process waits, and nothing can end it.']
}

const name = p => `${p.name} (process ${p.pid})`

function sentence(kernel, p, {why, on}) {
	if (why.op == 'signal') return 'waits for a signal.'
	if (why.op == 'wait') {
		const child = kernel.processes.get(why.pid)
		return `waits for the end of ${child ? name(child) : 'a child'}.`
	}
	if (!(on instanceof Pipe)) return `waits to ${why.op} descriptor ${why.fd}.`
	const reads = why.op == 'read'
	return `waits to ${why.op} ${reads ? 'from' : 'to'} pipe ${on.id} (its descriptor ${why.fd}), which is ` +
		`${reads ? 'empty' : 'full'}. The ${reads ? 'write' : 'read'} end is held by ${holders(kernel, on, reads)}.`
}

// holders names who has an end of a pipe.
function holders(kernel, pipe, writes) {
	const found = kernel.alive.flatMap(p => [...p.files]
		.filter(([, {file}]) => file.node == pipe && file.writes == writes)
		.map(([fd]) => `${name(p)} as descriptor ${fd}`))
	return found.join(', and by ') || 'nobody'
}
