"""Read a file of the workspace: no links, no pipes, no devices, no more than a bound, and never a write."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_CARD = 1 << 20
LARGEST_JOURNAL = 64 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read; `absent` tells a missing file from a broken one."""

    reason: Message
    absent: bool = False
    too_large: bool = False


def read_file(path: Path, limit: int = LARGEST_JOURNAL) -> bytes | Unreadable:
    """Return a regular file's bytes, or why it cannot be read; a pipe or a device does not make it wait."""
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        return Unreadable(say("There is no such file."), absent=True)
    except OSError as error:
        return Unreadable(_why(error))
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            return Unreadable(say("It is not a regular file."))
        if state.st_size > limit:
            return Unreadable(say("It has more than {limit} bytes.", limit=limit), too_large=True)
        with os.fdopen(os.dup(descriptor), "rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        return Unreadable(_why(error))
    finally:
        os.close(descriptor)


def _why(error: OSError) -> Message:
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return say("It is a link; tradectl follows no links.")
    if error.errno == errno.EACCES:
        return say("You have no permission to read it.")
    return say("The system says: {reason}", reason=os.strerror(error.errno or 0))


def folders(path: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the entries of a folder by name; nothing where there is no such folder or it cannot be read."""
    try:
        with os.scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    yield from (entry for entry in found if not entry.name.startswith("."))
