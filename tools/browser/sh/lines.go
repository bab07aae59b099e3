package sh

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// wc counts lines, words and bytes.
func wc(argv []string) int {
	has, files, err := options(argv, "lwcm")
	if err != nil {
		return 1
	}
	if len(has) == 0 {
		has = map[byte]string{'l': "", 'w': "", 'c': ""}
	}
	type row struct {
		name   string
		counts map[byte]int
	}
	var rows []row
	total := row{"total", map[byte]int{}}
	width, size := 1, 0
	read := input{"wc", "%s", "%s", "-", []string{"'standard input'", "-"}}
	status := read.each(files, func(name string, in *os.File) error {
		r := row{name, map[byte]int{}}
		inWord := false
		err := eachBlock(in, func(b []byte) error {
			r.counts['l'] += bytes.Count(b, []byte("\n"))
			r.counts['c'] += len(b)
			r.counts['m'] += len(b) // as LC_ALL=C has it
			for _, c := range b {
				space := c == ' ' || '\t' <= c && c <= '\r'
				if !space && !inWord {
					r.counts['w']++
				}
				inWord = !space
			}
			return nil
		})
		rows = append(rows, r)
		if info, statErr := in.Stat(); errors.Is(err, syscall.EBADF) {
			// it is closed, and has no size
		} else if statErr != nil || !info.Mode().IsRegular() {
			width = 7
		} else {
			size += int(info.Size())
		}
		return err
	})
	for _, r := range rows {
		for c, n := range r.counts {
			total.counts[c] += n
		}
	}
	if width = max(width, len(strconv.Itoa(size))); len(has) == 1 && len(files) < 2 {
		width = 1
	}
	if len(files) > 1 {
		rows = append(rows, total)
	}
	out := output()
	for _, r := range rows {
		var cells []string
		for _, c := range []byte("lwmc") {
			if _, shown := has[c]; shown {
				cells = append(cells, fmt.Sprintf("%*d", width, r.counts[c]))
			}
		}
		if len(files) > 0 {
			cells = append(cells, r.name)
		}
		fmt.Fprintln(out, strings.Join(cells, " "))
	}
	return flushed("wc", out, status)
}

// sortLines sorts by bytes, or by the number that a line begins with.
func sortLines(argv []string) int {
	has, files, err := options(argv, "nru")
	if err != nil {
		return 2
	}
	var lines []string
	read := input{"sort", "cannot read: %s", "read failed: %s", "-", []string{"stat failed: -"}}
	status := read.each(files, func(_ string, in *os.File) error {
		return eachLine(in, func(line []byte) error {
			lines = append(lines, strings.TrimSuffix(string(line), "\n"))
			return nil
		})
	})
	if status != 0 {
		return 2
	}
	_, numeric := has['n']
	_, reverse := has['r']
	_, unique := has['u']
	order := func(a, b string) int {
		n := 0
		if numeric {
			n = cmp.Compare(leadingNumber(a), leadingNumber(b))
		}
		if n == 0 && (!numeric || !unique) {
			n = cmp.Compare(a, b)
		}
		if reverse {
			return -n
		}
		return n
	}
	slices.SortStableFunc(lines, order)
	if unique {
		lines = slices.CompactFunc(lines, func(a, b string) bool { return order(a, b) == 0 })
	}
	out := output()
	for _, line := range lines {
		fmt.Fprintln(out, line)
	}
	return 2 * flushed("sort", out, 0)
}

func leadingNumber(line string) float64 {
	line = strings.TrimLeft(line, " \t")
	end := 0
	for end < len(line) && ('0' <= line[end] && line[end] <= '9' || line[end] == '.' && !strings.Contains(line[:end], ".") || end == 0 && line[0] == '-') {
		end++
	}
	n, _ := strconv.ParseFloat(line[:end], 64) // what is no number counts as 0
	return n
}

// grep prints the lines that contain a text.
func grep(argv []string) int {
	buffered := true
	argv = slices.DeleteFunc(slices.Clone(argv), func(arg string) bool {
		if arg == "--line-buffered" {
			buffered = false
		}
		return arg == "--line-buffered"
	})
	has, args, err := options(argv, "Fvcnqixhe:")
	if err != nil {
		return 2
	}
	pattern, given := has['e']
	if !given {
		if len(args) == 0 {
			fail("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.")
			return 2
		}
		pattern, args = args[0], args[1:]
	}
	on := func(c byte) bool { _, ok := has[c]; return ok }
	if !on('F') && strings.ContainsAny(pattern, `\[.*^$`) {
		fail("grep: the page's small grep knows fixed text only: grep -F '%s'", pattern)
		return 2
	}
	fits := fitter(pattern, on('i'), on('x'))
	out, found := output(), false
	read := input{"grep", "%s", "%s", "(standard input)", []string{"(standard input)"}}
	status := read.each(args, func(name string, in *os.File) error {
		prefix, number, hits := "", 0, 0
		if len(args) > 1 && !on('h') {
			prefix = name + ":"
		}
		err := eachLine(in, func(line []byte) error {
			number++
			if bytes.IndexByte(line, 0) >= 0 {
				return errors.New("the page's small grep reads text only")
			}
			if text := strings.TrimSuffix(string(line), "\n"); fits(text) != on('v') {
				found = true
				switch hits++; {
				case on('q'):
					return errEnough
				case on('c'):
				case on('n'):
					fmt.Fprintf(out, "%s%d:%s\n", prefix, number, text)
				default:
					fmt.Fprintf(out, "%s%s\n", prefix, text)
				}
				if !buffered {
					if err := out.Flush(); err != nil {
						return &writeError{err}
					}
				}
			}
			return nil
		})
		if on('c') && !on('q') {
			fmt.Fprintf(out, "%s%d\n", prefix, hits)
		}
		if errors.Is(err, errEnough) {
			return nil
		}
		return err
	})
	switch {
	case on('q') && found:
		return 0
	case status != 0:
		return max(2, flushed("grep", out, 2))
	}
	return flushed("grep", out, statusOf(found))
}

// fitter says whether a line has one of the lines of a pattern.
func fitter(pattern string, fold, whole bool) func(line string) bool {
	texts := strings.Split(pattern, "\n")
	return func(line string) bool {
		return slices.ContainsFunc(texts, func(text string) bool {
			if fold {
				text, line = strings.ToLower(text), strings.ToLower(line)
			}
			return whole && line == text || !whole && strings.Contains(line, text)
		})
	}
}
