package main

func main() {
	x := 1
	two(1)
}

func two(a, b int) {}
