// The programs that the reader has changed on this page. They take the place of
// the book's of the same name in every command line of the page, and are kept
// when the page is left.

import {make} from '../run/line.js'
import {own} from '../run/ui.js'

document.head.append(make('link', {rel: 'stylesheet', href: String(new URL('change.css', import.meta.url))}))

const KEY = 'changes' // one for all pages: {page: {program: {file: text}}}
const page = location.pathname.split('/').pop() || 'index.html'
const programs = new Map() // by name: {files, module}, the module a promise
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
		return 'Your browser keeps no more text for this page: copy your program before you leave.'
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

const same = (a, b) => JSON.stringify(a ?? null) == JSON.stringify(b ?? null)

// change makes these the files of a program, or the book's again where they
// are null. It returns why they cannot be kept, or ''.
export function change(name, files) {
	if (same(programs.get(name)?.files, files)) return ''
	files ? programs.set(name, {files}) : programs.delete(name)
	for (const does of watchers) does()
	return save()
}

// forget forgets the changes on all pages.
export function forget() {
	programs.clear()
	save()
	try { localStorage.removeItem(KEY) } catch {}
	for (const does of watchers) does()
}

// compiled is the module of a changed program, which is compiled once.
export function compiled(name, say) {
	const program = programs.get(name)
	program.module ??= import('./compile.js').then(({compile}) => compile(program.files, say)).catch(error => {
		if (!error.complaints) program.module = undefined // something did not load: try again
		throw error
	})
	return program.module
}

// tidy formats a changed program, as gofmt does.
export async function tidy(name, say) {
	const program = programs.get(name), before = program.files
	const {format} = await import('./compile.js')
	const after = await format(before, say)
	if (programs.get(name) != program || same(before, after)) return
	// Where no line has moved, it is still the program that was compiled.
	const lines = files => Object.values(files).map(text => text.split('\n').length)
	programs.set(name, {files: after, module: same(lines(before), lines(after)) ? program.module : undefined})
	for (const does of watchers) does()
	save()
}

// ── In the runs of the page ──

// modules compiles the reader's programs for a run. One that does not compile
// ends the run, if its line names it.
own.modules = async (panel, say) => {
	const modules = {}, named = words(panel.command.value), {run} = panel
	for (const name of names()) {
		if (panel.run != run) break
		say(`Compiling ${name} …`)
		if (named.includes(name)) await tidy(name, say)
		try {
			modules[name] = await compiled(name, say)
		} catch (error) {
			if (!error.complaints) throw error
			if (panel.run != run || !named.includes(name)) continue
			panel.end(`${name}, as you changed it, does not compile:`)
			panel.list(error.message.split('\n'))
		}
	}
	return modules
}

// judge says whether an exercise is solved, where the run was one of its
// exchanges with the reader's program, and shows the lines that differ.
own.judge = (panel, asAbove, status) => {
	/** @type {?HTMLElement} */
	const exercise = document.querySelector(`.start[data-exchanges~="${panel.exchange}"]`)
	if (!panel.expect || !(exercise?.dataset.program in panel.own)) return ''
	if (asAbove) return 'As asked: '
	const bytes = fd => Uint8Array.from(panel.bytes[fd], c => c.charCodeAt(0))
	const came = {out: bytes(1), err: bytes(2), status}, lines = make('pre', {className: 'differs'})
	import('./compile.js').then(({differences}) => differences(panel.exchange, came)).then(
		text => lines.append(text), error => lines.append(`The difference could not be shown: ${error.message}`))
	setTimeout(() => panel.status.append(lines))
	return 'Not as asked: '
}

// words are those of a command line that may be programs.
export const words = line => line.split(/[^\w.-]+/)

// A mark beside Run says which programs of a line are the reader's.
watch(() => {
	for (const mark of document.querySelectorAll('.yours')) mark.remove()
	for (const figure of document.querySelectorAll('figure.exchange:not([data-needs])')) {
		const line = words(figure.querySelector('.command code').textContent)
		const mine = names().filter(name => line.includes(name))
		if (mine.length) figure.querySelector('.tools').prepend(Object.assign(document.createElement('span'), {className: 'yours', textContent: 'your ' + mine.join(', ')}))
	}
})
