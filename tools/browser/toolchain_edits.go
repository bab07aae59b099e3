package browser

import (
	_ "embed"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed overlay/cmd_compile_main.go.txt
var compileMain string

//go:embed overlay/cmd_link_page.go.txt
var linkPage string

// The compiler and the linker of the page know one target, which is the page:
// what they know of the others is most of their bytes, and most of the time
// that it takes to build them.
var toolEdits = patches{
	added: map[string]string{
		"cmd/compile/main.go":                           compileMain,
		"cmd/link/page/page.go":                         linkPage,
		"cmd/compile/internal/ssagen/simdintrinsics.go": "package ssagen\n\nconst simdPackage = \"simd/archsimd\"\n",
	},
	transplants: map[string]string{
		// Nothing is counted and sent.
		"cmd/internal/telemetry/counter/counter.go": "cmd/internal/telemetry/counter/counter_bootstrap.go",
	},
	cuts: []section{
		{"cmd/compile/internal/ssa/config.go", "	case \"amd64\":\n		c.PtrSize = 8\n", "	case \"wasm\":\n		c.PtrSize = 8\n"},
		{"cmd/compile/internal/ssa/config.go", "	if ctxt.Flag_shared {\n", "	c.buildRecipes(arch)\n"},
		{"cmd/compile/internal/ssagen/intrinsics.go", "	if buildcfg.Experiment.SIMD {\n", "}\n\nfunc "}, // an experiment, for amd64
	},
	edits: []edit{
		{"cmd/internal/telemetry/counter/counter.go", "//go:build cmd_go_bootstrap || compiler_bootstrap\n", ""},
	},
}

// toolFiles gives the files that differ in the page's compiler and linker:
// their text by their path below src, "" for one that is not there.
func toolFiles(src string) (map[string]string, error) {
	files, err := toolEdits.apply(src)
	if err != nil {
		return nil, err
	}
	const ssa = "cmd/compile/internal/ssa/"
	for target := range strings.FieldsSeq("386 AMD64 ARM LOONG64 MIPS PPC64 RISCV64 S390X") {
		rules, err := filepath.Glob(filepath.Join(src, ssa, "rewrite"+target+"*.go"))
		if err != nil {
			return nil, err
		}
		for _, name := range rules {
			files[ssa+filepath.Base(name)] = ""
		}
	}
	name := filepath.Join(src, ssa, "opGen.go")
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	files[ssa+"opGen.go"], err = onlyWasm(string(text))
	if err != nil {
		return nil, errors.New(name + ": this Go release has changed it: " + err.Error())
	}
	return files, nil
}

// onlyWasm leaves out of the table of the compiler's operations those of other
// targets. Their numbers, which some code compares with, come last.
func onlyWasm(text string) (string, error) {
	const numbers, table = "const (\n	OpInvalid Op = iota\n", "var opcodeTable = [...]opInfo{\n	{name: \"OpInvalid\"},\n"
	before, rest, ok1 := strings.Cut(text, numbers)
	names, rest, ok2 := strings.Cut(rest, "\n)\n\n"+table)
	infos, after, ok3 := strings.Cut(rest, "\n}\n")
	byTarget, infosByTarget := strings.Split(names, "\n\n"), strings.Split(infos, "\n\n")
	wasm := slices.IndexFunc(byTarget, func(names string) bool { return strings.HasPrefix(strings.TrimSpace(names), "OpWasm") })
	if !ok1 || !ok2 || !ok3 || wasm < 0 || wasm != len(byTarget)-2 || len(infosByTarget) != len(byTarget) {
		return "", errors.New("the operations are not listed by target, with those of WebAssembly before those of every target")
	}
	_, registers, ok := strings.Cut(after, "\nvar registersWasm")
	functions, _, ok4 := strings.Cut(after, "\nvar registers386")
	head, _, ok5 := strings.Cut(before, "	\"cmd/internal/obj/arm\"\n")
	_, types, ok6 := strings.Cut(before, "	\"cmd/internal/obj/x86\"\n")
	if !ok || !ok4 || !ok5 || !ok6 {
		return "", errors.New("the registers are not listed by target, or other packages are imported")
	}
	names = strings.Join(slices.Concat(byTarget[wasm:], byTarget[:wasm]), "\n\n")
	return head + "	\"cmd/internal/obj/wasm\"\n" + types + numbers + names + "\n)\n\n" +
		table + strings.Join(infosByTarget[wasm:], "\n\n") + "\n}\n" + functions + "\nvar registersWasm" + registers, nil
}
