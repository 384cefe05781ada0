"""What a disk can do, found by looking at what stands there; nothing is written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_one_name(path: Path, other: str) -> bool | None:
    """Return whether the disk takes another spelling of a name for the same name; None where it cannot be told."""
    if path.name == other:
        return None
    try:
        here = path.lstat()
    except OSError:
        return None
    try:
        there = path.with_name(other).lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return None
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


def may_write(folder: Path) -> bool:
    """Return whether files can be made in a folder, or the folder itself where it is not there yet."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            return os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)  # noqa: PTH112 - never raises
    return False
