package runner

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Landlock takes rights from a thread, and from all that it starts from then
// on: landlock(7), and Documentation/userspace-api/landlock.rst of Linux. Each
// version of it can take more:
//
//	2, Linux 5.19   write, create, remove and rename files and folders
//	3, Linux 6.2    truncate files as well
//	4, Linux 6.7    TCP: bind to a port, and connect to one
//	6, Linux 6.12   signals to processes, and connections to abstract Unix
//	                sockets, of what the exchange has not started
//
// Its first version, of Linux 5.13, forbade a rename into another folder
// altogether, so it is not used. No version yet has a right for the mode, the
// owner and the times of a file.
const canRename, canTruncate, canConnect, canScope = 2, 3, 4, 6

const (
	writingFiles = unix.LANDLOCK_ACCESS_FS_WRITE_FILE | unix.LANDLOCK_ACCESS_FS_TRUNCATE

	writing = writingFiles | unix.LANDLOCK_ACCESS_FS_REFER |
		unix.LANDLOCK_ACCESS_FS_REMOVE_DIR | unix.LANDLOCK_ACCESS_FS_REMOVE_FILE |
		unix.LANDLOCK_ACCESS_FS_MAKE_CHAR | unix.LANDLOCK_ACCESS_FS_MAKE_DIR |
		unix.LANDLOCK_ACCESS_FS_MAKE_REG | unix.LANDLOCK_ACCESS_FS_MAKE_SOCK |
		unix.LANDLOCK_ACCESS_FS_MAKE_FIFO | unix.LANDLOCK_ACCESS_FS_MAKE_BLOCK |
		unix.LANDLOCK_ACCESS_FS_MAKE_SYM

	network = unix.LANDLOCK_ACCESS_NET_BIND_TCP | unix.LANDLOCK_ACCESS_NET_CONNECT_TCP
)

// devices may be written to, and so may the files that the command was given
// for its output. A pipe needs no permission, by whatever name it is opened:
// landlock.rst, "Special filesystems".
var devices = []string{"/dev/null", "/dev/zero", "/dev/full", "/dev/tty", "/dev/ptmx", "/dev/pts"}

// start starts the shell, and returns the time of its start. The shell and its
// descendants can write, create, remove and rename only files below the
// exchange's folder (elsewhere they get EACCES or EXDEV), use TCP only if the
// exchange has -network (EACCES), and signal only each other (EPERM). They may
// read and execute every file, as before.
//
// A right that this kernel cannot take away, they keep, as on other systems.
func (c *Command) start() (began uint64, err error) {
	if rights := c.takenRights(landlockVersion()); rights.Handled_access_fs == 0 {
		err = c.cmd.Start()
	} else {
		started := make(chan error)
		go func() { started <- c.startConfined(rights) }()
		err = <-started
	}
	if err != nil {
		return 0, err
	}
	stat, _ := readStat(c.cmd.Process.Pid) // without it, 0: before all others
	return stat.began, nil
}

// startConfined must be the last call of its goroutine. A thread cannot get back
// the rights it gave up, so it must end: a thread that is still locked to its
// goroutine when that returns is not used again, see runtime.LockOSThread. (The
// main thread cannot end; it then sleeps, see runtime.mexit.)
func (c *Command) startConfined(rights unix.LandlockRulesetAttr) error {
	runtime.LockOSThread()
	if err := c.confine(rights); err != nil {
		return err
	}
	return c.cmd.Start()
}

// landlockVersion is 0 where the kernel lacks Landlock, or has it turned off,
// or where a container forbids to ask.
func landlockVersion() int {
	version, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if errno != 0 {
		return 0
	}
	return int(version)
}

// takenRights are those that a version of Landlock can take from the exchange.
func (c *Command) takenRights(version int) (rights unix.LandlockRulesetAttr) {
	if version >= canRename {
		rights.Handled_access_fs = writing &^ unix.LANDLOCK_ACCESS_FS_TRUNCATE
	}
	if version >= canTruncate {
		rights.Handled_access_fs = writing
	}
	if version >= canConnect && !c.network {
		rights.Handled_access_net = network
	}
	if version >= canScope {
		rights.Scoped = unix.LANDLOCK_SCOPE_SIGNAL
		if !c.network {
			rights.Scoped |= unix.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET
		}
	}
	return rights
}

// confine takes the rights from the calling thread, but for the exchange's
// folder and the devices.
func (c *Command) confine(attr unix.LandlockRulesetAttr) (err error) {
	rights := attr.Handled_access_fs
	fd, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(&attr)), unsafe.Sizeof(attr), 0)
	if errno != 0 {
		return os.NewSyscallError("landlock_create_ruleset", errno)
	}
	ruleset := int(fd) // closed on exec, as every descriptor here
	defer func() { err = errors.Join(err, unix.Close(ruleset)) }()
	if err := allowBeneath(ruleset, c.writable, rights); err != nil {
		return err
	}
	for _, name := range devices {
		if err := allowBeneath(ruleset, name, rights&writingFiles); err != nil && !errors.Is(err, unix.ENOENT) {
			return err
		}
	}
	for _, w := range []any{c.cmd.Stdout, c.cmd.Stderr} {
		if f, ok := w.(*os.File); ok {
			// EBADFD says that it is a pipe.
			if err := allow(ruleset, int(f.Fd()), rights&writingFiles); err != nil && !errors.Is(err, unix.EBADFD) {
				return err
			}
		}
	}
	// Without this, only the system's administrator may.
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return os.NewSyscallError("prctl", err)
	}
	_, _, errno = unix.Syscall(unix.SYS_LANDLOCK_RESTRICT_SELF, uintptr(ruleset), 0, 0)
	if errno != 0 {
		return os.NewSyscallError("landlock_restrict_self", errno)
	}
	return nil
}

// allowBeneath adds to a ruleset that a file, or what is beneath a folder,
// keeps the rights.
func allowBeneath(ruleset int, name string, rights uint64) error {
	fd, err := unix.Open(name, unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		return &os.PathError{Op: "open", Path: name, Err: err}
	}
	err = allow(ruleset, fd, rights)
	return errors.Join(err, unix.Close(fd))
}

func allow(ruleset, fd int, rights uint64) error {
	attr := unix.LandlockPathBeneathAttr{Allowed_access: rights, Parent_fd: int32(fd)}
	_, _, errno := unix.Syscall6(unix.SYS_LANDLOCK_ADD_RULE, uintptr(ruleset), unix.LANDLOCK_RULE_PATH_BENEATH, uintptr(unsafe.Pointer(&attr)), 0, 0, 0)
	if errno != 0 {
		return fmt.Errorf("landlock_add_rule: %w", errno)
	}
	return nil
}
