"""What a command touched, as git needs it: files by name, and folders that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import MakeFolder, MoveFile, MoveFolder, RemoveFolder
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.changes import ChangeSet


class Touched(NamedTuple):
    """Paths relative to the workspace.

    `files` are committed, new or gone, at the places before and after the operation (a folder here stands for all that
    is in it). Of the folders and files in `moves` (from, to) what git knew at the old place is committed at the new
    one; documents nobody saved yet stay unsaved.
    """

    files: tuple[str, ...]
    moves: tuple[tuple[str, str], ...] = ()

    @property
    def all_paths(self) -> tuple[str, ...]:
        """Return every path git is asked about."""
        return (*self.files, *(old for old, _ in self.moves))


def new_place(path: str, moves: Mapping[str, str]) -> str | None:
    """Return where the innermost moved folder (old place: new place) took `path`; None where none did."""
    ends = [at for at, letter in enumerate(path) if letter == "/"]
    return next((moves[path[:at]] + path[at:] for at in (len(path), *reversed(ends)) if path[:at] in moves), None)


def touched_by(changes: ChangeSet) -> Touched:
    """Return what an operation touches; its files are named before and after the move of their folder."""
    named = {one.path: one.target for one in changes.changes if isinstance(one, MoveFolder | MoveFile)}
    places = {path: new_place(target, named) or target for path, target in named.items()}
    others = (MakeFolder, MoveFolder, MoveFile, RemoveFolder)
    before = [change.path for change in changes.changes if not isinstance(change, others)]
    after = [new_place(path, places) for path in before]
    return Touched(tuple(dict.fromkeys([*before, *(path for path in after if path)])), tuple(places.items()))
