//go:build race

package main

// raceRoom is what the race detector adds to the allocations of a page: a tenth.
const raceRoom = 1.1
