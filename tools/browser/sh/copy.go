package sh

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// cat copies its files, or its input, as they come.
func cat(argv []string) int {
	_, files, err := options(argv, "u")
	if err != nil {
		return 1
	}
	read := input{"cat", "%s", "%s", "-", []string{"-", "closing standard input"}}
	return read.each(files, func(_ string, in *os.File) error {
		return eachBlock(in, write)
	})
}

// eachBlock calls use with what each read brings.
func eachBlock(in io.Reader, use func([]byte) error) error {
	buf := make([]byte, 1<<16)
	for {
		n, err := in.Read(buf)
		if n > 0 {
			if err := use(buf[:n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// count reads how many lines or bytes head and tail are to give. A number may
// be an option of its own, as it was once.
func count(argv []string) (n int, unit, sign string, quiet, loud bool, files []string, err error) {
	if len(argv) > 1 && len(argv[1]) > 1 && argv[1][0] == '-' && '0' <= argv[1][1] && argv[1][1] <= '9' {
		argv = append([]string{argv[0], "-n", argv[1][1:]}, argv[2:]...)
	}
	has, files, err := options(argv, "n:c:qv")
	if err != nil {
		return 0, "", "", false, false, nil, err
	}
	text, unit := "10", "lines"
	if value, given := has['n']; given {
		text = value
	}
	if value, given := has['c']; given {
		text, unit = value, "bytes"
	}
	number := strings.TrimLeft(text, "+-")
	if sign = text[:len(text)-len(number)]; len(sign) > 1 {
		number = ""
	}
	if n, err = strconv.Atoi(number); err != nil {
		fail("%s: invalid number of %s: '%s'", argv[0], unit, text)
	}
	_, quiet = has['q']
	_, loud = has['v']
	return n, unit, sign, quiet, loud, files, err
}

// headers tells the files apart, if there are several. An error of out shows when
// it is flushed.
func headers(out io.Writer, files []string, quiet, loud bool) func(name string) {
	before := ""
	return func(name string) {
		if quiet || len(files) < 2 && !loud {
			return
		}
		fmt.Fprintf(out, "%s==> %s <==\n", before, name)
		before = "\n"
	}
}

// head copies the first lines, 10 if argv does not say how many.
func head(argv []string) int {
	n, unit, sign, quiet, loud, files, err := count(argv)
	if err != nil {
		return 1
	}
	if sign != "" {
		return fail("head: the page's small head does not know a number with a sign")
	}
	out := output()
	header := headers(out, files, quiet, loud)
	read := input{"head", "cannot open '%s' for reading", "error reading '%s'", "standard input", []string{"error reading 'standard input'", "-"}}
	status := read.each(files, func(name string, in *os.File) error {
		header(name)
		return copyHead(out, in, n, unit)
	})
	return flushed("head", out, status)
}

var errEnough = errors.New("enough")

func copyHead(out io.Writer, in io.Reader, left int, unit string) error {
	if left == 0 {
		return nil
	}
	err := eachBlock(in, func(b []byte) error {
		end := min(left, len(b))
		if left -= end; unit == "lines" {
			left += end
			for end = 0; end < len(b) && left > 0; left-- {
				i := bytes.IndexByte(b[end:], '\n')
				if i < 0 {
					end = len(b)
					break
				}
				end += i + 1
			}
		}
		if _, err := out.Write(b[:end]); err != nil || left == 0 {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// tail copies the last lines, or all from a line on.
func tail(argv []string) int {
	n, unit, sign, quiet, loud, files, err := count(argv)
	if err != nil {
		return 1
	}
	out := output()
	header := headers(out, files, quiet, loud)
	read := input{"tail", "cannot open '%s' for reading", "error reading '%s'", "standard input", []string{"cannot fstat 'standard input'", "-"}}
	status := read.each(files, func(name string, in *os.File) error {
		header(name)
		all, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		pieces := len(all)
		at := func(i int) int { return i }
		if unit == "lines" {
			ends := []int{0}
			for i, c := range all {
				if c == '\n' || i == len(all)-1 {
					ends = append(ends, i+1)
				}
			}
			pieces, at = len(ends)-1, func(i int) int { return ends[i] }
		}
		from := max(0, pieces-n)
		if sign == "+" {
			from = min(max(0, n-1), pieces)
		}
		_, _ = out.Write(all[at(from):]) // an error shows when it is flushed
		return nil
	})
	return flushed("tail", out, status)
}

// tee copies its input to files too.
func tee(argv []string) int {
	has, names, err := options(argv, "a")
	if err != nil {
		return 1
	}
	flag := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if _, appends := has['a']; appends {
		flag = os.O_WRONLY | os.O_CREATE | os.O_APPEND
	}
	status := 0
	outs := []*os.File{os.Stdout}
	for _, name := range names {
		f, err := os.OpenFile(name, flag, 0o666)
		if err != nil {
			status = fail("tee: %s: %s", name, reason(err))
			continue
		}
		outs = append(outs, f)
	}
	inputIsRead = true
	err = eachBlock(os.Stdin, func(b []byte) error {
		for i, out := range outs {
			if out == nil {
				continue
			}
			if _, err := out.Write(b); err != nil {
				name := out.Name()
				if i == 0 {
					name = "'standard output'"
				}
				status = fail("tee: %s: %s", name, reason(err))
				outs[i] = nil
			}
		}
		return nil
	})
	if err != nil {
		status = fail("tee: read error: %s", reason(err))
		if errors.Is(err, syscall.EBADF) {
			fail("tee: standard input: %s", reason(err))
		}
	}
	closeInput()
	return status
}

// eachLine calls use with each line, with its newline if it has one.
func eachLine(in io.Reader, use func(line []byte) error) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			if err := use(line); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
