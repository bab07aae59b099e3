//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// fill: how many bytes fit, in writes of the given size?
func fill() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	size, err := strconv.Atoi(os.Args[2])
	if err != nil {
		return err
	}
	w.SetWriteDeadline(time.Now().Add(200 * time.Millisecond))
	total := 0
	for {
		n, err := w.Write(make([]byte, size))
		total += n
		if err != nil {
			fmt.Println(size, total, err)
			return r.Close()
		}
	}
}

// blocks: does a read wait for a write, and a write for a read?
func blocks() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd := again("read3", r)
	if err := errors.Join(cmd.Start(), r.Close()); err != nil {
		return err
	}
	n, err := w.Write(make([]byte, 300_000))
	fmt.Println("written", n, err)
	return errors.Join(w.Close(), cmd.Wait())
}

func read3() error {
	data, err := io.ReadAll(os.NewFile(3, "3"))
	fmt.Println("read", len(data), err)
	return nil
}

func write3() error {
	_, err := os.NewFile(3, "3").WriteString("from a child\n")
	return err
}

// twoWriters: the end of file comes after the last writer.
func twoWriters() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	for range 2 {
		if err := again("write3", w).Run(); err != nil {
			return err
		}
	}
	r.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	data, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", data, err)
	r.SetReadDeadline(time.Time{})
	err = w.Close()
	data, err2 := io.ReadAll(r)
	fmt.Printf("%q %v %v\n", data, err, err2)
	return nil
}

const long = 300_000 // bytes, far more than a pipe has room for

// torn: does another's write get in between the bytes of a long one?
func torn() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	first, second := again("write-long", w), again("write-long", w)
	if err := errors.Join(first.Start(), second.Start(), w.Close()); err != nil {
		return err
	}
	in, last, run, torn := bufio.NewReader(r), byte(0), 0, false
	for total := 0; total < 1000*long && !torn; total++ {
		b, err := in.ReadByte()
		if err != nil {
			return err
		}
		if b != last {
			torn, last, run = run%long != 0, b, 0
		}
		run++
	}
	fmt.Println("torn:", torn)
	return errors.Join(r.Close(), first.Wait(), second.Wait())
}

// writeLong makes long writes of a byte that another process does not write,
// until nobody reads.
func writeLong() error {
	w, line := os.NewFile(3, "3"), bytes.Repeat([]byte{byte(os.Getpid())}, long)
	for {
		if _, err := w.Write(line); err != nil {
			return nil
		}
	}
}

func epipe() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	r.Close()
	_, err = w.Write([]byte("x"))
	fmt.Println(err, errors.Is(err, syscall.EPIPE))
	return nil
}

func flood() error {
	for {
		if _, err := fmt.Println(strings.Repeat("flood ", 100)); err != nil {
			return err
		}
	}
}

// closed: what does a read say whose file is closed meanwhile?
func closed() error {
	r, _, err := os.Pipe()
	if err != nil {
		return err
	}
	time.AfterFunc(50*time.Millisecond, func() { r.Close() })
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err, errors.Is(err, os.ErrClosed))
	return nil
}

func deadlines() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	buf := make([]byte, 8)
	r.SetReadDeadline(time.Now().Add(-time.Second))
	_, err = r.Read(buf)
	fmt.Println("past:", err)
	r.SetReadDeadline(time.Time{})
	w.WriteString("there")
	n, err := r.Read(buf)
	fmt.Println("none:", n, err)
	r.Fd() // makes it blocking: the deadline no longer counts
	r.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	time.AfterFunc(100*time.Millisecond, func() { w.WriteString("late") })
	n, err = r.Read(buf)
	fmt.Println("after Fd:", n, err)
	fmt.Println("stdin:", os.Stdin.SetReadDeadline(time.Now()))
	return nil
}

func odd() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	_, err = w.Read(make([]byte, 1))
	fmt.Println(err)
	_, err = r.Write([]byte("x"))
	fmt.Println(err)
	_, err = r.Seek(0, io.SeekStart)
	fmt.Println(err)
	info, err := r.Stat()
	fmt.Println(info.Mode(), info.Size(), err, r.Name())
	_, err = exec.LookPath("no-such-program")
	fmt.Println(err)
	fmt.Println(exec.Command("/no/such").Run())
	_, err = os.ReadFile("no-such-file")
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	fmt.Println(w.Close(), w.Close())
	return nil
}

// files: what one process writes another reads.
func files() error {
	if err := os.WriteFile("file", []byte("one\n"), 0o666); err != nil {
		return err
	}
	f, err := os.OpenFile("file", os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	cmd := exec.Command("echo", "two")
	cmd.Stdout = f
	if err := errors.Join(cmd.Run(), f.Close()); err != nil {
		return err
	}
	data, err := os.ReadFile("file")
	fmt.Printf("%q %v\n", data, err)
	if err := os.WriteFile("other", []byte("old\n"), 0o666); err != nil {
		return err
	}
	fmt.Println(os.Rename("file", "other"), os.Rename("file", "other"))
	data, err = os.ReadFile("other")
	fmt.Printf("%q %v %v\n", data, err, os.Remove("other"))
	return nil
}

// sip: what does a read of one byte cost, into a buffer of the given size?
func sip() error {
	size, err := strconv.Atoi(os.Args[2])
	if err != nil {
		return err
	}
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	buf := make([]byte, size)
	for range 1000 {
		if _, err := w.Write([]byte("x")); err != nil {
			return err
		}
		if n, err := r.Read(buf); n != 1 || err != nil {
			return fmt.Errorf("%d bytes, %v", n, err)
		}
	}
	return nil
}

// pour: what do so many writes of the given size cost?
func pour() error {
	times, err := strconv.Atoi(os.Args[2])
	if err != nil {
		return err
	}
	size, err := strconv.Atoi(os.Args[3])
	if err != nil {
		return err
	}
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	sent := make(chan error, 1)
	go func() {
		var err error
		for n := 0; err == nil && n < times; n++ {
			_, err = w.Write(make([]byte, size))
		}
		sent <- errors.Join(err, w.Close())
	}()
	for buf := make([]byte, 4096); err == nil; {
		_, err = r.Read(buf)
	}
	if err != io.EOF {
		return err
	}
	return <-sent
}
