// What one script of a page leaves for another, and what only Go's own script
// or the index of a built site defines.

type Entry = [string, string, string, string, string, string, string, string]

interface Window {
	pipesSearch: {open(): void, mark(id: string, forms: string[]): void}
	pipesMarks(forms: string[]): RegExp
	pipesRank(index: Entry[]): (query: string) => any
}

declare const pipesIndex: Entry[]
declare const pipesMarks: Window['pipesMarks']
declare const pipesRank: Window['pipesRank']
