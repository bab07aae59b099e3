// Runs before the page is drawn, so that a chosen theme never flashes. Where
// nothing may be stored, the system's setting holds.
try {
	const theme = localStorage.getItem('theme')
	if (theme) document.documentElement.dataset.theme = theme
} catch {}
