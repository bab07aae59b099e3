package sh

// A node is a command, or commands put together.
type node interface {
	run(s *shell) int
	from() source
}

// A source is what a node was read from: a subshell reads it again.
type source struct {
	text string
	line int
}

func (s source) from() source { return s }

type (
	list struct {
		source
		items []item
	}
	item struct {
		node
		background bool
	}
	andOr struct {
		source
		left, right node
		or          bool
	}
	pipeline struct {
		source
		commands []node
		not      bool
	}
	group struct { // { … } or ( … )
		source
		body      node
		subshell  bool
		redirects []redirect
	}
	simple struct {
		source
		assigns   []assign
		words     []word
		redirects []redirect
	}
	assign struct {
		name  string
		value word
	}
	redirect struct {
		op     string
		fd     int
		target word
		line   int
	}
)
