// Usher-ctx waits for a guest until it's told to stop.
package main

import (
	"context"
	"fmt"
	"os"
	"time"
)

func main() {
	door, street, err := os.Pipe()
	check(err)
	ctx, closing := context.WithCancel(context.Background())
	time.AfterFunc(time.Second, closing)
	buf := make([]byte, 16)
	n, err := read(ctx, door, buf)
	_, err = fmt.Printf("%q, %v\n", buf[:n], err)
	check(err)

	_, err = fmt.Fprint(street, "Bob")
	check(err)
	n, err = read(context.Background(), door, buf)
	_, err = fmt.Printf("%q, %v\n", buf[:n], err)
	check(err)
}

// read is door.Read, but it ends when the context does. Afterwards
// the file has no deadline.
func read(ctx context.Context, door *os.File, b []byte) (int, error) {
	ended := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		ended <- door.SetReadDeadline(time.Now())
	})
	n, err := door.Read(b)
	if stop() {
		return n, err
	}
	check(<-ended)
	// Without this, each later read would fail.
	check(door.SetReadDeadline(time.Time{}))
	if n > 0 {
		return n, nil // it came just in time
	}
	return 0, context.Cause(ctx)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "usher-ctx:", err)
		os.Exit(1)
	}
}
