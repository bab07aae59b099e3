package book

import (
	"go/scanner"
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/transcript"
)

func (b *Book) checkTranscripts(seen shown) {
	for name, t := range b.Transcripts {
		if !b.isShown(seen, name) && t.TestOnly == "" {
			b.errorf(name, 1, "no chapter shows it: refer to it, or begin it with \"# Test only: why\"")
		}
		if seen[name] && t.TestOnly != "" {
			b.errorf(name, 1, "a chapter shows it: remove \"# Test only\"")
		}
		if strings.Count(name, "/") != 2 {
			b.errorf(name, 1, "nothing runs it: move it to examples/CHAPTER/%s", path.Base(name))
			continue
		}
		// Only this test runs what the page shows.
		test := path.Join(path.Dir(name), transcriptsTestFile)
		if src, ok := b.texts[test]; !ok {
			b.errorf(name, 1, "nothing runs it: add %s, a copy of another chapter's", test)
		} else if src != TranscriptsTest {
			b.errorf(test, 1, "it may not run the transcripts: make it a copy of another chapter's")
		}
	}
}

const transcriptsTestFile = "transcripts_test.go"

// TranscriptsTest is the content of the file that runs a chapter's transcripts.
// It is the same in every chapter, so that none can test less.
const TranscriptsTest = `package transcripts_test

import (
	"testing"

	"example.com/pipes/tools/runner/runnertest"
)

func TestTranscripts(t *testing.T) { runnertest.Run(t) }
`

// posix are names that a program would shadow: utilities of POSIX, words of its
// shell, and a few more that readers have.
var posix = strings.Fields(`admin alias ar asa at awk basename batch bc bg break c99 c17 cal case cat cd cflow
	chgrp chmod chown cksum cmp colon comm command compress continue cp crontab csplit ctags cut cxref
	date dd delta df diff dirname do done dot du echo ed elif else env esac eval ex exec exit expand export expr
	false fc fg fi file find fold for fort77 fuser gencat get getconf getopts gettext grep hash head iconv id
	if in ipcrm ipcs jobs join kill lex link ln locale localedef logger logname lp ls m4 mailx make man
	mesg mkdir mkfifo more msgfmt mv newgrp ngettext nice nl nm nohup od paste patch pathchk pax pr printf
	prs ps pwd qalter qdel read readlink readonly realpath renice return rm rmdel rmdir sact sccs sed
	set sh shift sleep sort split strings strip stty tabs tail talk tee test then time timeout times touch
	tput tr trap true tsort tty type ulimit umask unalias uname uncompress unexpand unget uniq unlink unset until
	uucp uudecode uuencode uustat uux val vi wait wc what while who write xargs xgettext yacc yes zcat
	bash declare function git go let local python python3 select seq source strace sudo weave zsh`)

