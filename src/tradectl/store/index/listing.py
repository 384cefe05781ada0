"""The customers' folders as the index knows them, compared with those that are there."""

from __future__ import annotations

import os

from tradectl.core.layout import TOPS, read_shelf
from tradectl.store.index.chunk import CAPACITY, Chunk
from tradectl.store.index.looks import ABSENT, is_young, look_at
from tradectl.store.places import find_customers, names_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tradectl.core.problems import Problem

Looks = dict[str, list[int]]


def looks_of(root: Path, known: Iterable[str]) -> Looks:
    """Return the looks of some folders."""
    return {path: list(look_at(os.path.join(root, path))) for path in known}  # noqa: PTH118 (a tenth of the time)


def relist(root: Path, chunks: list[Chunk], next_key: int, now: int) -> tuple[Looks, tuple[Problem, ...], list[int]]:
    """Bring the chunks in line with the folders; return the folders' looks, problems, and the keys that are gone.

    The looks are taken before the folders are listed; that of a folder that changed a moment ago is not kept.
    """
    looks = looks_of(root, _folders(root))
    places, problems = find_customers(root)
    here: dict[str, set[str]] = {}
    for place in places:
        folder, _, name = place.path.rpartition("/")
        here.setdefault(folder, set()).add(name)
    gone = _align(chunks, here, next_key, None)
    return _kept(looks, now), problems, gone


def relist_shelves(
    root: Path, chunks: list[Chunk], next_key: int, now: int, known: Looks, changed: Sequence[str]
) -> tuple[Looks, list[int]] | None:
    """Bring the chunks in line with some shelves alone; None where more has to be looked at.

    The workspace's own folder and its tops hold shelves; a shelf with a problem is told of in the order of all.
    """
    if any(path in ("", *TOPS) or read_shelf(path) is None for path in changed):
        return None
    looks = looks_of(root, changed)
    here: dict[str, set[str]] = {}
    for shelf in changed:
        names = names_in(root, shelf)
        if names is None or looks[shelf] == list(ABSENT):
            return None
        here[shelf] = names
    gone = _align(chunks, here, next_key, frozenset(changed))
    return known | _kept(looks, now), gone


def _kept(looks: Looks, now: int) -> Looks:
    return {path: [] if is_young(look, now) else look for path, look in looks.items()}


def _align(chunks: list[Chunk], here: dict[str, set[str]], next_key: int, shelves: frozenset[str] | None) -> list[int]:
    """Drop the customers who are gone and take in the new ones, of some shelves or of all; return the keys gone.

    `here` are the names of those who stand in each folder; what is known already is taken out of it.
    """
    gone: list[int] = []
    for chunk in chunks:
        if shelves is not None and chunk.folder not in shelves:
            continue
        standing = here.get(chunk.folder, set())
        if not standing.issuperset(chunk.names):
            gone += chunk.drop({name for name in chunk.names if name not in standing})
        standing.difference_update(chunk.names)
    for folder, names in here.items():
        next_key = _append(chunks, folder, sorted(names), next_key)
    return gone


def _append(chunks: list[Chunk], folder: str, names: list[str], next_key: int) -> int:
    """Take in the customers that are new in a folder."""
    chunk = next((one for one in reversed(chunks) if one.folder == folder), None)
    for name in names:
        if chunk is None or len(chunk.names) >= CAPACITY:
            chunk = Chunk(1 + max((one.number for one in chunks), default=0), folder)
            chunks.append(chunk)
        chunk.append(name, next_key)
        next_key += 1
    return next_key


def _folders(root: Path) -> list[str]:
    """Return the folders that may hold customers: the workspace's own, its tops, what stands in these."""
    found = ["", *TOPS]
    for top in TOPS:
        try:
            with os.scandir(root / top) as entries:
                found += sorted(f"{top}/{entry.name}" for entry in entries if entry.is_dir(follow_symlinks=False))
        except OSError:
            continue
    return found
