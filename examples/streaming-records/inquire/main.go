// Inquire asks a program where two guests sit.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// A message is a question, or the answer to one.
type message struct {
	ID    int    `json:"id"`
	Name  string `json:"name"`
	Table int    `json:"table"`
}

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a program to ask"))
	}
	cmd := exec.Command(os.Args[1])
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	check(err)
	stdout, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	questions := json.NewEncoder(stdin)
	answers := json.NewDecoder(stdout)
	for i, name := range []string{"Bob", "Linda"} {
		check(questions.Encode(message{ID: i + 1, Name: name}))
		var m message
		check(answers.Decode(&m))
		_, err := fmt.Printf("%d: %s sits at table %d\n",
			m.ID, m.Name, m.Table)
		check(err)
	}
	check(stdin.Close())
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "inquire:", err)
		os.Exit(1)
	}
}
