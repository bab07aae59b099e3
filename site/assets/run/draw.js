// Runs the program that draws a run (tools/trace/inpage/draw).

import './wasm_exec.js'

onmessage = async ({data: {module, told, command}}) => {
	const go = new globalThis.Go()
	const picture = globalThis.picture = {told, command}
	await go.run(await WebAssembly.instantiate(module, go.importObject))
	postMessage(picture)
}
