"""The documents of one customer go into the folder of another: moved as they are, and nothing is put over anything."""

from __future__ import annotations

import filecmp
import hashlib
import itertools
import os
from typing import TYPE_CHECKING

from tradectl.core.changes import Change, MoveFile, MoveFolder, RemoveFile, RemoveFolder
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import CARD, DEAL, JOURNAL
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.store.apply.disk import LARGEST
from tradectl.store.apply.failures import twin
from tradectl.store.apply.paths import same_key

if TYPE_CHECKING:
    from pathlib import Path

_OWN = frozenset([CARD, JOURNAL])


class Documents(NamedTuple):
    """How documents go over: the changes, and which come under another name (from, to, both within the folder)."""

    changes: tuple[Change, ...]
    renamed: tuple[tuple[str, str], ...]


def move_documents(root: Path, source: str, into: str) -> Documents:
    """Return how everything in a customer's folder but card and journal comes into another's, the folder itself gone.

    What both have with the same bytes is kept once. Two that differ stand beside each other; a folder of a deal is
    never mixed with that of another deal. Raise REFUSED for a link or anything else than folders and files.
    """
    moving = _Moving(root)
    moving.unite(source, into, "", _OWN)
    return Documents(tuple(moving.changes), tuple(moving.renamed))


class _Moving:
    """The changes found so far, and the names that change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes: list[Change] = []
        self.renamed: list[tuple[str, str]] = []

    def unite(self, source: str, into: str, within: str, own: frozenset[str] = frozenset()) -> None:
        """Move what is in one folder into another, and let the first go."""
        theirs = {entry.name: entry for entry in _entries(self.root, source) if entry.name not in own}
        there = {same_key(entry.name): entry for entry in _entries(self.root, into)}
        taken = {*there, *map(same_key, theirs)}
        _refuse_twins(source, tuple(theirs))
        for name, entry in theirs.items():
            _refuse_odd(entry, f"{source}/{name}")
            present = there.get(same_key(name))
            if present is None:
                self._move(entry, f"{source}/{name}", f"{into}/{name}")
            elif _may_be_mixed(entry, present):
                self.unite(f"{source}/{name}", f"{into}/{name}", f"{within}{name}/")
            elif _are_equal(entry, present):
                self.changes.append(RemoveFile(f"{source}/{name}", _sha(entry)))
            else:
                free = _free_name(entry, taken)
                taken.add(same_key(free))
                self._move(entry, f"{source}/{name}", f"{into}/{free}")
                self.renamed.append((within + name, within + free))
        self.changes.append(RemoveFolder(source))

    def _move(self, entry: os.DirEntry[str], path: str, target: str) -> None:
        kind = MoveFolder if entry.is_dir(follow_symlinks=False) else MoveFile
        self.changes.append(kind(path, target))


def _entries(root: Path, path: str) -> list[os.DirEntry[str]]:
    """Return everything in a folder by name, hidden files too."""
    try:
        with os.scandir(root / path) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{path} cannot be read: {reason}", path=path, reason=os.strerror(error.errno or 0)),
            say("Give yourself permission to read it."),
        ) from error


def _refuse_odd(entry: os.DirEntry[str], path: str) -> None:
    if not entry.is_dir(follow_symlinks=False) and not entry.is_file(follow_symlinks=False):
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{path} is a link, or no file.", path=path),
            say("Put the folder or file itself there."),
        )


def _refuse_twins(source: str, names: tuple[str, ...]) -> None:
    """Raise EXISTS for two names that some systems hold for one: such an undo could not be made there."""
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(same_key(name), name)
        if other != name:
            raise twin(f"{source}/{name}", f"{source}/{other}")


def _may_be_mixed(entry: os.DirEntry[str], present: os.DirEntry[str]) -> bool:
    """Return whether two folders may become one: they have one name, and no deals that differ."""
    if entry.name != present.name or not all(one.is_dir(follow_symlinks=False) for one in (entry, present)):
        return False
    deals = [os.path.join(one.path, DEAL) for one in (entry, present)]  # noqa: PTH118 - beside an entry's path
    return not all(map(os.path.lexists, deals)) or _are_equal_files(*deals)


def _are_equal(entry: os.DirEntry[str], present: os.DirEntry[str]) -> bool:
    if not all(one.is_file(follow_symlinks=False) for one in (entry, present)):
        return False
    return entry.stat().st_size <= LARGEST and _are_equal_files(entry.path, present.path)


def _are_equal_files(one: str, other: str) -> bool:
    """Return whether two files have the same bytes; of what cannot be read it is not known."""
    if os.path.islink(one) or os.path.islink(other):  # noqa: PTH114 - as above
        return False
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _sha(entry: os.DirEntry[str]) -> str:
    with open(entry.path, "rb") as file:  # noqa: PTH123 - as above
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(entry: os.DirEntry[str], taken: set[str]) -> str:
    """Return a name beside the one that is taken: `offer-2.pdf`, `20260420-led-2`."""
    stem, ending = (entry.name, "") if entry.is_dir(follow_symlinks=False) else os.path.splitext(entry.name)  # noqa: PTH122
    names = (f"{stem}-{count}{ending}" for count in itertools.count(2))
    return next(name for name in names if same_key(name) not in taken)
