// Publish-patient waits while the stream is full.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

func main() {
	ends := flag.Int("ends", 1, "how many ends to send")
	flag.Parse()
	ctx := context.Background()
	js := stream(ctx)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		guest := nats.NewMsg("GUESTS")
		guest.Data = in.Bytes()
		put(ctx, js, guest)
	}
	check(in.Err())
	for range *ends {
		end := nats.NewMsg("GUESTS")
		end.Header.Set("End", "true")
		put(ctx, js, end)
	}
}

// put stores a message. While the stream is full, it tries again.
func put(ctx context.Context, js jetstream.JetStream, msg *nats.Msg) {
	const full = "maximum messages exceeded"
	for {
		_, err := js.PublishMsg(ctx, msg)
		refused, ok := errors.AsType[*jetstream.APIError](err)
		if !ok || refused.Description != full {
			check(err)
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// stream connects to the server and makes the stream.
func stream(ctx context.Context) jetstream.JetStream {
	conn, err := nats.Connect(os.Getenv("NATS_URL"))
	check(err)
	js, err := jetstream.New(conn)
	check(err)
	guests := jetstream.StreamConfig{
		Name:      "GUESTS",
		Retention: jetstream.WorkQueuePolicy,
		MaxMsgs:   3,
		Discard:   jetstream.DiscardNew,
	}
	_, err = js.CreateOrUpdateStream(ctx, guests)
	check(err)
	return js
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "publish-patient:", err)
		os.Exit(1)
	}
}
