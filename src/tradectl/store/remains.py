"""What earlier commands left in `.tradectl`, and what stands in the workspace that should not; nothing is changed."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from tradectl.core.checks.folders import is_conflict_copy
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.health.remains import Leftovers, Remains
from tradectl.core.layout import CARD, JOURNAL, PRIVATE
from tradectl.core.message import say
from tradectl.store.apply import disk
from tradectl.store.apply.intent import Desk
from tradectl.store.apply.intent_json import host_of
from tradectl.store.apply.lock import is_held
from tradectl.store.apply.private import LOST, Private, is_draft_of_ignore
from tradectl.store.files import every_folder
from tradectl.store.places import find_customers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def remains(root: Path, host: str) -> Remains:
    """Return what stands in `.tradectl`; raise REFUSED where it leads elsewhere or may not be read."""
    private = Private(root)
    try:
        if not private.exists():
            return Remains()
        held = is_held(private.folder)
        begun = [Desk(folder) for folder in _entries(private.work) if not is_draft_of_ignore(folder.name)]
        whose = [_whose(desk) for desk in begun]
        lost = tuple(f"{PRIVATE}/{LOST}/{entry.name}" for entry in _entries(private.folder / LOST))
    except OSError as error:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{path} cannot be read.", path=PRIVATE),
            say("Give yourself permission to read it."),
        ) from error
    ours = [desk for desk, one in zip(begun, whose, strict=True) if one is None or one[0] == host]
    own = sum(desk.record.exists() or not desk.folder.is_dir() for desk in ours)
    foreign = {one for one in whose if one is not None and one[0] != host}
    return Remains(held, 0 if held else own, 0 if held else len(ours) - own, tuple(sorted(foreign)), lost)


def leftovers(root: Path) -> tuple[Leftovers, Path | None]:
    """Return what stands in the workspace that should not, and a file whose name has an accent, None where none has."""
    places = [place.path for place in find_customers(root)[0]]
    copies: list[str] = []
    accented: Path | None = None
    for path, names, _ in every_folder(root):
        copies += [f"{path}/{name}".lstrip("/") for name in names if is_conflict_copy(name)]
        accented = accented or next((root / path / name for name in names if other_accents(name) != name), None)
    without = tuple(path for path in places if _stands(root, path, JOURNAL) and not _stands(root, path, CARD))
    return Leftovers(_twins(places), without, tuple(sorted(copies))), accented


def other_accents(name: str) -> str:
    """Return a name with its accents spelled the other way; the name itself where it has none or is no text."""
    if name.isascii() or any("\ud800" <= letter <= "\udfff" for letter in name):
        return name
    apart = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", name) if apart == name else apart


def _twins(places: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    found: dict[str, list[str]] = {}
    for path in places:
        found.setdefault(path.rpartition("/")[2], []).append(path)
    return tuple(tuple(sorted(paths)) for _, paths in sorted(found.items()) if len(paths) > 1)


def _stands(root: Path, path: str, name: str) -> bool:
    return os.path.lexists(os.path.join(root, path, name))  # noqa: PTH118 - a tenth of the time of a Path


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []


def _whose(desk: Desk) -> tuple[str, str] | None:
    """Return machine and user of unfinished work; None where it does not say."""
    try:
        begun = disk.read_regular(desk.record) or disk.read_regular(desk.draft)
    except (NotADirectoryError, TradectlError):
        return None
    return host_of(begun[0]) if begun else None
