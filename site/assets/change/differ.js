// Says in which lines an output differs from what an exchange asks for. It runs
// the program that the book's own tests use (tools/transcript/differ).

import '../run/wasm_exec.js'

onmessage = async ({data: {module, asked, came}}) => {
	const go = new globalThis.Go()
	const differ = globalThis.differ = {asked, came, text: ''}
	await go.run(await WebAssembly.instantiate(module, go.importObject))
	postMessage(differ.text)
}
