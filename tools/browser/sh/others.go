package sh

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func echoCommand(argv []string) int {
	if len(argv) > 1 && len(argv[1]) > 1 && strings.Trim(argv[1], "neE") == "-" && argv[1] != "-n" {
		return fail("echo: the page's small echo does not know %s", argv[1])
	}
	return printOut("echo", echo(argv, false), 0)
}

func printfCommand(argv []string) int {
	if len(argv) < 2 {
		return try("printf", "missing operand")
	}
	text, complaints, status := printf(argv[1:])
	status = printOut("printf", text, status)
	for _, c := range complaints {
		fail("printf: %s", c)
	}
	return status
}

func printOut(name, text string, status int) int {
	if _, err := io.WriteString(os.Stdout, text); err != nil {
		return fail("%s: write error: %s", name, reason(err))
	}
	return status
}

// seq counts.
func seq(argv []string) int {
	separator, args := "\n", argv[1:]
	if len(args) > 1 && args[0] == "-s" {
		separator, args = args[1], args[2:]
	}
	if len(args) == 0 {
		return try("seq", "missing operand")
	}
	if len(args) > 3 {
		return try("seq", "extra operand '%s'", args[3])
	}
	numbers := []int{1, 1, 0} // first, step, last
	for i, arg := range args {
		n, err := strconv.Atoi(arg)
		if err != nil {
			return fail("seq: the page's small seq does not know '%s'", arg)
		}
		switch {
		case i == len(args)-1:
			numbers[2] = n
		default:
			numbers[i] = n
		}
	}
	first, step, last := numbers[0], numbers[1], numbers[2]
	if step == 0 {
		return try("seq", "invalid Zero increment value: '%s'", args[1])
	}
	out := output()
	for n := first; step > 0 && n <= last || step < 0 && n >= last; n += step {
		if n != first {
			out.WriteString(separator)
		}
		if _, err := out.WriteString(strconv.Itoa(n)); err != nil {
			break // Flush says it
		}
	}
	if step > 0 && first <= last || step < 0 && first >= last {
		out.WriteByte('\n')
	}
	return flushed("seq", out, 0)
}

// yes repeats a line for as long as it is read.
func yes(argv []string) int {
	if len(argv) > 1 && strings.HasPrefix(argv[1], "-") {
		return fail("yes: the page's small yes does not know %s", argv[1])
	}
	line := cmp.Or(strings.Join(argv[1:], " "), "y") + "\n"
	lines := []byte(strings.Repeat(line, max(1, 8192/len(line))))
	for {
		if _, err := os.Stdout.Write(lines); err != nil {
			return fail("yes: standard output: %s", reason(err))
		}
	}
}

func sleep(argv []string) int {
	_, args, err := options(slices.DeleteFunc(slices.Clone(argv), func(arg string) bool {
		return len(arg) > 1 && arg[0] == '-' && '0' <= arg[1] && arg[1] <= '9'
	}), "")
	if err != nil {
		return 1
	}
	if len(args)+1 < len(argv) && !slices.Contains(argv, "--") {
		i := slices.IndexFunc(argv, func(arg string) bool { return strings.HasPrefix(arg, "-") })
		return try("sleep", "invalid option -- '%s'", argv[i][1:2])
	}
	if len(args) == 0 {
		return try("sleep", "missing operand")
	}
	var total time.Duration
	status := 0
	for _, arg := range args {
		number := strings.TrimRight(arg, "smhd")
		scale := map[string]float64{"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}[arg[len(number):]]
		seconds, err := strconv.ParseFloat(number, 64)
		if err != nil || scale == 0 || seconds < 0 || strings.ContainsAny(number, "_xX") {
			status = fail("sleep: invalid time interval '%s'", arg)
			continue
		}
		total += time.Duration(min(seconds*scale, 1e9) * float64(time.Second))
	}
	if status != 0 {
		return fail("Try 'sleep --help' for more information.")
	}
	time.Sleep(total)
	return 0
}

// ls lists folders, a name a line.
func ls(argv []string) int {
	has, args, err := options(argv, "1aAd")
	if err != nil {
		return 2
	}
	on := func(c byte) bool { _, ok := has[c]; return ok }
	if len(args) == 0 {
		args = []string{"."}
	}
	slices.Sort(args)
	out, status := output(), 0
	var files, folders []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			status = 2 * fail("ls: cannot access '%s': %s", arg, reason(err))
		case info.IsDir() && !on('d'):
			folders = append(folders, arg)
		default:
			files = append(files, arg)
		}
	}
	for _, name := range files {
		fmt.Fprintln(out, name)
	}
	for i, dir := range folders {
		if len(args) > 1 {
			if i > 0 || len(files) > 0 {
				fmt.Fprintln(out)
			}
			fmt.Fprintf(out, "%s:\n", dir)
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			status = 2 * fail("ls: cannot open directory '%s': %s", dir, reason(err))
		}
		var names []string
		if on('a') {
			names = []string{".", ".."}
		}
		for _, e := range entries {
			if on('a') || on('A') || e.Name()[0] != '.' {
				names = append(names, e.Name())
			}
		}
		slices.Sort(names)
		for _, name := range names {
			fmt.Fprintln(out, name)
		}
	}
	return flushed("ls", out, status)
}

// rm removes files.
func rm(argv []string) int {
	has, args, err := options(argv, "f")
	if err != nil {
		return 1
	}
	_, force := has['f']
	if len(args) == 0 && !force {
		return try("rm", "missing operand")
	}
	status := 0
	for _, arg := range args {
		info, err := os.Lstat(arg)
		if err == nil && info.IsDir() {
			err = syscall.EISDIR
		} else if err == nil {
			err = os.Remove(arg)
		}
		if err != nil && !(force && errors.Is(err, os.ErrNotExist)) {
			status = fail("rm: cannot remove '%s': %s", arg, reason(err))
		}
	}
	return status
}
