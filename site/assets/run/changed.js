// The programs that the reader has changed on this page. They take the place of
// the book's of the same name in every command line of the page, and are kept
// when the page is left.

const KEY = 'changes' // one for all pages: {page: {program: {file: text}}}
const page = location.pathname.split('/').pop() || 'index.html'
const programs = new Map() // by name: {files, module, error}
const watchers = new Set()

const read = () => {
	try { return JSON.parse(localStorage.getItem(KEY)) ?? {} } catch { return {} }
}
for (const [name, files] of Object.entries(read()[page] ?? {})) programs.set(name, {files})

// save keeps what there is. It returns why that could not be done, or ''.
function save() {
	const pages = read()
	delete pages[page]
	if (programs.size) pages[page] = Object.fromEntries([...programs].map(([name, {files}]) => [name, files]))
	try {
		if (Object.keys(pages).length) localStorage.setItem(KEY, JSON.stringify(pages))
		else localStorage.removeItem(KEY)
		return ''
	} catch {
		return 'Your browser does not let this page keep your changes: copy them before you leave it.'
	}
}

export const names = () => [...programs.keys()]

/** @returns {?Object<string, string>} the files of a changed program, by name */
export const files = name => programs.get(name)?.files ?? null

// watch calls does() after each change, and now.
export function watch(does) {
	watchers.add(does)
	does()
}

// change makes these the files of a program, or the book's again where they
// are null. It returns why they cannot be kept, or ''.
export function change(name, files) {
	const now = programs.get(name)?.files
	if (JSON.stringify(now ?? null) == JSON.stringify(files)) return ''
	files ? programs.set(name, {files}) : programs.delete(name)
	for (const does of watchers) does()
	return save()
}

// forget forgets the changes on all pages.
export function forget() {
	programs.clear()
	try { localStorage.removeItem(KEY) } catch {}
	for (const does of watchers) does()
}

// compiled is the module of a changed program, which is compiled once.
export function compiled(name, progress) {
	const program = programs.get(name)
	program.module ??= import('../change/compile.js').then(({compile}) => compile(program.files, progress)).catch(error => {
		if (!error.complaints) program.module = undefined // a file did not load: try again
		throw error
	})
	return program.module
}
