"""Write what is asked for outside the workspace: a new folder to found one in, crash reports, exports."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import ASIDE
from tradectl.core.message import say
from tradectl.store.apply import disk

if TYPE_CHECKING:
    from pathlib import Path

_TRIES = 20  # names for what is written aside, while others take them or sweep them away


def make_folder(path: Path) -> None:
    """Make a folder and what is missing above it; raise REFUSED where the system does not let us.

    One that is there stays as it is.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("The folder {folder} cannot be made.", folder=str(path)),
            say("The system says: {reason}", reason=os.strerror(error.errno or 0)),
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a text file outside any workspace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def check_free(path: Path, *, replace: bool) -> None:
    """Raise NOT_FOUND where there is no folder to write in, EXISTS where the name is taken and not to be replaced.

    Raise REFUSED where a link or no plain file stands there: nothing is written through it.
    """
    if not path.parent.is_dir():
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("There is no folder {folder}.", folder=str(path.parent)),
            say("Make it first, or name another."),
        )
    if not os.path.lexists(path):
        return
    if path.is_symlink() or not path.is_file():
        raise TradectlError(
            ErrorCode.REFUSED, say("{path} is no plain file.", path=str(path)), say("Give another name.")
        )
    if not replace:
        raise _taken(path)


def write_file(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all: aside, to the disk, then renamed; raise as `check_free` does.

    Raise REFUSED where the system does not let us.
    """
    check_free(path, replace=replace)
    try:
        _put(path, content, replace=replace)
        disk.sync_folder(path.parent)
    except OSError as error:
        if isinstance(error, FileExistsError) and os.path.lexists(path):
            raise _taken(path) from error
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{path} cannot be written.", path=str(path)),
            say("The system says: {reason}", reason=os.strerror(error.errno or 0)),
        ) from error
    finally:
        _sweep(path.parent)


def _put(path: Path, content: bytes, *, replace: bool) -> None:
    """Write aside and rename; again where another export that ended swept ours away meanwhile."""
    put, first = disk.rename if replace else disk.rename_new, os.getpid()
    rights = _rights(path) if replace else ()
    for number in range(first, first + _TRIES):
        aside = path.with_name(f"{ASIDE}{number}")
        try:
            disk.write_new(aside, content, *rights)
            put(aside, path)
        except (FileExistsError, FileNotFoundError):
            if number == first + _TRIES - 1 or (not replace and os.path.lexists(path)):
                raise
        else:
            return


def _rights(path: Path) -> tuple[int, int] | tuple[()]:
    """Return permission bits and group of the file that is replaced: who may not read that one may not read ours."""
    try:
        old = path.lstat()
    except FileNotFoundError:
        return ()
    return stat.S_IMODE(old.st_mode), old.st_gid


def _sweep(folder: Path) -> None:
    """Remove what was written aside here: ours, and that of exports that were cut off."""
    found: list[Path] = []
    with contextlib.suppress(OSError):
        found += (one for one in folder.glob(f"{ASIDE}*") if one.name.removeprefix(ASIDE).isdecimal())
    for old in found:
        with contextlib.suppress(OSError):
            if stat.S_ISREG(old.lstat().st_mode):
                disk.unlink(old)


def _taken(path: Path) -> TradectlError:
    return TradectlError(
        ErrorCode.EXISTS,
        say("{path} is there already.", path=str(path)),
        say("Give another name, or replace it with --force"),
    )


def keep_newest(folder: Path, pattern: str, count: int) -> None:
    """Remove all but the newest `count` files of ours that match, by name."""
    for old in sorted(folder.glob(pattern))[:-count]:
        old.unlink()
