//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// takeSignals keeps two signals from what they do otherwise. A write to a
// pipe that nobody reads is an error, so that weave ends quietly and not by a
// signal, which go tool would report. Ctrl-Z is left out: go tool does not
// stop with weave, and nothing could make either go on. What weave starts gets
// both as ever.
func takeSignals() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE, syscall.SIGTSTP)
}
