// Late tests a timeout of a minute.
package main

import (
	"bufio"
	"errors"
	"io"
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
		r, w := io.Pipe()
		_, late := answer(r)
		t.Log(late, "after", time.Since(begin))
		check(t, w.Close()) // ends the read
	})
}

// answer returns a line from r, or an error after a minute.
func answer(r io.Reader) (string, error) {
	lines := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(r).ReadString('\n')
		lines <- line
	}()
	select {
	case line := <-lines:
		return line, nil
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
