// Envelope reads messages with a header, as language servers do.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"strconv"
)

const limit = 4 << 20 // bytes in a message

func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		msg, err := read(in)
		if err == io.EOF {
			return
		}
		check(err)
		_, err = fmt.Printf("%d %q\n", len(msg), msg)
		check(err)
	}
}

// read returns the next message, or io.EOF when there is none.
func read(in *bufio.Reader) ([]byte, error) {
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err == io.EOF && len(header) > 0 { // cut in the header
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseUint(header.Get("Content-Length"), 10, 32)
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, errors.New("the message is too long")
	}
	msg := make([]byte, n)
	_, err = io.ReadFull(in, msg)
	if err == io.EOF { // too early: a message was announced
		err = io.ErrUnexpectedEOF
	}
	return msg, err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "envelope:", err)
		os.Exit(1)
	}
}
