package book

import (
	"strings"

	"example.com/pipes/tools/transcript"
)

// TranscriptName is what the verb run calls a transcript: CHAPTER/TRANSCRIPT.
func TranscriptName(path string) string {
	return strings.TrimSuffix(strings.TrimPrefix(path, "examples/"), ".txtar")
}

// ExchangeName is what it calls an exchange: CHAPTER/TRANSCRIPT#EXCHANGE.
func ExchangeName(path string, e *transcript.Exchange) string {
	return TranscriptName(path) + "#" + e.Name
}
