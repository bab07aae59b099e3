// Writer-broken doesn't look at what Println returns.
package main

import "fmt"

func main() {
	names := []string{"Bob", "Linda", "Tina", "Gene", "Louise"}
	for _, name := range names {
		fmt.Println(name, "Belcher")
	}
}
