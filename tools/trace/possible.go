package trace

import "fmt"

// possible looks for the first event that cannot have happened in this order:
// a read of more bytes than the pipe held, an end of file while a write end was
// open, a wait for bytes that were there, an action of a process that has
// ended, a status of one that hasn't. It returns the event's index.
//
// A run has no such event. A recording that was altered by hand, or whose
// events came out in a wrong order, may have one, and its picture would be
// false.
func (r *Recording) possible() (int, error) {
	now := NewState()
	lives := map[string]bool{} // false: has ended
	waits := map[string]bool{} // the last of its events was a wait
	for i, e := range r.Events {
		if i == 0 {
			lives[e.By] = true
		}
		if !lives[e.By] {
			return i, fmt.Errorf("%s of %s: it was not started, or has ended", e.Do, e.By)
		}
		if _, known := lives[e.Child]; e.Do == Start && known {
			return i, fmt.Errorf("%s of %s: it was started before", e.Do, e.Child)
		} else if e.Do == Start {
			lives[e.Child] = true
		}
		if e.Do == Reap && lives[e.Child] {
			return i, fmt.Errorf("%s of %s: it has not ended", e.Do, e.Child)
		}
		lives[e.By] = e.Do != Exit
		if why := now.refutes(e, r.Events[i+1:], waits[e.By]); why != "" {
			return i, fmt.Errorf("%s of %s: %s", e.Do, e.By, why)
		}
		now = now.After(e, r.Events[i+1:])
		waits[e.By] = e.Do == Wait
	}
	return 0, nil
}

// refutes says why an event cannot be the next, or "". A write that waited may
// have put in a part of its bytes before the last read end was closed. And it
// may have waited although its bytes would fit: Linux counts slots of a page,
// and two neighbours that a write did not fit into hold a page between them.
func (s State) refutes(e Event, later []Event, waited bool) string {
	end := e.End
	switch e.Do {
	case Start:
		for _, h := range e.Holds {
			if !s.open[Holding{e.By, h.Pipe, h.End}] {
				return fmt.Sprintf("%s inherits a %s end of pipe %d that its parent did not hold", e.Child, h.End, h.Pipe)
			}
		}
		return ""
	case Read, EOF:
		end = ReadEnd
	case Write:
		end = WriteEnd
	case Skip:
		return ""
	case Wait, Close:
		if e.Child != "" {
			return ""
		}
	default:
		return ""
	}
	level, next := s.level[e.Pipe], 0
	if e.Do == Wait && end == WriteEnd {
		next = max(nextWrite(e, later), e.Bytes) // it may be asked to write more than it then does
	}
	readers, writers := len(s.Holders(e.Pipe, ReadEnd)), len(s.Holders(e.Pipe, WriteEnd))
	switch {
	case !s.open[Holding{e.By, e.Pipe, end}]:
		return fmt.Sprintf("it holds no %s end of pipe %d", end, e.Pipe)
	case e.Do == Read && e.Bytes > level:
		return fmt.Sprintf("%d bytes, and pipe %d holds %d", e.Bytes, e.Pipe, level)
	case e.Do == EOF && level+writers > 0:
		return fmt.Sprintf("pipe %d holds %d bytes and has %d write ends", e.Pipe, level, writers)
	case e.Do == Write && (e.Error == "EPIPE") != (readers == 0) && !(waited && e.Error == ""):
		return fmt.Sprintf("pipe %d has %d read ends", e.Pipe, readers)
	case e.Do == Write && s.After(e, nil).Level(e.Pipe) > s.Capacity(e.Pipe):
		return fmt.Sprintf("%d bytes, and pipe %d holds %d and has room for %d in all", e.Bytes, e.Pipe, level, s.Capacity(e.Pipe))
	case e.Do == Wait && end == ReadEnd && (level > 0 || writers == 0):
		return fmt.Sprintf("pipe %d holds %d bytes and has %d write ends", e.Pipe, level, writers)
	case e.Do == Wait && end == WriteEnd && next > 0 && level+next <= s.Capacity(e.Pipe) && (level == 0 || level+next <= s.Capacity(e.Pipe)/2-Atomic):
		return fmt.Sprintf("pipe %d holds %d bytes and has room for %d", e.Pipe, level, next)
	}
	return ""
}
