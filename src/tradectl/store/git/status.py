"""What git holds to be changed: the paths that differ from HEAD, and how, as a value."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.layout import ASIDE, PRIVATE
from tradectl.core.named import NamedTuple
from tradectl.store.git.repository import failure
from tradectl.store.git.run import GitError, checked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.message import Message
    from tradectl.store.git.repository import Repository

_ABSENT = "000000"
_PRIVATE = frozenset({PRIVATE})
MOST = 16_000  # characters of paths on a command line (Windows takes 32,767); beyond it everything is listed


class Entry(NamedTuple):
    """A path that differs somewhere between HEAD, the index and the file."""

    path: str
    head: tuple[str, str] | None = None  # mode and blob in HEAD, None where it is not there
    in_index: bool = False
    staged: bool = False  # the index differs from HEAD
    edited: bool = False  # the file differs from the index
    present: bool = True  # the file is there
    mode: str = ""  # of the file, where git tells
    carried: tuple[str, str] | None = None  # what HEAD has of the file at the place it was moved from
    unmerged: bool = False

    @property
    def apart(self) -> bool:
        """Return whether the person staged something that is neither what HEAD nor what the file has."""
        return self.staged and self.edited

    @property
    def tracked(self) -> bool:
        """Return whether git knows the path."""
        return self.in_index or self.head is not None


class Status(NamedTuple):
    """HEAD's commit (None before the first one) and the paths that differ."""

    head: str | None
    entries: tuple[Entry, ...]


def differing(repo: Repository, paths: Sequence[str] | None) -> tuple[str, ...] | Message:
    """Return which files at and below `paths` differ from HEAD or are unknown to git, or why git cannot tell.

    `paths` None means all of them.
    """
    try:
        return tuple(entry.path for entry in read_status(repo, paths).entries)
    except GitError as error:
        return failure(error.output)


def read_status(repo: Repository, paths: Sequence[str] | None = None) -> Status:
    """Return what differs from HEAD at and below `paths` (None: everywhere), untracked files too, ignored ones not."""
    few = paths is not None and sum(len(path) + 1 for path in paths) <= MOST
    asked = repo.git.run(
        "status",
        *("--porcelain=v2", "-z", "--branch", "--no-ahead-behind", "--untracked-files=all"),
        *("--no-renames", "--ignore-submodules=all", "--"),
        *(paths if paths and few else ()),
    )
    head: str | None = None
    entries: dict[str, Entry] = {}
    for line in checked(asked).split(b"\0"):
        if line.startswith(b"# branch.oid "):
            oid = line.split()[-1].decode()
            head = None if oid == "(initial)" else oid
        elif line[:2] in {b"1 ", b"u ", b"? "}:
            entry = _read_entry(line)
            entries[entry.path] = _join(entries.get(entry.path), entry)
    folders = None if paths is None else frozenset(paths)
    mine = (e for e in entries.values() if not is_below(e.path, _PRIVATE) and not _is_aside(e))
    return Status(head, tuple(e for e in mine if folders is None or is_below(e.path, folders)))


def is_below(path: str, folders: frozenset[str]) -> bool:
    """Return whether `path` is one of `folders` or is somewhere below one of them."""
    return path in folders or any(path[:at] in folders for at, letter in enumerate(path) if letter == "/")


def _is_aside(entry: Entry) -> bool:
    return not entry.tracked and entry.path.rpartition("/")[2].startswith(ASIDE)


def _read_entry(line: bytes) -> Entry:
    if line[:1] == b"?":
        return Entry(os.fsdecode(line[2:]), edited=True)
    if line[:1] == b"u":
        return Entry(os.fsdecode(line.split(b" ", 10)[10]), in_index=True, unmerged=True)
    fields = line.split(b" ", 8)
    _, xy, _, mode_head, mode_index, mode_file, blob, _ = (field.decode() for field in fields[:8])
    return Entry(
        os.fsdecode(fields[8]),
        head=(mode_head, blob) if mode_head != _ABSENT else None,
        in_index=mode_index != _ABSENT,
        staged=xy[0] != ".",
        edited=xy[1] != ".",
        present=mode_file != _ABSENT,
        mode=mode_file if mode_file != _ABSENT else "",
    )


def _join(known: Entry | None, entry: Entry) -> Entry:
    """Return one entry of a path listed twice: taken out of the index, and there as a file git does not know."""
    return known._replace(edited=True, present=True) if known else entry
