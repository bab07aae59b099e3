package main

import "flag"

var count = flag.Int("n", 1, "")

func main() { println(*count) }
