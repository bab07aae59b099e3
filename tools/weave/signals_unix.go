//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// takeSignals keeps two signals from their default actions. A write to a pipe
// without a reader is then an error, so that weave ends quietly and not by a
// signal, which go tool would report. Ctrl-Z does nothing: go tool does not
// stop with weave, and nothing could continue either of them. What weave starts
// gets both signals as usual.
func takeSignals() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE, syscall.SIGTSTP)
}
