package browser

// An edit replaces an exact text in a file of the standard library. The text
// must be there once: where a Go release has changed it, the build stops and
// says which file to look at.
type edit struct{ file, old, new string }

// A section is dropped from a file: what begins with one text and ends before
// another.
type section struct{ file, from, to string }

// A transplant puts one file of the standard library, written for Unix, in
// the place of its counterpart for js/wasm. The edits are made after it.
var transplants = map[string]string{
	"os/pipe_wasm.go":    "os/pipe_unix.go",
	"os/exec/lp_wasm.go": "os/exec/lp_unix.go",
}

// tables are declarations of Linux that the page's Unix shares: numbers and
// texts of signals and errors. Each runs from its first line to a line that
// is a closing bracket. The numbers of errors are the same already.
var tables = []struct{ file, first, name string }{
	{"syscall/zerrors_linux_amd64.go", "// Signals\nconst (\n", "// Signals\nconst (\n"},
	{"syscall/zerrors_linux_amd64.go", "var signals = [...]string{\n", "var signals = [...]string{\n"},
	{"syscall/zerrors_linux_amd64.go", "var errors = [...]string{\n", "var linuxErrors = [...]string{\n"},
}

// edits give js/wasm what its stubs leave out, and nothing else: os/exec,
// os.Process and the runtime stay as they are.
var edits = []edit{
	// The files that come from Unix.
	{"os/pipe_wasm.go", "//go:build aix || darwin\n", "//go:build js && wasm\n"},
	{"os/exec/lp_wasm.go", "//go:build unix\n", "//go:build js && wasm\n"},
	{"os/exec/lp_wasm.go", "	\"internal/syscall/unix\"\n", ""},
	{"os/exec/lp_wasm.go", "	err = unix.Eaccess(file, unix.X_OK)\n", "	err = syscall.ENOSYS\n"},

	// The stubs that overlay/syscall_proc_js.go.txt replaces.
	{"syscall/fs_js.go", "func CloseOnExec(fd int) {\n	// nothing to do - no exec\n}\n", ""},
	{"syscall/fs_js.go", `func Dup(fd int) (int, error) {
	return 0, ENOSYS
}

func Dup2(fd, newfd int) error {
	return ENOSYS
}

func Pipe(fd []int) error {
	return ENOSYS
}
`, ""},
	{"syscall/net_js.go", "func StopIO(fd int) error {\n	return ENOSYS\n}\n", ""},
	{"syscall/net_js.go", "func SetNonblock(fd int, nonblocking bool) error {\n	return nil\n}\n", ""},
	{"syscall/syscall_js.go", `func (w WaitStatus) Exited() bool       { return false }
func (w WaitStatus) ExitStatus() int    { return 0 }
func (w WaitStatus) Signaled() bool     { return false }
func (w WaitStatus) Signal() Signal     { return 0 }
`, ""},
	{"syscall/syscall_js.go", "type SysProcAttr struct {\n}\n", ""},
	{"syscall/syscall_js.go", "func Kill(pid int, signum Signal) error { return ENOSYS }\n", ""},
	{"syscall/syscall_js.go", `func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error) {
	return 0, 0, ENOSYS
}
func Wait4(pid int, wstatus *WaitStatus, options int, rusage *Rusage) (wpid int, err error) {
	return 0, ENOSYS
}
`, ""},

	// Signals and texts of errors as Linux has them.
	{"syscall/syscall_js.go", `const (
	_ Signal = iota
	SIGCHLD
	SIGINT
	SIGKILL
	SIGTRAP
	SIGQUIT
	SIGTERM
)
`, ""},
	{"syscall/syscall_js.go", "var signals = [...]string{}\n", ""},
	{"syscall/syscall_js.go", `	if 0 <= int(e) && int(e) < len(errorstr) {
		s := errorstr[e]
`, `	if 0 <= int(e) && int(e) < len(linuxErrors) {
		s := linuxErrors[e]
`},

	// A descriptor that the parent passed on is not in the table yet.
	{"syscall/fs_js.go", "	f, ok := files[fd]\n	filesMu.Unlock()\n	if !ok {\n		return nil, EBADF\n	}\n",
		"	f, ok := files[fd]\n	if !ok {\n		f = &jsFile{}\n		files[fd] = f\n	}\n	filesMu.Unlock()\n"},

	{"syscall/fs_js.go", "	var newPos int64\n	switch whence {\n", `	var st Stat_t
	if err := Fstat(fd, &st); err == nil && st.Mode&S_IFMT == S_IFIFO {
		return 0, ESPIPE
	}
	var newPos int64
	switch whence {
`},

	// A read brings back what there is, not a copy of the whole buffer: else
	// io.ReadAll, whose buffer is as long as all that it has, is quadratic.
	{"syscall/fs_js.go", `	buf := uint8Array.New(len(b))
	n, err := fsCall("read", fd, buf, 0, len(b), nil)
	if err != nil {
		return 0, err
	}
	js.CopyBytesToGo(b, buf)

	n2 := n.Int()
`, `	bytes, err := fsCall("read", fd, len(b), nil)
	if err != nil {
		return 0, err
	}
	n2 := js.CopyBytesToGo(b, bytes)
`},
	{"syscall/fs_js.go", `	buf := uint8Array.New(len(b))
	n, err := fsCall("read", fd, buf, 0, len(b), offset)
	if err != nil {
		return 0, err
	}
	js.CopyBytesToGo(b, buf)
	return n.Int(), nil
`, `	bytes, err := fsCall("read", fd, len(b), offset)
	if err != nil {
		return 0, err
	}
	return js.CopyBytesToGo(b, bytes), nil
`},

	// A write that must not wait offers no more than a pipe can take, which goes
	// by the bytes that do not fill a page: else each try copies all the rest.
	{"internal/poll/fd_unix.go", "		n, err := ignoringEINTRIO(syscall.Write, fd.Sysfd, p[nn:max])\n", `		if fd.isBlocking == 0 {
			max = nn + min(max-nn, 1<<16+(max-nn)%4096)
		}
		n, err := ignoringEINTRIO(syscall.Write, fd.Sysfd, p[nn:max])
`},

	// Waiting with a deadline, in overlay/poll_deadline_js.go.txt.
	{"internal/poll/fd_poll_js.go", `type pollDesc struct {
	fd      *FD
	closing bool
}

func (pd *pollDesc) init(fd *FD) error { pd.fd = fd; return nil }

func (pd *pollDesc) close() {}
`, ""},
	{"internal/poll/fd_poll_js.go", `		return errClosing(isFile)
	}
	return nil
}
`, `		return errClosing(isFile)
	}
	if pd.deadline(mode).hasPassed() {
		return ErrDeadlineExceeded
	}
	return nil
}
`},
	{"internal/poll/fd_poll_js.go", `	if isFile { // TODO(neelance): js/wasm: Use callbacks from JS to block until the read/write finished.
		return nil
	}
	return ErrDeadlineExceeded
`, "	return pd.block(mode, isFile)\n"},
	{"internal/poll/fd_poll_js.go", "pollable() bool { return true }", "pollable() bool { return pd.fd != nil }"},
	{"internal/poll/fd_poll_js.go", `	d := t.UnixNano()
	if t.IsZero() {
		d = 0
	}
	if err := fd.incref(); err != nil {
		return err
	}
	switch mode {
	case 'r':
		syscall.SetReadDeadline(fd.Sysfd, d)
	case 'w':
		syscall.SetWriteDeadline(fd.Sysfd, d)
	case 'r' + 'w':
		syscall.SetReadDeadline(fd.Sysfd, d)
		syscall.SetWriteDeadline(fd.Sysfd, d)
	}
	fd.decref()
`, `	if err := fd.incref(); err != nil {
		return err
	}
	defer fd.decref()
	if fd.pd.fd == nil {
		return ErrNoDeadline
	}
	wake := func() { syscall.StopIO(fd.Sysfd) }
	if mode != 'w' {
		fd.pd.read.set(t, wake)
	}
	if mode != 'r' {
		fd.pd.write.set(t, wake)
	}
`},
	{"internal/syscall/unix/fcntl_js.go", "	return 0, syscall.ENOSYS\n", `	if cmd == syscall.F_GETFL {
		return syscall.FileFlags(fd)
	}
	return 0, syscall.ENOSYS
`},
	{"internal/syscall/unix/nonblocking_js.go", `func HasNonblockFlag(flag int) bool {
	return false
}`, `func HasNonblockFlag(flag int) bool {
	return flag&04000 != 0
}`},

	// Signals.
	{"os/file_unix.go", "		sigpipe()\n", "		syscall.SignalPipe()\n"},
	{"os/signal/signal_unix.go", "process(syscall.Signal(signal_recv()))", "process(syscall.Signal(syscall.SignalReceive()))"},
	// The runtime would wait for its own receiver of signals, which is not used.
	{"os/signal/signal.go", "	signalWaitUntilIdle()\n\n	handlers.Lock()\n", "	handlers.Lock()\n"},
	{"os/signal/signal_unix.go", "	signal_enable(uint32(sig))\n", "	signalAction(sig, \"catch\")\n"},
	{"os/signal/signal_unix.go", "	signal_disable(uint32(sig))\n", "	signalAction(sig, \"default\")\n"},
	{"os/signal/signal_unix.go", "	signal_ignore(uint32(sig))\n", "	signalAction(sig, \"ignore\")\n"},
	{"os/signal/signal_unix.go", "	return signal_ignored(uint32(sig))\n", "	return ignored[sig]\n"},
	{"os/signal/signal_unix.go", "func loop() {\n", `var ignored [numSig]bool

func signalAction(sig int, action string) {
	ignored[sig] = action == "ignore"
	syscall.SignalAction(sig, action)
}

func loop() {
`},

	{"os/executable_wasm.go", "	return \"\", errors.New(\"Executable not implemented for \" + runtime.GOOS)\n", "	return syscall.Executable(), nil\n"},
	{"os/executable_wasm.go", "import (\n	\"errors\"\n	\"runtime\"\n)\n", "import \"syscall\"\n"},
}
