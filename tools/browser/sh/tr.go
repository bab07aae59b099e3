package sh

import (
	"os"
	"strings"
)

var classes = map[string]string{
	"[:lower:]": "a-z", "[:upper:]": "A-Z", "[:digit:]": "0-9",
	"[:alpha:]": "A-Za-z", "[:alnum:]": "0-9A-Za-z", "[:space:]": `\t-\r `, "[:blank:]": `\t `,
}

// tr changes bytes into others, or takes them out.
func tr(argv []string) int {
	has, args, err := options(argv, "ds")
	if err != nil {
		return 1
	}
	_, deletes := has['d']
	_, squeezes := has['s']
	switch want := 2; {
	case deletes && squeezes:
		return fail("tr: the page's small tr does not know -d with -s")
	case len(args) == 0:
		return try("tr", "missing operand")
	case (deletes || squeezes) && len(args) == 1:
		want = 1
		fallthrough
	default:
		if len(args) < want {
			return try("tr", "missing operand after '%s'\nTwo strings must be given when translating.", args[0])
		}
		if len(args) > want || deletes && len(args) > 1 {
			why := ""
			if deletes && len(args) == 2 {
				why = "\nOnly one string may be given when deleting without squeezing repeats."
			}
			return try("tr", "extra operand '%s'"+why, args[len(args)-1])
		}
	}
	from, ok := trSet(args[0])
	to := from
	if ok && len(args) > 1 {
		to, ok = trSet(args[1])
	}
	if !ok {
		return fail("tr: the page's small tr does not know '%s'", strings.Join(args, "' '"))
	}
	if len(to) == 0 && len(from) > 0 {
		return fail("tr: when not truncating set1, string2 must be non-empty")
	}
	table, squeezed := trTable(from, to), map[byte]bool{}
	if squeezes {
		for _, c := range []byte(to) {
			squeezed[c] = true
		}
	}
	out, last := output(), -1
	inputIsRead = true
	err = eachBlock(os.Stdin, func(b []byte) error {
		for _, c := range b {
			if deletes && strings.IndexByte(from, c) >= 0 {
				continue
			}
			c = table[c]
			if int(c) == last && squeezed[c] {
				continue
			}
			last = int(c)
			if err := out.WriteByte(c); err != nil {
				return &writeError{err}
			}
		}
		return nil
	})
	if err != nil && out.Flush() == nil {
		return fail("tr: read error: %s", reason(err))
	}
	closeInput()
	return flushed("tr", out, 0)
}

func trTable(from, to string) (table [256]byte) {
	for i := range table {
		table[i] = byte(i)
	}
	for i, c := range []byte(from) {
		table[c] = to[min(i, len(to)-1)]
	}
	return table
}

// trSet gives the bytes of a set, in order.
func trSet(set string) (string, bool) {
	for class, bytes := range classes {
		set = strings.ReplaceAll(set, class, bytes)
	}
	if strings.Contains(set, "[:") || strings.Contains(set, "[=") || strings.Contains(set, "*]") {
		return "", false
	}
	var out []byte
	for set != "" {
		var c byte
		c, set = trByte(set)
		if len(set) < 2 || set[0] != '-' {
			out = append(out, c)
			continue
		}
		var end byte
		end, set = trByte(set[1:])
		if end < c {
			return "", false
		}
		for n := int(c); n <= int(end); n++ {
			out = append(out, byte(n))
		}
	}
	return string(out), true
}

func trByte(set string) (byte, string) {
	if set[0] != '\\' || len(set) == 1 {
		return set[0], set[1:]
	}
	text, n := escape(set[1:], false)
	if n == 0 {
		return set[1], set[2:]
	}
	return text, set[1+n:]
}
