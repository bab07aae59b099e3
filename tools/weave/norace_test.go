//go:build !race

package main

const raceRoom = 1
