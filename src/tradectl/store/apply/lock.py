"""One writer at a time: a lock on the workspace that the system itself releases when its holder dies."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.store.apply import disk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "lock"
_SHORTEST, _LONGEST = 0.005, 0.05
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NOT_OFFERED = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)


@contextlib.contextmanager
def locked(private: Path, wait: float) -> Iterator[None]:
    """Hold the workspace's lock; `wait` seconds at most, then raise TradectlError LOCKED.

    The lock file is never removed: two processes could then each hold a lock on a file of that name. Raises
    TradectlError UNSUPPORTED on a network drive that knows no locks.
    """
    descriptor = _open(private / LOCK)
    try:
        _wait_for(descriptor, wait)
        yield
    finally:
        os.close(descriptor)


def is_held(private: Path) -> bool:
    """Return whether somebody is writing at this moment; asks without waiting and changes nothing."""
    try:
        descriptor = os.open(private / LOCK, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        return not _take(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def keep_time(private: Path, when: int) -> None:
    """Note a time in ns with the lock, as its own: that of git's folder as a command of ours left it."""
    with contextlib.suppress(OSError):
        disk.set_time(private / LOCK, when)


def kept_time(private: Path) -> int:
    """Return the time that was noted with the lock, in ns; 0 where there is none."""
    try:
        return (private / LOCK).lstat().st_mtime_ns
    except OSError:
        return 0


def _open(path: Path) -> int:
    try:
        descriptor = disk.open_lock(path)
    except OSError as error:
        if error.errno not in (errno.ELOOP, errno.EISDIR):
            raise
        raise _no_lock_file() from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _no_lock_file()
    return descriptor


def _wait_for(descriptor: int, wait: float) -> None:
    waited, pause = 0.0, _SHORTEST
    while True:
        try:
            if _take(descriptor):
                return
        except OSError as error:
            if error.errno not in _NOT_OFFERED:
                raise
            raise TradectlError(
                ErrorCode.UNSUPPORTED,
                say("The drive of this workspace knows no locks; two commands at once could spoil each other's work."),
                say("Keep the workspace on a disk of this computer, and share it with git."),
            ) from error
        if waited >= wait:
            raise TradectlError(
                ErrorCode.LOCKED,
                say("Another tradectl command is writing in this workspace."),
                say("Wait until it has finished, then run the command again."),
            )
        time.sleep(pause)
        waited += pause
        pause = min(pause * 1.2, _LONGEST)


def _take(descriptor: int) -> bool:
    """Take the lock if it is free; return whether it was."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _no_lock_file() -> TradectlError:
    return TradectlError(
        ErrorCode.REFUSED,
        say("The lock in .tradectl is no regular file."),
        say("Look at what stands at .tradectl/lock and remove it."),
    )
