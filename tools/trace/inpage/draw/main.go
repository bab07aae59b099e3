//go:build js

// Draw is package picture for the page: the script site/assets/run/draw.js gives
// it what the kernel has told of a run, and takes what a page shows of one.
package main

import (
	"strings"
	"syscall/js"

	"example.com/pipes/tools/trace/inpage"
	"example.com/pipes/tools/trace/picture"
)

func main() {
	page := js.Global().Get("picture")
	run, err := inpage.Read(page.Get("told").String())
	if err != nil {
		page.Set("error", err.Error())
		return
	}
	r := run.Recording(page.Get("command").String())
	wide, _ := picture.SVG(r, picture.Wide, false)
	narrow, _ := picture.SVG(r, picture.Narrow, false)
	page.Set("wide", wide)
	page.Set("narrow", narrow)
	page.Set("words", strings.Join(picture.Words(r), "\n"))
}
