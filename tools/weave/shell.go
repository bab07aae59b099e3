package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"example.com/pipes/tools/book"
)

// shell is the verb: it opens the reader's own shell with every program of
// the book on PATH, and ends with its status.
func shell(ctx context.Context, root string, args []string) error {
	if err := parseFlags(flag.NewFlagSet("shell", flag.ContinueOnError), args, ""); err != nil {
		return err
	}
	b, _ := book.Read(os.DirFS(root), book.NewCache(nil)) // a mistake in a chapter keeps no program from running
	programs := map[string]string{}
	for name, dirs := range b.Programs {
		programs[name] = dirs[0]
	}
	bin, err := buildPrograms(ctx, root, ".shell", programs)
	if err != nil {
		return err
	}
	cmd, known, err := shellCommand(bin)
	if err != nil {
		return err
	}
	where := "on PATH"
	if !known {
		where = "in " + bin + ", which is on PATH unless your shell's own files set another"
	}
	fmt.Fprintf(os.Stderr, "%d programs of the book are %s (go tool weave list names them); exit leaves.\n", len(programs), where)
	return passOn(cmd)
}

// The shells read these files after the reader's own, which may set PATH too.
//
//go:embed shell
var shellFiles embed.FS

// shellCommand is the shell that the environment names, with bin first on its
// PATH. Of a shell that is not known, its own files may set another PATH.
func shellCommand(bin string) (cmd *exec.Cmd, known bool, err error) {
	name := os.Getenv("SHELL")
	if runtime.GOOS == "windows" && name == "" {
		name = os.Getenv("COMSPEC")
	}
	if name == "" {
		name = "/bin/sh"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, false, fmt.Errorf("SHELL is %q: %w: set it to the shell to open", name, errors.Unwrap(err))
	}
	files := filepath.Join(filepath.Dir(bin), ".shellrc")
	if err := writeShellFiles(files); err != nil {
		return nil, false, err
	}
	cmd = exec.Command(path)
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "WEAVE_BIN="+bin)
	switch strings.TrimSuffix(filepath.Base(path), ".exe") {
	case "bash":
		cmd.Args = append(cmd.Args, "--rcfile", filepath.Join(files, "bashrc"))
	case "zsh":
		cmd.Env = append(cmd.Env, "WEAVE_ZDOTDIR="+os.Getenv("ZDOTDIR"), "ZDOTDIR="+files)
	case "fish":
		cmd.Args = append(cmd.Args, "--init-command", "set -gx PATH $WEAVE_BIN $PATH")
	case "sh", "dash", "ash", "ksh", "mksh":
		cmd.Env = append(cmd.Env, "WEAVE_ENV="+os.Getenv("ENV"), "ENV="+filepath.Join(files, "shrc"))
	case "cmd": // which reads no files
	default:
		return cmd, false, nil
	}
	return cmd, true, nil
}

func writeShellFiles(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for file, name := range map[string]string{"bashrc": "bashrc", "zshenv": ".zshenv", "zshrc": ".zshrc", "shrc": "shrc"} {
		data, err := fs.ReadFile(shellFiles, "shell/"+file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// passOn gives the terminal to a command until it ends. Ctrl-C is between the
// terminal and the command; that the terminal has gone, it must be told.
func passOn(cmd *exec.Cmd) error {
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGHUP, syscall.SIGTERM)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() {
		for range gone {
			// It fails only where the shell has ended already.
			_ = cmd.Process.Signal(syscall.SIGHUP)
		}
	}()
	err := cmd.Wait()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		if w, ok := failed.Sys().(syscall.WaitStatus); ok && w.Signaled() {
			return exitStatus(128 + int(w.Signal()))
		}
		return exitStatus(failed.ExitCode())
	}
	return err
}
