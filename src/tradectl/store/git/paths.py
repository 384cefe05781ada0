"""Which files may go into a commit as they are, and how git is told their names."""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from typing import TYPE_CHECKING

from tradectl.store.git.run import checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tradectl.store.git.repository import Repository


class Why(Enum):
    """Why a path is left out of a commit."""

    FILTER = auto()  # a git filter stands between the file and what git keeps of it, and none is run
    UNREADABLE = auto()  # another program holds it, or it is not for us to read
    NO_FILE = auto()  # a pipe, a device, a repository of its own


def leave_out(repo: Repository, paths: Sequence[str]) -> dict[str, Why]:
    """Look at the files; return those that cannot be committed, and why."""
    found = {path: _trouble(repo.root / path) for path in paths}
    out = {path: why for path, why in found.items() if why is not None}
    return out | dict.fromkeys(_filtered(repo, [path for path in paths if path not in out]), Why.FILTER)


def stands(root: Path, path: str) -> bool:
    """Return whether `path` is there as a file or a link, reached through real folders alone."""
    above = [root / path[:at] for at, letter in enumerate(path) if letter == "/"]
    if any(os.path.islink(folder) for folder in above):  # noqa: PTH114 - never raises, unlike Path.is_symlink
        return False
    is_folder = os.path.isdir(root / path) and not os.path.islink(root / path)  # noqa: PTH112, PTH114 - as above
    return os.path.lexists(root / path) and not is_folder


def nul_ended(paths: Iterable[str]) -> bytes:
    """Return paths as git reads them from its input with `-z`."""
    return b"".join(os.fsencode(path) + b"\0" for path in paths)


def quoted(path: str) -> bytes:
    """Return a path in the quotes of C, as git reads it where a line is a path."""
    raw = os.fsencode(path).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return b'"' + raw + b'"'


def _trouble(file: Path) -> Why | None:
    try:
        mode = file.lstat().st_mode
        if stat.S_ISREG(mode):
            with file.open("rb"):
                return None
    except OSError:
        return Why.UNREADABLE
    return None if stat.S_ISLNK(mode) else Why.NO_FILE


def _filtered(repo: Repository, paths: Sequence[str]) -> list[str]:
    """Return the paths whose attributes name a filter that is configured."""
    if not (repo.git.filters and paths):
        return []
    told = checked(repo.git.run("check-attr", "-z", "--stdin", "filter", stdin=nul_ended(paths))).split(b"\0")
    return [
        os.fsdecode(path)
        for path, value in zip(told[::3], told[2::3], strict=False)
        if os.fsdecode(value) in repo.git.filters
    ]
