// Package trace is the model of a recorded run: what the processes of one run did
// with their pipes. Who made a pipe and who inherited which end, what was
// written and read and how much the pipe then held, who waited, who closed
// what, and when a read met the end of the file.
//
// Package strace records, package stored keeps a recording beside the transcript
// whose exchange was run, package picture draws and describes. This one follows
// which ends are open, refuses what cannot have happened, and compares two
// recordings.
//
// A recording holds no process ids, no times and no inode numbers: a process is
// named after its program and a pipe is numbered in the order of its making,
// so that recording again gives the same.
package trace

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A Recording is what the processes of one run did, in order.
type Recording struct {
	Command   string    `json:"command"`  // what was typed
	Digest    string    `json:"digest"`   // of all that the run depends on, see package stored
	Checksum  string    `json:"checksum"` // of the other fields, as they are kept
	Processes []Process `json:"processes"`
	Events    []Event   `json:"events"`
	Ending    string    `json:"-"` // why the run was ended, if not by itself, of one that is not kept: see [Stuck]
}

// A Process of a recording. The first is the one that was run, as a rule a
// shell.
type Process struct {
	Name    string `json:"name"`    // unlike any other in the recording: "spam (child)"
	Program string `json:"program"` // "spam"
	Parent  string `json:"parent,omitempty"`
}

// Stuck is the Ending of a run in which every process waited, and none could ever
// go on.
const Stuck = "stuck"

// An Action is what a process did, the field Do of an event.
type Action string

const (
	Start  Action = "start"  // By started Child, which then held the ends in Holds
	Run    Action = "run"    // By became another program, and holds the ends in Holds
	Pipe   Action = "pipe"   // By made a pipe, and holds both its ends
	Write  Action = "write"  // By wrote Bytes into the pipe, or failed with Error
	Read   Action = "read"   // By read Bytes out of the pipe
	EOF    Action = "eof"    // By read the end of the file: the pipe was empty, and no write end was open
	Wait   Action = "wait"   // By asked to read (End) an empty pipe, or to write to a full one; or waits for Child's end, in a recording that is not kept
	Close  Action = "close"  // By closed its last descriptor of that end
	Print  Action = "print"  // By wrote to To: "output", "errors", or the name of a file
	Signal Action = "signal" // By received Signal
	Exit   Action = "exit"   // By ended with Status, or was killed by Signal; its ends are closed
	Reap   Action = "reap"   // By asked for Child's status, and got it
	Skip   Action = "skip"   // Times events are left out, which put Bytes more into the pipe than they took out, in a recording that is not kept
)

// DefaultCapacity is how many bytes a pipe has room for, unless a program asks
// for another capacity.
const DefaultCapacity = 65536

// Atomic is PIPE_BUF: a write of up to so many bytes goes into a pipe at once or
// not at all.
const Atomic = 4096

// An End of a pipe.
type End string

const (
	ReadEnd  End = "read"
	WriteEnd End = "write"
)

// Other is the other end of the same pipe.
func (e End) Other() End {
	if e == ReadEnd {
		return WriteEnd
	}
	return ReadEnd
}

// A Hold is an end that a process has, and the descriptor it has it on.
type Hold struct {
	FD   int `json:"fd"`
	Pipe int `json:"pipe"`
	End  End `json:"end"`
}

// An Event is one action of one process. Do decides which other fields are set.
type Event struct {
	By       string `json:"by"`
	Do       Action `json:"do"`
	Pipe     int    `json:"pipe,omitempty"` // from 1, in the order of making
	End      End    `json:"end,omitempty"`
	Bytes    int    `json:"bytes,omitempty"` // of a wait, in a recording that is not kept: how many it is to write
	Text     string `json:"text,omitempty"`  // the bytes, as far as they are text
	Cut      bool   `json:"cut,omitempty"`   // Text is only the beginning
	To       string `json:"to,omitempty"`
	Capacity int    `json:"capacity,omitempty"` // of the pipe that is made, if it is not DefaultCapacity
	Child    string `json:"child,omitempty"`
	Holds    []Hold `json:"holds,omitempty"`
	Error    string `json:"error,omitempty"` // "EPIPE"
	Status   int    `json:"status,omitempty"`
	Signal   string `json:"signal,omitempty"` // "SIGPIPE"
	Times    int    `json:"-"`
}

// Check looks for the first event that is not well formed or cannot have
// happened, and gives its index.
func (r *Recording) Check() (at int, err error) {
	known := func(name string) bool {
		return slices.ContainsFunc(r.Processes, func(p Process) bool { return p.Name == name })
	}
	if len(r.Events) == 0 {
		return 0, errors.New("no event: the processes did nothing")
	}
	for i, e := range r.Events {
		if name := e.By + e.Child + e.To + e.Signal; strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
			return i, fmt.Errorf("%q can't be printed", name)
		}
		if !known(e.By) {
			return i, fmt.Errorf("no process is named %q", e.By)
		}
		if e.Child != "" && !known(e.Child) {
			return i, fmt.Errorf("no process is named %q", e.Child)
		}
		switch e.Do {
		case Pipe, Write, Read, EOF, Wait, Close:
			if e.Pipe < 1 && !(e.Do == Wait && e.Child != "") {
				return i, fmt.Errorf("%s of no pipe", e.Do)
			}
		case Start, Reap:
			if e.Child == "" {
				return i, fmt.Errorf("%s of no process", e.Do)
			}
		case Run, Print, Signal, Exit:
		default:
			return i, fmt.Errorf("unknown action %q", e.Do)
		}
		for _, h := range append(e.Holds, Hold{0, 1, e.End}) {
			if e.Bytes < 0 || e.Capacity < 0 || h.FD < 0 || h.Pipe < 1 {
				return i, errors.New("a negative number")
			}
			if h.End != ReadEnd && h.End != WriteEnd && (h.End != "" || e.Do == Wait && e.Child == "" || e.Do == Close) {
				return i, fmt.Errorf("a pipe has no %q end", h.End)
			}
		}
	}
	return r.possible()
}
