// Loads the page anew when weave serve has a newer one. Only serve hands this
// script out: a built site does not have it.
(() => {
	const version = new URL(document.currentScript.src).search;
	let source;
	const listen = () => {
		source?.close();
		// A browser keeps few connections to one server: a tab that nobody
		// sees takes none.
		if (document.hidden) return;
		source = new EventSource('/.weave/events');
		source.onmessage = event => {
			if ('?' + event.data !== version) location.reload();
		};
	};
	document.addEventListener('visibilitychange', listen);
	listen();
})();
