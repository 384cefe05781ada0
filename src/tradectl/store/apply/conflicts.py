"""Where ours goes when a person changed the same file in the last moment: beside theirs, where everybody sees it."""

from __future__ import annotations

import itertools
import os
import re

from tradectl.core.message import say
from tradectl.store.apply import disk
from tradectl.store.apply.outcome import Conflict
from tradectl.store.apply.private import fitting_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tradectl.store.apply.intent import File

_STAMP = r"[0-9]{8}T[0-9]{4}"  # compiled where there is a conflict


def names_beside(name: str, operation: str) -> Iterator[str]:
    """Yield the names ours may have beside a file: `card.tradectl-20260320T1012.yaml`, then `…-2.yaml` and so on."""
    stamp = re.match(_STAMP, operation)
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, no path
    mark = f".tradectl-{stamp[0] if stamp else operation}"
    for count in itertools.count(1):
        yield fitting_name(stem, f"{mark}{'' if count == 1 else f'-{count}'}{ending}")


def put_beside(held: Path, place: Path, path: str, operation: str, file: File) -> Conflict:
    """Move ours beside the file that stays as it is."""
    for name in names_beside(place.name, operation):
        target = place.with_name(name)
        if disk.digest(target) == file.after:
            return beside(path, name)
        try:
            disk.rename_new(held, target)
        except FileExistsError:
            continue
        return beside(path, name)
    raise AssertionError("the names never end")


def told_before(place: Path, path: str, operation: str, file: File) -> Conflict | None:
    """Return the conflict whose side was taken before a crash; None where the file was changed after it was done."""
    for name in names_beside(place.name, operation):
        there = disk.digest(place.with_name(name))
        if there is None or there == file.after:
            return None if there is None else beside(path, name)
    raise AssertionError("the names never end")


def set_aside(path: str, kept: str) -> Conflict:
    """Return the conflict of bytes that had no place to go but `lost`."""
    message = say("{path} was changed meanwhile; what it stood against is kept in {ours}", path=path, ours=kept)
    return Conflict(path, kept, message)


def not_removed(path: str) -> Conflict:
    """Return the conflict of something that was to go and was changed in the last moment."""
    return Conflict(path, None, say("{path} was changed meanwhile; it is not removed.", path=path))


def not_moved(path: str, target: str) -> Conflict:
    """Return the conflict of a folder that cannot move because its place is taken, or that is gone."""
    return Conflict(
        path, None, say("{path} is not moved to {target}: one of them was changed meanwhile.", path=path, target=target)
    )


def not_made(path: str, kept: str) -> Conflict:
    """Return the conflict of a new folder whose name was taken in the last moment."""
    message = say(
        "{path} was made by somebody else meanwhile; what tradectl had for it is in {ours}", path=path, ours=kept
    )
    return Conflict(path, kept, message)


def beside(path: str, name: str) -> Conflict:
    """Return the conflict of a file that stays as others left it; ours got a name beside it."""
    ours = f"{path.rpartition('/')[0]}/{name}".lstrip("/")
    message = say("{path} was changed meanwhile and stays so; what tradectl wrote is in {ours}", path=path, ours=ours)
    return Conflict(path, ours, message)
