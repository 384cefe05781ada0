"""Every call that changes the disk, each in one place, for Linux, macOS and Windows; only Linux is tested here.

`MUTATING` lists the functions that change something; the fault-injection tests fail each of them in turn. Everything
else in this package goes through them, as `disk.rename_new(…)`, so that nothing escapes those tests.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from importlib import import_module

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Final

MUTATING: Final = (
    "make_folder",
    "remove_folder",
    "open_lock",
    "open_new",
    "open_end",
    "write",
    "set_mode",
    "set_time",
    "sync",
    "sync_folder",
    "rename",
    "rename_new",
    "exchange",
    "link",
    "unlink",
)
LARGEST: Final = 256 << 20  # bytes of a file that an operation reads: as large as a document it files away
GIANT: Final = "giant"  # what stands for the hash of a file that is larger: no operation knows it
_SMALL: Final = 1 << 20  # bytes that are hashed before OpenSSL, which hashlib loads, would be there
PLAIN: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NOT_OFFERED: Final = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
_TRIES, _FIRST_PAUSE, _LONGER = 12, 0.01, 1.5  # about two and a half seconds in all


class GiantError(TradectlError):
    """A file is too large to be read whole."""


def make_folder(path: Path, mode: int | None = None) -> None:
    """Make one folder; raise FileExistsError where there is something."""
    path.mkdir()
    if mode is not None and sys.platform != "win32":
        path.chmod(mode)


def remove_folder(path: Path) -> None:
    """Remove a folder; the system refuses one that is not empty."""
    _patiently(path.rmdir)


def open_lock(path: Path) -> int:
    """Open the lock file, made where it is missing, following no link."""
    return os.open(path, os.O_RDWR | os.O_CREAT | PLAIN, 0o666)


def open_new(path: Path, mode: int) -> int:
    """Create a file that must not exist; `mode` is narrowed by the umask."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | PLAIN, mode)


def open_end(path: Path) -> int:
    """Open an existing file so that every write goes to its end."""
    return os.open(path, os.O_WRONLY | os.O_APPEND | PLAIN)


def write(descriptor: int, content: memoryview) -> int:
    """Write once and return how many bytes were taken; it may be fewer than given."""
    return os.write(descriptor, content)


def set_mode(descriptor: int, mode: int, group: int | None) -> None:
    """Give an open file its permission bits and, where the system lets us, its group (a desk's shared folder)."""
    if sys.platform != "win32":
        if group is not None and os.fstat(descriptor).st_gid != group:
            with contextlib.suppress(PermissionError):
                os.fchown(descriptor, -1, group)
        os.fchmod(descriptor, mode)


def sync(descriptor: int) -> None:
    """Bring an open file's bytes to the disk; a plain fsync on macOS leaves them in the drive's cache."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415

        with contextlib.suppress(OSError):  # network drives know no F_FULLFSYNC
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Bring a folder's names to the disk; Windows opens no folders, and its file system keeps a log of them itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # network file systems; EIO must be told
            raise
    finally:
        os.close(descriptor)


def rename(source: Path, target: Path) -> None:
    """Rename over whatever file stands at `target`: for our own files, and where `exchange` is not offered."""
    _patiently(source.replace, target)


def rename_new(source: Path, target: Path) -> None:
    """Rename a file or folder to a name that must be free; raise FileExistsError where it is not.

    A plain rename would put a folder silently over an empty one, and a file over any other.
    """
    if sys.platform == "win32":
        _patiently(source.rename, target)  # never replaces there
    elif not _rename_with(source, target, _Flag.NEW):
        _rename_new_by_hand(source, target)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two files in one step; False where the system or the file system does not offer it.

    What stood at `other` is then at `one`, whole, whoever wrote it last: nothing saved in the last instant is lost.
    """
    if sys.platform == "win32":
        spare = spare_of(one)
        _patiently(_replace_file, other, one, spare)
        spare.replace(one)
        return True
    return _rename_with(one, other, _Flag.EXCHANGE)


def link(source: Path, target: Path) -> bool:
    """Give a file a second name that must be free; False where the file system knows no second names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno in (*_NOT_OFFERED, errno.EPERM, errno.EMLINK):
            return False
        raise
    return True


def unlink(path: Path) -> None:
    """Remove a file's name."""
    _patiently(path.unlink)


def set_time(path: Path, when: int) -> None:
    """Set when a file was written, in ns."""
    os.utime(path, ns=(when, when), follow_symlinks=os.utime not in os.supports_follow_symlinks)


def displace(staged: Path, place: Path) -> None:
    """Put the file `staged` at `place`, and the file that stood there at `staged`.

    Without `exchange` the old file keeps a second name meanwhile (`spare_of`), and a save that lands between the two
    calls can be lost; there the caller's look a moment earlier is the only guard.
    """
    if exchange(staged, place):
        return
    spare = spare_of(staged)
    if not link(place, spare):
        found = read_regular(place)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(place))
        write_new(spare, found[0], stat.S_IMODE(found[1].st_mode))
    rename(staged, place)
    rename(spare, staged)


