//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"
)

func killed() error {
	for _, s := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		cmd := exec.Command("sleep", "10")
		if err := cmd.Start(); err != nil {
			return err
		}
		cmd.Process.Signal(s)
		err := cmd.Wait()
		fmt.Println(err, cmd.ProcessState.ExitCode(), cmd.Process.Signal(s))
	}
	return nil
}

// notified: who asked for SIGPIPE gets it, and EPIPE, and lives.
func notified() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	r.Close()
	c := make(chan os.Signal, 8)
	signal.Notify(c, syscall.SIGPIPE)
	_, err = w.WriteString("x")
	fmt.Println(err, <-c)
	signal.Stop(c) // it waits for the receiver of signals
	signal.Reset(syscall.SIGPIPE)
	signal.Ignore(syscall.SIGTERM)
	self, err := os.FindProcess(os.Getpid())
	fmt.Println(self.Signal(syscall.SIGTERM), err, signal.Ignored(syscall.SIGTERM))
	return nil
}

// leak: a descriptor that is not close-on-exec goes on to every child.
func leak() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	fd, err := syscall.Dup(int(w.Fd()))
	if err != nil {
		return err
	}
	w.Close()
	cmd := exec.Command("sleep", "0.3")
	if err := cmd.Start(); err != nil {
		return err
	}
	syscall.Close(fd)
	r.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	_, err = r.Read(make([]byte, 1))
	fmt.Println("while the child lives:", err)
	r.SetReadDeadline(time.Time{})
	_, err = r.Read(make([]byte, 1))
	fmt.Println("then:", err)
	return cmd.Wait()
}

func asleep() error {
	<-make(chan int)
	return nil
}

func talk() error {
	cmd := exec.Command("cat")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	buf := make([]byte, 8)
	for i := range 3 {
		fmt.Fprintf(in, "line %d\n", i)
		n, err := out.Read(buf)
		fmt.Printf("%q %v\n", buf[:n], err)
	}
	return errors.Join(in.Close(), cmd.Wait())
}

// timeout: a context ends a child that nobody reads from.
func timeout() error {
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	cmd := exec.CommandContext(ctx, "probe", "flood")
	if _, err := cmd.StdoutPipe(); err != nil {
		return err
	}
	fmt.Println(cmd.Start(), cmd.Wait(), ctx.Err())
	return nil
}

// stuck: the parent forgot to close its write end, and waits for the child.
func stuck() error {
	r, _, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd := exec.Command("cat")
	cmd.Stdin = r
	return cmd.Run()
}

func wait() error {
	select {
	case <-time.After(time.Minute):
	}
	return nil
}

func orphan() error {
	cmd := again("wait")
	return cmd.Start()
}

// hog takes all the memory there is.
func hog() error {
	var all [][]byte
	for {
		all = append(all, make([]byte, 16<<20))
	}
}

// crash prints through the runtime, not through package os.
func crash() error {
	println("about to crash")
	var m map[string]int
	m["x"] = 1
	return nil
}
