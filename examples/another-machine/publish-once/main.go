// Publish-once stores each line of its input once, even if it's run
// again.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"

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
		_, err := js.Publish(ctx, "GUESTS", in.Bytes(),
			jetstream.WithMsgID("guest "+in.Text()))
		check(err)
	}
	check(in.Err())
	for i := range *ends {
		end := nats.NewMsg("GUESTS")
		end.Header.Set("End", "true")
		_, err := js.PublishMsg(ctx, end,
			jetstream.WithMsgID(fmt.Sprint("end ", i)))
		check(err)
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
	}
	_, err = js.CreateOrUpdateStream(ctx, guests)
	check(err)
	return js
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "publish-once:", err)
		os.Exit(1)
	}
}