def spare_of(staged: Path) -> Path:
    """Return the second name that a displaced file has for a moment where `exchange` is not offered."""
    return staged.with_name(f"{staged.name}.spare")


def write_new(path: Path, content: bytes, mode: int | None = None, group: int | None = None) -> None:
    """Write a new file whole and bring it to the disk; with a `mode` its bytes are never readable to more people."""
    descriptor = open_new(path, 0o666 if mode is None else 0o600)
    try:
        write_all(descriptor, content)
        if mode is not None:
            set_mode(descriptor, mode, group)
        sync(descriptor)
    finally:
        os.close(descriptor)


def append(path: Path, content: bytes) -> None:
    """Write at the end of a file and bring it to the disk."""
    descriptor = open_end(path)
    try:
        write_all(descriptor, content)
        sync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, in as many calls as it takes."""
    rest = memoryview(content)
    while rest:
        rest = rest[write(descriptor, rest) :]


def read_regular(path: Path) -> tuple[bytes, os.stat_result] | None:
    """Return a regular file's bytes and state, None where there is none; refuse links, pipes, devices, giants."""
    try:
        descriptor = os.open(path, os.O_RDONLY | PLAIN)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO, errno.EMLINK):
            raise _irregular(path) from error
        raise
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
        os.close(descriptor)
        raise _giant(path) if stat.S_ISREG(state.st_mode) else _irregular(path)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(), state


def digest(path: Path) -> str | None:
    """Return the SHA-256 (hex) of a regular file's bytes, None where there is no file; GIANT, which is no hash."""
    try:
        found = read_regular(path)
    except GiantError:
        return GIANT
    return None if found is None else sha(found[0])


def sha(content: bytes) -> str:
    """Return the SHA-256 (hex) of bytes; of few by the module that the standard library's random.py takes, too."""
    name = "hashlib" if len(content) > _SMALL else "_sha2" if sys.version_info >= (3, 12) else "_sha256"
    try:
        sha256 = import_module(name).sha256
    except ImportError:
        sha256 = import_module("hashlib").sha256
    return str(sha256(content).hexdigest())


def device(path: Path) -> int:
    """Return the file system a file or folder stands on: renames do not cross from one to another."""
    return path.stat().st_dev  # the workspace itself may be reached through a link


def may_write(folder: Path) -> bool:
    """Return whether the system lets us change the names in a folder, as far as it tells."""
    return os.access(folder, os.W_OK | os.X_OK)


class _Flag:
    """What a rename is to do, in the numbers of Linux; macOS has its own."""

    NEW, EXCHANGE = 1, 2
    OF_MAC: Final = {NEW: 4, EXCHANGE: 2}  # RENAME_EXCL, RENAME_SWAP


def _rename_with(source: Path, target: Path, flag: int) -> bool:
    """Rename by renameat2 (Linux) or renamex_np (macOS); False where it is not offered."""
    import ctypes  # noqa: PLC0415 - 3 ms, and reading commands do without

    library = ctypes.CDLL(None, use_errno=True)
    here = -100  # AT_FDCWD: relative paths count from the current folder
    if sys.platform == "darwin":
        done = library.renamex_np(os.fsencode(source), os.fsencode(target), _Flag.OF_MAC[flag])
    elif hasattr(library, "renameat2"):
        done = library.renameat2(here, os.fsencode(source), here, os.fsencode(target), flag)
    else:
        return False
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_OFFERED:
        return False
    raise OSError(code, os.strerror(code), str(source), None, str(target))


def _rename_new_by_hand(source: Path, target: Path) -> None:
    """Rename to a free name with what every POSIX system has: a second name for files, a look first for folders."""
    if not source.is_dir() and link(source, target):
        unlink(source)
        return
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)  # in the worst case over an empty folder made this instant: no byte is lost


def _replace_file(place: Path, new: Path, spare: Path) -> None:
    """Replace a file on Windows, its old bytes at `spare`; attributes and access lists stay as they were."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        done = ctypes.windll.kernel32.ReplaceFileW(str(place), str(new), str(spare), 0, None, None)
        if not done:
            raise ctypes.WinError()


def _patiently(action: Callable[..., object], *arguments: object) -> None:
    """Try again for a moment on Windows, where a virus scanner or an indexer holds a file for some milliseconds."""
    pause = _FIRST_PAUSE
    for _ in range(_TRIES - 1 if sys.platform == "win32" else 0):
        try:
            action(*arguments)
        except PermissionError:
            time.sleep(pause)
            pause *= _LONGER
        else:
            return
    action(*arguments)


def _giant(path: Path) -> GiantError:
    return GiantError(
        ErrorCode.REFUSED,
        say("{path} has more than {limit} MiB.", path=path.name, limit=LARGEST >> 20),
        say("Look at the file, and put it elsewhere."),
    )


def _irregular(path: Path) -> TradectlError:
    return TradectlError(
        ErrorCode.REFUSED,
        say("{path} is no regular file: a link, a pipe or a device.", path=path.name),
        say("tradectl follows no links; put the file itself there."),
    )
