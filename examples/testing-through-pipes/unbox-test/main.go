// Unbox-test tests run with whole, divided, cut and failing inputs.
package main

import (
	"bufio"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

func main() {
	testing.Main(regexp.MatchString, []testing.InternalTest{
		{Name: "TestRun", F: TestRun},
		{Name: "TestCut", F: TestCut},
		{Name: "TestFails", F: TestFails},
	}, nil, nil)
}

func TestRun(t *testing.T) {
	box := "4\nBob\n"
	for _, in := range []io.Reader{
		strings.NewReader(box),
		iotest.OneByteReader(strings.NewReader(box)),
		iotest.DataErrReader(strings.NewReader(box)),
	} {
		var out strings.Builder
		if err := run(in, &out); err != nil {
			t.Fatalf("%T: %v", in, err)
		}
		if got, want := out.String(), "Bob\n"; got != want {
			t.Errorf("%T: run wrote %q, not %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	in := strings.NewReader("4\nBo")
	if err := run(in, io.Discard); err != io.ErrUnexpectedEOF {
		t.Errorf("run returned %v", err)
	}
}

func TestFails(t *testing.T) {
	fire := errors.New("disk on fire")
	in := io.MultiReader(strings.NewReader("4\nBo"),
		iotest.ErrReader(fire))
	if err := run(in, io.Discard); !errors.Is(err, fire) {
		t.Errorf("run returned %v", err)
	}
}

// run copies what's in a box from in to out. The first line of a box
// is the number of bytes that follow it.
func run(in io.Reader, out io.Writer) error {
	r := bufio.NewReader(in)
	line, err := r.ReadString('\n')
	if err != nil {
		return err
	}
	size, err := strconv.ParseUint(strings.TrimSpace(line), 10, 20)
	if err != nil {
		return err
	}
	box := make([]byte, size)
	n, err := io.ReadFull(r, box)
	if err != nil {
		return err
	}
	_, err = out.Write(box[:n])
	return err
}
