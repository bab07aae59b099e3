package stored

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/scanner"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
)

// Digest is a hash of a command and of the files that its run depends on, by
// path: the sources of the programs, the data they read, the output that is
// expected. A recording is stale when its digest is no longer this one. Of a Go
// file only the tokens count, so a new comment makes no recording stale.
func Digest(command string, files map[string]string) string {
	h := sha256.New()
	fmt.Fprintf(h, "command %q\n", command)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "file %q\n", name)
		if path.Ext(name) != ".go" {
			fmt.Fprintf(h, "%q\n", files[name])
			continue
		}
		var line []byte
		for _, word := range tokens([]byte(files[name])) {
			line = append(strconv.AppendQuote(line[:0], word), '\n')
			h.Write(line)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// checksum is a hash of the text of a recording.
func checksum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// tokens are the tokens of a Go file, without those that depend on where lines
// break: semicolons, and a comma before a closing bracket.
func tokens(src []byte) []string {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, func(token.Position, string) {}, 0) // the build reports what does not compile
	var words []string
	for {
		_, tok, lit := s.Scan()
		switch {
		case tok == token.EOF:
			return words
		case tok == token.SEMICOLON:
			continue
		case tok == token.RPAREN || tok == token.RBRACK || tok == token.RBRACE:
			if n := len(words); n > 0 && words[n-1] == "," {
				words = words[:n-1]
			}
		}
		if lit == "" {
			lit = tok.String()
		}
		words = append(words, lit)
	}
}
