// Upper-peeking flushes unless another whole line has been read.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		_, werr := out.WriteString(strings.ToUpper(line))
		if !lineReady(in) {
			werr = out.Flush()
		}
		check(werr)
		if err == io.EOF {
			return
		}
		check(err)
	}
}

// lineReady says whether a whole line has been read already.
func lineReady(in *bufio.Reader) bool {
	ahead, err := in.Peek(in.Buffered())
	return err == nil && bytes.IndexByte(ahead, '\n') >= 0
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "upper-peeking:", err)
		os.Exit(1)
	}
}
