package site_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/site"
)

func TestPlainCSS(t *testing.T) {
	const css = `/* Why. */
:root {
  --ink: light-dark(#000, #fff); /* text */
  --wide: calc(1ch + 2*var(--edge));
}
a > b, i::before { content: " (" attr(href) ")"; color: var(--ink) }
@media (max-width: 44rem) {
  a:not(:hover) { margin: 0 auto }
}
`
	const want = `:root{--ink:light-dark(#000,#fff);--wide:calc(1ch + 2*var(--edge))}` +
		`a>b,i::before{content:" (" attr(href) ")";color:var(--ink)}` +
		`@media (max-width:44rem){a:not(:hover){margin:0 auto}}`
	if got := string(site.PlainCSS([]byte(css))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPlainJS(t *testing.T) {
	const js = `// Why.
const of = async (node, {name}) => {
	/** @type {any} */ (node).title = name + ' // kept' // not kept
}
export {of}
`
	const want = "const of=async(e,{name:t})=>{e.title=t+\" // kept\"};export{of}"
	if got, err := site.PlainJS([]byte(js)); string(got) != want || err != nil {
		t.Errorf("got\n%s, %v\nwant\n%s", got, err, want)
	}
	const wrong = "2: unexpected EOF in expression"
	if _, err := site.PlainJS([]byte("const a = 1\nconst b =")); err == nil || err.Error() != wrong {
		t.Errorf("%v, want %s", err, wrong)
	}
}

// TestWrap: a line may be broken where a phone has no room for a word of it,
// behind a parenthesis, and nowhere else.
func TestWrap(t *testing.T) {
	l := site.Listing{Lines: []site.CodeLine{
		{Number: 1, HTML: `	check(pipein.SetReadDeadline(<span class="k">time</span>.Time{}()))`},
		{Number: 2, HTML: `	check(os.Setenv("A", &#34;quoted&#34;))`},
	}}
	const want = `<span class="line t1" data-n="1">	check(<wbr/>pipein.SetReadDeadline(<wbr/><span class="k">time</span>.Time{}()))
</span><span class="line t1">	check(os.Setenv("A", &#34;quoted&#34;))
</span>`
	if got := lines(figure(site.OnPage.Listing, l)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestNumbers: a line of a listing has its number only where it doesn't follow
// from the line before.
func TestNumbers(t *testing.T) {
	l := site.Listing{Lines: []site.CodeLine{{Number: 7, HTML: "a"}, {Number: 8, HTML: "b"}, {Number: 10, HTML: "c"}}}
	const want = `<span class="line" data-n="7">a
</span><span class="line">b
</span><span class="line" data-n="10">c
</span>`
	if got := lines(figure(site.OnPage.Listing, l)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestBare: on the page of the whole book, a line has an element of its own only
// where it needs one: it was changed or marked, or a phone has to wrap it. Nothing
// is only coloured.
func TestBare(t *testing.T) {
	l := site.Listing{Since: "old.go", Lines: []site.CodeLine{
		{HTML: `<span class="k">func</span> <span class="f">main</span>() { <span class="c">// why</span>`},
		{HTML: `	a()`, Change: "removed"},
		{HTML: `	b()`, Marked: true},
		{HTML: `	s := &#34;234567890123456789012345678&#34;`},
		{HTML: `	s := &#34;2345678901234567890123456789&#34;`},
		{HTML: `}`},
	}}
	const want = `func <span class="f">main</span>() { <span class="c">// why</span>
<del class="line t1"><span class="sign">−</span>	a()
</del><span class="line marked t1">	b()
</span>	s := &#34;234567890123456789012345678&#34;
<span class="line t1">	s := &#34;2345678901234567890123456789&#34;
</span>}
`
	if got := lines(figure(site.InWhole.Listing, l)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// In its chapter, what changed has its colours.
	coloured := strings.Replace(want, "func", `<span class="k">func</span>`, 1)
	if got := lines(figure(site.OnPage.Listing, l)); got != coloured {
		t.Errorf("got\n%s\nwant\n%s", got, coloured)
	}
	e := site.Exchange{Command: []string{"writer"}, Out: [][]site.Span{{{Text: "Bob é"}}, {{Text: strings.Repeat("é", 37)}}}}
	const typed = "<span class=\"prompt\">$ </span>writer\n"
	out := "Bob é\n<span class=\"line\">" + strings.Repeat("é", 37) + "\n</span>"
	if got := figure(site.InWhole.Exchange, e); lines(got) != typed || !strings.Contains(got, ">"+out+"<") {
		t.Errorf("got\n%s\nwant\n%s%s", got, typed, out)
	}
}

// figure is what is written of something.
func figure[T any](write func(*bytes.Buffer, T), of T) string {
	var b bytes.Buffer
	write(&b, of)
	return b.String()
}

// lines are what stands between the first tags <code> and </code>.
func lines(figure string) string {
	_, code, _ := strings.Cut(figure, "<code>")
	code, _, _ = strings.Cut(code, "</code>")
	return code
}

// TestExchange: what a program printed and what stands for something that
// varies cannot be taken for one another, whatever the program prints.
func TestExchange(t *testing.T) {
	html := figure(site.OnPage.Exchange, site.Exchange{
		Caption: "Five", ID: "run-five", Path: "examples/a/b.txtar", Href: "b.html", Name: "a/b#five",
		Command: []string{"spam |", "  reader <in"},
		Out:     [][]site.Span{{{Text: "<var>"}, {Text: "parent", Kind: "pid"}, {Text: "pid", Kind: "pid"}}},
		Err:     [][]site.Span{{{Text: `\x1b`, Kind: "control"}}},
		Status:  "2",
	})
	const pill = `<var class="pill" title="a value that differs from run to run: pid">`
	const want = `<figure class="exchange" id="run-five" data-name="a/b#five"><figcaption><details><summary><b>Five</b> <small>source</small></summary>
<p><a href="b.html">examples/<wbr/>a/<wbr/>b.txtar</a>; <var class="pill">tinted words</var> stand for what differs from run to run</p>
<p class="again">Run it yourself: <code>go tool weave run a/<wbr/>b#five</code></p></details></figcaption>
<div class="terminal"><div class="tools"></div>
<pre class="command"><code><span class="line"><span class="prompt">$ </span>spam |
</span><span class="line"><span class="prompt">&gt; </span>  reader &lt;in
</span></code></pre>
<pre class="out"><samp><span class="line">&lt;var&gt;` + pill + `parent pid</var>` + pill + `pid</var>
</span></samp></pre>
<pre class="err"><span class="label">stderr</span><samp><span class="line"><span class="control">\x1b</span>
</span></samp></pre>
<p class="status">exit status <b>2</b></p>
</div></figure>

`
	if html != want {
		t.Errorf("got\n%s\nwant\n%s", html, want)
	}
}

// TestContents: the bar at the side lists every chapter, with the page that is
// open among them. In a book of hundreds, it lists those near it.
func TestContents(t *testing.T) {
	for _, c := range []struct{ parts, each, want int }{{5, 6, 30}, {50, 40, 17}} {
		f := site.Frame{Root: "../"}
		for i := range c.parts {
			var p site.Part
			for j := range c.each {
				p.Pages = append(p.Pages, site.Link{Href: fmt.Sprintf("%d-%d.html", i, j)})
			}
			f.Parts = append(f.Parts, p)
		}
		f.Path = f.Parts[3].Pages[4].Href
		var got []string
		for _, p := range f.Contents() {
			for _, l := range p.Pages {
				got = append(got, l.Href)
			}
		}
		if len(got) != c.want || !slices.Contains(got, "#main") || !slices.Contains(got, "../3-5.html") {
			t.Errorf("of %d parts with %d pages each, page 4 of part 3 lists %q, want %d pages", c.parts, c.each, got, c.want)
		}
	}
}
