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
// on: landlock(7), and Documentation/userspace-api/landlock.rst of Linux, which
// has it since 5.13. Its first version forbade a rename or a link into another
// folder altogether, so this begins with its second, of 5.19; before its third,
// of 6.2, a file that may not be written to could still be truncated.
const canRename, canKeepLength = 2, 3

const (
	writingFiles = unix.LANDLOCK_ACCESS_FS_WRITE_FILE | unix.LANDLOCK_ACCESS_FS_TRUNCATE

	writing = writingFiles | unix.LANDLOCK_ACCESS_FS_REFER |
		unix.LANDLOCK_ACCESS_FS_REMOVE_DIR | unix.LANDLOCK_ACCESS_FS_REMOVE_FILE |
		unix.LANDLOCK_ACCESS_FS_MAKE_CHAR | unix.LANDLOCK_ACCESS_FS_MAKE_DIR |
		unix.LANDLOCK_ACCESS_FS_MAKE_REG | unix.LANDLOCK_ACCESS_FS_MAKE_SOCK |
		unix.LANDLOCK_ACCESS_FS_MAKE_FIFO | unix.LANDLOCK_ACCESS_FS_MAKE_BLOCK |
		unix.LANDLOCK_ACCESS_FS_MAKE_SYM
)

// devices may be written to, and so may what the system tells of itself, and
// what the command was given for its output. A pipe needs no permission, by
// whatever name it is opened: landlock.rst, "Special filesystems".
var devices = []string{"/dev/null", "/dev/zero", "/dev/full", "/dev/tty", "/dev/ptmx", "/dev/pts", "/proc"}

// start starts the shell, and says when it began. It, and all that it starts,
// can write, create, remove and rename nothing but what is below the
// exchange's folder: what else they try is refused, with EACCES or EXDEV. What
// they may read and execute is as it was; so are the mode, the owner and the
// times of every file, for which Landlock has no right.
//
// Where the kernel cannot do that, the exchange runs as on other systems.
func (c *Command) start() (began uint64, err error) {
	if rights := takenRights(); rights == 0 {
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

// startConfined is the last thing that its goroutine does. What a thread gave
// up it never gets back; one that is locked when its goroutine ends, ends as
// well, and no other is cloned from it: runtime.LockOSThread. (The main thread
// cannot end. It sleeps from then on: runtime.mexit.)
func (c *Command) startConfined(rights uint64) error {
	runtime.LockOSThread()
	if err := c.confine(rights); err != nil {
		return err
	}
	return c.cmd.Start()
}

// takenRights are those that this kernel can take from an exchange, 0 if none.
// It may lack Landlock, or have it turned off, or a container forbid to ask.
func takenRights() uint64 {
	version, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	switch {
	case errno != 0 || version < canRename:
		return 0
	case version < canKeepLength:
		return writing &^ unix.LANDLOCK_ACCESS_FS_TRUNCATE
	}
	return writing
}

// confine takes the rights from the calling thread, but for the exchange's
// folder and the devices.
func (c *Command) confine(rights uint64) (err error) {
	attr := unix.LandlockRulesetAttr{Handled_access_fs: rights}
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
