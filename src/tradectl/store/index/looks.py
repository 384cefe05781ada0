"""The look at files by which an index is known to be fresh: size, times, inode; no file is opened.

A file younger than the look by two seconds or less may change once more without a trace (its clock ticks too coarsely):
its look is not kept, so that it is read again next time.
"""

from __future__ import annotations

import os
from array import array

from tradectl.core.layout import CARD, DEAL, JOURNAL

TYPE_CHECKING = False  # the scout is sent before typing is loaded
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tradectl.store.index.chunk import Chunk

CARDS, FILES = (CARD,), (CARD, JOURNAL)
NUMBERS = 4  # of one file: size, mtime_ns, ctime_ns, inode
PER_CUSTOMER = 2 * NUMBERS  # the card's and the journal's
ABSENT = (-1, 0, 0, 0)
YOUNG = 2_000_000_000  # ns
_FOLDER_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
Look = tuple[int, int, int, int]


def look_at(path: str | Path, folder: int | None = None) -> Look:
    """Return the look of one file or folder, no link followed; ABSENT where it cannot be looked at."""
    try:
        state = os.stat(path, dir_fd=folder, follow_symlinks=False)
    except (OSError, ValueError):
        return ABSENT
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def look_at_customers(folder: str, names: Sequence[str], files: Sequence[str] = FILES) -> array[int]:
    """Return the looks of the cards and journals of a shelf's customers, or of one of both: four numbers for each."""
    try:
        descriptor = os.open(folder, _FOLDER_FLAGS)
    except OSError:
        return _one_by_one(folder, names, files)
    try:
        return _relative(descriptor, names, files)
    finally:
        os.close(descriptor)


def cards_of(looks: array[int]) -> array[int]:
    """Return the looks of the cards alone, of those of cards and journals."""
    cards = array("q", bytes(len(looks) // 2 * looks.itemsize))
    for number in range(NUMBERS):
        cards[number::NUMBERS] = looks[number::PER_CUSTOMER]
    return cards


def _relative(folder: int, names: Sequence[str], files: Sequence[str]) -> array[int]:
    stat, take = os.stat, array("q")
    below = [f"/{file}" for file in files]
    found: list[int] = []
    add = found.extend
    for name in names:
        for path in [name + file for file in below]:
            try:
                state = stat(path, dir_fd=folder, follow_symlinks=False)
            except OSError:
                add(ABSENT)
            else:
                add((state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino))
    take.fromlist(found)
    return take


def _one_by_one(folder: str, names: Sequence[str], files: Sequence[str]) -> array[int]:
    """Look by whole paths: the folder is gone or may not be opened, or the system opens no folders (Windows)."""
    return array("q", [number for name in names for file in files for number in look_at(f"{folder}/{name}/{file}")])


def look_at_folders(root: str, chunk: Chunk, now: int) -> Iterator[tuple[int, tuple[str, int]]]:
    """Yield for each customer of a chunk its key, and its folder with when files came to it or went, in ns.

    The time is 0 where that may happen again unseen.
    """
    folder = chunk.folder
    try:
        descriptor = os.open(f"{root}/{folder}", _FOLDER_FLAGS)
    except OSError:  # the folder is gone, or the system opens no folders (Windows)
        descriptor = None
    try:
        for key, name in zip(chunk.keys, chunk.names, strict=True):
            path = f"{folder}/{name}" if folder else name
            look = look_at(f"{root}/{path}" if descriptor is None else name, descriptor)
            yield key, (path, 0 if is_young(look, now) else look[2])
    finally:
        if descriptor is not None:
            os.close(descriptor)


def look_at_deals(folder: str, deals: bytes, now: int) -> bytes:
    """Return the folders of a customer's deals, each with its look and that of its `deal.yaml`, joined by slashes.

    `deals` is such a text, whose looks may be outdated or left out. Nothing is returned where they may change unseen.
    """
    told: list[str] = []
    for name in os.fsdecode(deals).split("/")[::2]:
        beside, inside = look_at(f"{folder}/{name}"), look_at(f"{folder}/{name}/{DEAL}")
        if is_young(beside, now) or is_young(inside, now):
            return b""
        told += (name, " ".join(map(str, (*beside, *inside))))
    return os.fsencode("/".join(told))


def is_young(look: Sequence[int], now: int) -> bool:
    """Return whether a file was written so close to `now` (ns) that it may change again unseen."""
    return max(look[1], look[2]) > now - YOUNG
