package trace

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/scanner"
	"go/token"
	"maps"
	"path"
	"slices"
)

// Digest is a short name for a command and the files it works with, by path:
// the sources of the programs it names, the data it reads, the output it is
// held to. A recording keeps it, and is stale when it no longer agrees. Of Go files only the tokens
// count, so that a comment or another formatting makes no recording stale.
func Digest(command string, files map[string][]byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "command %q\n", command)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "file %q\n", name)
		if path.Ext(name) != ".go" {
			fmt.Fprintf(h, "%q\n", files[name])
			continue
		}
		for _, word := range tokens(files[name]) {
			fmt.Fprintf(h, "%q\n", word)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// checksum is a short name for the text of a recording.
func checksum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// tokens are those of a Go file that mean something: no comments, and none
// that only breaking a line adds (semicolons, the comma before a closing
// bracket on its own line).
func tokens(src []byte) []string {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, func(token.Position, string) {}, 0) // what does not compile is told elsewhere
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
