//go:build js

// Draw is package picture for the page: the script site/assets/run/draw.js gives
// it what the kernel has told of a run, and takes what a page shows of one.
package main

import (
	"runtime/debug"
	"strings"
	"syscall/js"

	"example.com/pipes/tools/trace/inpage"
	"example.com/pipes/tools/trace/picture"
)

func main() {
	debug.SetGCPercent(-1) // the worker ends with the picture
	page := js.Global().Get("picture")
	run, err := inpage.Read(page.Get("told").String())
	if err != nil {
		page.Set("error", err.Error())
		return
	}
	r := run.Recording(page.Get("command").String())
	drawn := picture.Draw(r, false)
	page.Set("wide", drawn.Wide)
	page.Set("narrow", drawn.Narrow)
	page.Set("words", strings.Join(drawn.Words, "\n"))
}
