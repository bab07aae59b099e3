//go:build js

// Differ is [transcript.Differences] for the page: the script
// site/assets/change/differ.js gives it what an exchange asks for and what came
// back, and takes the lines that differ.
package main

import (
	"strings"
	"syscall/js"

	"example.com/pipes/tools/transcript"
)

func main() {
	page := js.Global().Get("differ")
	asked, came := page.Get("asked"), page.Get("came")
	bytes := func(name string) []byte {
		from := came.Get(name)
		to := make([]byte, from.Length())
		js.CopyBytesToGo(to, from)
		return to
	}
	e := &transcript.Exchange{
		Out:    transcript.Part{Text: asked.Get("out").String()},
		Err:    transcript.Part{Text: asked.Get("err").String()},
		Status: asked.Get("status").Int(),
	}
	r := transcript.Result{Out: bytes("out"), Err: bytes("err"), Status: came.Get("status").Int()}
	page.Set("text", strings.Join(transcript.Differences(e, r), ""))
}
