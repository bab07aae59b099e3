// With-nats runs lines for the shell while a nats-server is running.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

func main() {
	log, w, err := os.Pipe()
	check(err)
	server := exec.Command("nats-server", "-js", "-sd", "store",
		"-a", "127.0.0.1", "-p", "-1") // -1: any port that's free
	server.Stderr = w
	check(server.Start())
	check(w.Close())
	url := ready(log)
	var errs []error
	for _, line := range os.Args[1:] {
		sh := exec.Command("sh", "-c", line)
		sh.Env = append(os.Environ(), "NATS_URL="+url,
			fmt.Sprint("NATS_PID=", server.Process.Pid))
		sh.Stdout, sh.Stderr = os.Stdout, os.Stderr
		if err := sh.Run(); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", line, err))
		}
	}
	server.Process.Signal(os.Interrupt) // it may have ended already
	errs = append(errs, server.Wait())
	check(errors.Join(errs...))
}

// ready waits until the server says that it's ready. It returns the
// server's address, and goes on reading what the server prints.
func ready(log io.Reader) (url string) {
	in := bufio.NewScanner(log)
	for in.Scan() {
		_, address, ok := strings.Cut(in.Text(), "connections on ")
		if ok {
			url = "nats://" + address
		}
		if strings.HasSuffix(in.Text(), "Server is ready") {
			go io.Copy(io.Discard, log)
			return url
		}
	}
	check(errors.Join(errors.New("no server"), in.Err()))
	return ""
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "with-nats:", err)
		os.Exit(1)
	}
}
