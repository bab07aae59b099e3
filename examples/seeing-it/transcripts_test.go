package transcripts_test

import (
	"testing"

	"example.com/pipes/tools/runner/runnertest"
)

func TestTranscripts(t *testing.T) { runnertest.Run(t) }
