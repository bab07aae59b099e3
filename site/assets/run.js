// Puts a Run button on each exchange that can run in the page. What it takes
// to run is not loaded before the first press of one.
'use strict'
{
	const base = new URL('run/', document.currentScript.src)
	for (const figure of document.querySelectorAll('figure.exchange:not([data-needs])')) {
		const button = document.createElement('button')
		button.type = 'button'
		button.textContent = 'Run'
		button.className = 'go'
		button.addEventListener('click', async () => {
			try {
				const {press} = await import(new URL('ui.js', base))
				press(figure, button)
			} catch (error) {
				let note = figure.querySelector('.status[role=status]')
				if (!note) {
					note = document.createElement('p')
					note.className = 'status'
					note.setAttribute('role', 'status')
					figure.querySelector('.terminal').append(note)
				}
				note.textContent = location.protocol == 'file:'
					? 'Run needs a web server, because a page opened from a file may not load programs: go tool weave serve is one.'
					: `Run could not be loaded: ${error.message}`
			}
		})
		figure.querySelector('.tools').prepend(button)
	}
}