func (b *Book) checkPrograms(seen shown) {
	named := map[string]bool{}
	for _, t := range b.Transcripts {
		for _, e := range t.Exchanges {
			for _, w := range t.Named(e) {
				named[w] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.Programs)) {
		dirs := b.Programs[name]
		main := dirs[0] + "/main.go"
		if len(dirs) > 1 {
			b.errorf(dirs[1]+"/main.go", 1, "%s is a program of that name too: rename one of them", dirs[0])
		}
		if slices.Contains(posix, name) {
			b.errorf(main, 1, "%s is a name that systems or shells use, and the program would hide it: rename it", name)
		}
		if !isName(name) {
			b.errorf(main, 1, "a program's name is typed: rename its folder to small letters and digits with single hyphens between")
		}
		if f := b.files[main]; f != nil && f.Package != "main" {
			b.errorf(main, 1, "package %s is not a program: make it package main", f.Package)
		}
		if !named[name] && !b.halfRead {
			b.errorf(main, 1, "no transcript runs %s: name it in a .sh part", name)
		}
		if !b.isShown(seen, dirs[0]) {
			b.errorf(main, 1, "no chapter shows anything of %s: refer to it", name)
		}
	}
}

// checkFiles checks that each file of the examples is in its place, and that a
// page can show it.
func (b *Book) checkFiles(seen shown) {
	missing := map[string]bool{}
	for _, name := range b.fileNames {
		f := b.files[name]
		if strings.Count(name, "/") < 2 {
			b.errorf(name, 1, "a file belongs to a chapter: move it to examples/CHAPTER/")
			continue
		}
		if strings.ContainsFunc(name, notTyped) {
			b.errorf(name, 1, "its path is an address of the site, and is typed: rename it to letters, digits, '-', '_' and '.'")
		}
		folder := strings.Split(name, "/")[1]
		if b.chapters[folder+".md"] == nil && !b.hasErrors("chapters/"+folder+".md") && !missing[folder] {
			missing[folder] = true
			b.errorf(name, 1, "there is no chapter chapters/%s.md: rename the folder examples/%s", folder, folder)
		}
		for _, region := range f.Regions {
			if !b.isShown(seen, name+"#"+region.Name) {
				b.errorf(name, region.Line, "no chapter shows region %s: refer to it, or remove its marks", region.Name)
			}
		}
		switch {
		case path.Ext(name) == ".go":
			b.checkPlace(name, folder)
			b.checkBuilt(name, seen)
			b.errs = append(b.errs, b.examples[name].unfit...)
		case path.Ext(name) != ".txtar" && !strings.HasSuffix(name, recordingSuffix):
			b.errorf(name, 1, "neither a Go file nor a transcript nor a recording, so no test checks it: make it a data part of a transcript")
		}
	}
}

// notTyped says whether a character is none of those of a path.
func notTyped(r rune) bool {
	letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	return !letter && (r < '0' || '9' < r) && !strings.ContainsRune("_./-", r)
}

// checkPlace checks that a Go file is where go build or go test reads it:
// otherwise nothing compiles what a page shows of it.
func (b *Book) checkPlace(name, folder string) {
	dir, base := path.Split(name)
	switch depth := strings.Count(name, "/"); {
	case strings.Contains(name, "/testdata/") || strings.Contains(name, "/vendor/"):
		b.errorf(name, 1, "go build and go test ignore folders of this name: choose another")
	case depth == 2 && !strings.HasSuffix(base, "_test.go"):
		b.errorf(name, 1, "a program has a folder of its own: move it to examples/%s/PROGRAM/main.go", folder)
	case depth == 2 && base != transcriptsTestFile:
		b.errorf(name, 1, "another test here could keep the transcripts from being run: make it a transcript, or a test of a program, in its folder")
	case depth > 3:
		b.errorf(name, 1, "nothing builds it: a program is the Go files of one folder, examples/%s/PROGRAM", folder)
	case depth == 3 && b.files[dir+"main.go"] == nil && !b.hasErrors(dir+"main.go"):
		b.errorf(name, 1, "nothing builds it: a program begins in a file main.go")
	}
}

// checkSource checks the lines of a Go file, each for itself.
func checkSource(name, src string) (errs scanner.ErrorList) {
	line := 0
	for text := range strings.Lines(src) {
		line++
		errs = append(errs, checkWidth(name, line, strings.TrimSuffix(text, "\n"))...)
		if strings.Contains(text, `"example.com/pipes/`) && !strings.HasSuffix(name, "_test.go") {
			errs = append(errs, errorAt(name, line, "an example has to be complete by itself: use the standard library, not a package of this module")...)
		}
	}
	return errs
}

// checkWidth checks that a line of a listing fits on a page without wrapping.
func checkWidth(name string, line int, text string) scanner.ErrorList {
	if w := transcript.Columns(text); w > transcript.MaxColumns {
		return errorAt(name, line, "the line is %d columns wide (a tab is 4): break it before column %d", w, transcript.MaxColumns)
	}
	return nil
}
