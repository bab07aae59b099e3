package book

import (
	"strings"
	"testing"
)

// TestRepository: the home page says how to get a copy of the book, where the
// repository is known, and a reader can report from any page what's wrong on it.
func TestRepository(t *testing.T) {
	book := smallSite(t)
	home := book["chapters/README.md"]
	home.Data = append(home.Data, "\n```text\ngit clone <repository> book && cd book\ngo test ./...\n```\n"...)
	for repo, want := range map[string]struct{ page, markdown, wrong string }{
		"": {"<pre><code>go test ./...\n</code></pre>", "```text\ngo test ./...\n```", ""},
		"https://example.com/r": {
			"<pre><code>git clone https://example.com/r book &amp;&amp; cd book\ngo test ./...\n</code></pre>",
			"```text\ngit clone https://example.com/r book && cd book\ngo test ./...\n```",
			`<a href="https://example.com/r/issues/new?title=One+%28one.html%29%3A+">Something wrong on this page?</a>`,
		},
	} {
		pages, err := Build(book, Options{Repo: repo}, NewCache(nil))
		if err != nil {
			t.Fatal(err)
		}
		for name, part := range map[string]string{"index.html": want.page, "book.html": want.page, "book.md": want.markdown, "one.html": want.wrong} {
			if !strings.Contains(string(pages[name]), part) {
				t.Errorf("with repository %q, %s lacks\n%s", repo, name, part)
			}
		}
		if repo == "" && strings.Contains(string(pages["one.html"]), "Something wrong") {
			t.Error("one.html leads to a repository that isn't known")
		}
	}
}

// TestMissing: a server shows 404.html at any address, so its links begin at the
// site's root, as the server writes that.
func TestMissing(t *testing.T) {
	for url, want := range map[string]string{"": "/", "https://example.com": "/", "https://example.com/a%23b/": "/a%23b/"} {
		pages, err := Build(smallSite(t), Options{URL: url}, NewCache(nil))
		if err != nil {
			t.Fatal(err)
		}
		if link := `<a href="` + want + `index.html">The contents</a>`; !strings.Contains(string(pages["404.html"]), link) {
			t.Errorf("at %q, 404.html lacks %s", url, link)
		}
	}
}
