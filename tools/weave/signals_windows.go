package main

func takeSignals() {}
