"""Read a file of the workspace: no links, no pipes, no devices, no more than a bound, and never a write."""

from __future__ import annotations

import errno
import os
import stat
from operator import attrgetter

from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

LARGEST_CARD = 1 << 20
LARGEST_JOURNAL = 64 << 20
_NAME = attrgetter("name")
_PUT = say("Put an ordinary file in its place.")
_SHORTEN = say("Keep long texts and pictures in files of their own beside it.")
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Unreadable(NamedTuple):
    """Why a file or folder cannot be read and what to do; `absent` tells a missing one from a broken one."""

    reason: Message
    remedy: Message = _PUT
    absent: bool = False
    too_large: bool = False
    is_folder: bool = False


def read_file(path: str | Path, limit: int = LARGEST_JOURNAL) -> bytes | Unreadable:
    """Return a regular file's bytes, or why it cannot be read; a pipe or a device does not make it wait."""
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        return Unreadable(say("There is no such file."), absent=True)
    except OSError as error:
        return _why(error)
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            return _FOLDER if stat.S_ISDIR(state.st_mode) else Unreadable(say("It is not a regular file."))
        if state.st_size > limit:
            return Unreadable(say("It has more than {limit} MiB.", limit=limit >> 20), _SHORTEN, too_large=True)
        return _bytes(descriptor, state.st_size, limit)
    except OSError as error:
        return _why(error)
    finally:
        os.close(descriptor)


def read_beneath(root: Path, path: str) -> bytes | Unreadable:
    """Return what `read_file` does; a link in place of a folder above the file is not followed either."""
    parts = path.split("/")
    above = ("/".join(parts[:count]) for count in range(1, len(parts)))
    return Unreadable(_LINK) if any((root / folder).is_symlink() for folder in above) else read_file(root / path)


def _bytes(descriptor: int, size: int, limit: int) -> bytes:
    """Return what an open file holds, cut off behind a limit; it may have grown since `size` was asked."""
    raw = os.read(descriptor, min(size, limit) + 1)
    while raw and len(raw) <= limit and (more := os.read(descriptor, limit + 1 - len(raw))):
        raw += more
    return raw


def folders(path: str | Path, likely: Callable[[str], bool] | None = None) -> tuple[os.DirEntry[str], ...] | Unreadable:
    """Return the entries of a folder by name, or why they cannot be listed; hidden ones are nobody's business.

    With `likely`, only those are returned whose names it takes.
    """
    try:
        with os.scandir(path) as entries:
            wanted = entries if likely is None else (entry for entry in entries if likely(entry.name))
            found = sorted(wanted, key=_NAME)
    except FileNotFoundError:
        return Unreadable(say("There is no such folder."), absent=True)
    except NotADirectoryError:
        return Unreadable(say("It is not a folder."), say("Put a folder in its place."))
    except OSError as error:
        return _why(error)
    return tuple([entry for entry in found if entry.name[:1] != "."])  # a generator takes longer


def every_folder(
    root: Path, begin: Iterable[str] = ("",), but: Collection[str] = ()
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield some folders and every folder beneath: path relative to `root`, the names in it, which of them are folders.

    Those named in `but` are left out with all that is in them.
    """
    waiting = list(begin)
    while waiting:
        path = waiting.pop()
        if path in but:
            continue
        entries = folders(root / path)
        if isinstance(entries, Unreadable):
            continue  # those that hold customers and deals are reported where they are read
        inner = tuple(entry.name for entry in entries if is_folder(entry))
        yield path, tuple(entry.name for entry in entries), inner
        waiting += [f"{path}/{name}" if path else name for name in inner]


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder itself, no link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _why(error: OSError) -> Unreadable:
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return Unreadable(_LINK)
    if error.errno == errno.EACCES:
        return Unreadable(say("You have no permission to read it."), say("Give yourself permission to read it."))
    reason = say("The system says: {reason}", reason=os.strerror(error.errno or 0))
    return Unreadable(reason, say("Try again; if it stays so, copy the file from your backup."))


_LINK = say("It is a link; tradectl follows no links.")
_FOLDER = Unreadable(say("It is a folder, not a file."), is_folder=True)
