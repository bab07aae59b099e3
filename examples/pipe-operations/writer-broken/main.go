// Writer-broken prints five names and never asks whether it could.
package main

import "fmt"

func main() {
	names := []string{
		"Bob Belcher",
		"Linda Belcher",
		"Tina Belcher",
		"Gene Belcher",
		"Louise Belcher",
	}
	for _, name := range names {
		fmt.Println(name)
	}
}
