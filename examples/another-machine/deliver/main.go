// Deliver starts a program for each message of the stream.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

func main() {
	wait := flag.Duration("wait", 30*time.Second,
		"how long until a message comes again")
	flag.Parse()
	if flag.NArg() == 0 {
		check(errors.New("name a program"))
	}
	_, err := exec.LookPath(flag.Arg(0))
	check(err)
	msgs := messages(*wait)
	for {
		msg, err := msgs.Next()
		check(err)
		if msg.Headers().Get("End") != "" {
			check(msg.DoubleAck(context.Background()))
			return
		}
		handle(msg)
	}
}

// messages asks the consumer, the server's record of what was
// delivered and what was acknowledged.
func messages(wait time.Duration) jetstream.MessagesContext {
	conn, err := nats.Connect(os.Getenv("NATS_URL"))
	check(err)
	js, err := jetstream.New(conn)
	check(err)
	reader := jetstream.ConsumerConfig{
		Durable:       "reader",
		AckWait:       wait,
		MaxAckPending: 1,
	}
	guests, err := js.CreateOrUpdateConsumer(
		context.Background(), "GUESTS", reader)
	check(err)
	msgs, err := guests.Messages(jetstream.PullMaxMessages(1))
	check(err)
	return msgs
}

// handle runs the program for a message, and acknowledges it.
func handle(msg jetstream.Msg) {
	if err := run(msg); err != nil {
		fmt.Fprintf(os.Stderr, "deliver: %s: %v\n",
			msg.Data(), err)
		check(msg.Nak())
		return
	}
	check(msg.DoubleAck(context.Background()))
}

// run runs the program, with the message as its standard input.
func run(msg jetstream.Msg) error {
	about, err := msg.Metadata()
	check(err)
	cmd := exec.Command(flag.Arg(0), flag.Args()[1:]...)
	cmd.Env = append(os.Environ(),
		fmt.Sprint("NUMBER=", about.Sequence.Stream),
		fmt.Sprint("DELIVERY=", about.NumDelivered))
	cmd.Stdin = strings.NewReader(string(msg.Data()) + "\n")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Start())
	return cmd.Wait()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "deliver:", err)
		os.Exit(1)
	}
}
