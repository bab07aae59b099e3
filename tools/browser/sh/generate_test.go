package sh

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"testing"
)

// FuzzLines makes a script of a number, and finds no difference between this
// shell and dash. No two of its processes write to one place at a time.
func FuzzLines(f *testing.F) {
	dash, err := exec.LookPath("dash")
	if err != nil {
		f.Skip("not tried here: generated scripts against dash, which is not there")
	}
	bin := commandsIn(f)
	for n := range uint64(40) {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n uint64) {
		g := generator{rand.New(rand.NewPCG(n, 0))}
		script := g.list(4) + "\necho $? \"$x\" $y; cat f0 f1 f2 f3 2> /dev/null\n"
		want := result(t, dash, "/usr/bin:/bin", script)
		if got := result(t, filepath.Join(bin, "sh"), bin, script); got != want {
			t.Errorf("%s\n--- this shell\n%s\n--- dash\n%s", script, got, want)
		}
	})
}

type generator struct{ *rand.Rand }

func (g generator) pick(from ...string) string { return from[g.IntN(len(from))] }

// list is commands on one or more lines, no deeper than depth.
func (g generator) list(depth int) string {
	text := g.command(depth)
	for range g.IntN(3) {
		text += g.pick("; ", "\n", " && ", " || ") + g.command(depth)
	}
	return text
}

func (g generator) command(depth int) string {
	if depth == 0 || g.IntN(4) == 0 {
		return g.simple(depth)
	}
	a := func() string { return g.list(depth - 1) }
	switch g.IntN(12) {
	case 0:
		return "( " + a() + "\n)"
	case 1:
		return "{ " + a() + "\n}"
	case 2:
		return "! " + g.simple(depth)
	case 3:
		return fmt.Sprintf("if %s\nthen %s\nelse %s\nfi", a(), a(), a())
	case 4:
		return fmt.Sprintf("for y in %s %s; do %s\n%s; done", g.word(depth), g.word(depth), a(), g.pick("[ $y = a ] && continue", "[ a = $x ] && break", ":"))
	case 5:
		return fmt.Sprintf("{ %s\n} | %s", a(), g.pick("cat", "tail -n 1", "wc -l", "tr a b", "{ read y; cat; }", "sort", "while read x y; do echo \"[$y]\" $x; done", "(cat; exit 3)", "tee /dev/null"))
	case 6:
		return fmt.Sprintf("x=$( %s\n)", a())
	case 7:
		return fmt.Sprintf("%[1]s=0; while [ $%[1]s -lt %[2]d ]; do %[1]s=$((%[1]s+1)); %[3]s\ndone", fmt.Sprint("i", depth), g.IntN(3), a())
	case 8:
		return fmt.Sprintf("{ %s\n} %s f%d", a(), g.pick(">", ">>"), depth)
	case 9:
		return fmt.Sprintf("cat <<E\n%s %s\nE\n:", g.word(0), g.pick("$x", "$((2*3))", "\\$x", "$(echo a)"))
	case 10:
		return fmt.Sprintf("%s & wait $!", g.simple(0))
	}
	return g.simple(depth)
}

func (g generator) simple(depth int) string {
	w := func() string { return g.word(depth) }
	switch g.IntN(10) {
	case 0:
		return "x=" + w()
	case 1:
		return "printf '%s-%s\\n' " + w() + " " + w()
	case 2:
		return g.pick("true", "false", ":", "(exit 3)", "cat f0 2> /dev/null", "nosuch 2> /dev/null", "seq 3", "pwd > /dev/null", "echo $#")
	case 3:
		return fmt.Sprintf("[ %q %s %q ]", g.pick("a", "b c", "$x"), g.pick("=", "!="), g.pick("a", "$y", ""))
	case 4:
		return g.pick("y=1 ", "x=2 y=$x ") + g.pick("sh -c 'echo $x $y'", "true", "echo $y")
	case 5:
		return "echo " + w() + " > f0"
	}
	return "echo " + w() + " " + w()
}

func (g generator) word(depth int) string {
	if depth > 0 && g.IntN(5) == 0 {
		quote := g.pick("", `"`)
		return quote + "$( " + g.simple(depth-1) + ")" + quote
	}
	return g.pick("a", "'b  c'", `"$x"`, "$x", "$?", "${y}z", `"a $y"`, "$((1+2))", `\\`, `"\$x"`, "''", "$(echo a; echo b)", `"$(echo a; echo b)"`, "*", "'*'", "d\\ e", "${#x}")
}
