// Whole-test tests unbox as a program: it starts itself as unbox.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func main() {
	if os.Getenv("BE_UNBOX") != "" {
		check(run(os.Stdin, os.Stdout)) // what unbox does
		return
	}
	testing.Main(regexp.MatchString, []testing.InternalTest{
		{Name: "TestUnbox", F: TestUnbox},
	}, nil, nil)
}

func TestUnbox(t *testing.T) {
	for _, test := range []struct {
		in, out, errs string
		code          int
	}{
		{"4\nBob\n", "Bob\n", "", 0},
		{"4\nBo", "", "unbox: unexpected EOF\n", 1},
	} {
		out, errs, code := feed(t, test.in)
		if out != test.out || errs != test.errs || code != test.code {
			t.Errorf("given %q: %q, %q, status %d", test.in,
				out, errs, code)
		}
	}
}

// feed runs this program as unbox, and returns how that ended.
func feed(t *testing.T, in string) (out, errs string, code int) {
	t.Helper()
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	cmd := exec.Command(name)
	cmd.Env = append(os.Environ(), "BE_UNBOX=1")
	cmd.Stdin = strings.NewReader(in)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	code = cmd.ProcessState.ExitCode()
	return stdout.String(), stderr.String(), code
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

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unbox:", err)
		os.Exit(1)
	}
}
