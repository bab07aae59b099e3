package main

import "fmt"

// system says which of the files for one system was built.
func system() error {
	_, err := fmt.Println("windows")
	return err
}
