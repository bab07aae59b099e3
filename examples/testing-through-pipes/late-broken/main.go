// Late-broken tests a timeout of a minute, with a pipe of the kernel.
package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"regexp"
	"testing"
	"testing/synctest"
	"time"
)

func main() {
	testing.Main(regexp.MatchString, []testing.InternalTest{
		{Name: "TestLate", F: TestLate},
	}, nil, nil)
}

func TestLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		r, w, err := os.Pipe()
		check(t, err)
		_, late := answer(r)
		took := time.Since(begin)
		t.Log(late, "after", took)
		if late == nil || took != time.Minute {
			t.Error("that's not an error after a minute")
		}
		check(t, w.Close()) // ends the read
	})
}

// answer returns a line from r, or an error, which may be that the
// line took longer than a minute.
func answer(r io.Reader) (string, error) {
	var line string
	var err error
	done := make(chan struct{})
	go func() {
		line, err = bufio.NewReader(r).ReadString('\n')
		close(done)
	}()
	select {
	case <-done:
		return line, err
	case <-time.After(time.Minute):
		return "", errors.New("no answer")
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
