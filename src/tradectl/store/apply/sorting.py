"""A change set sorted by what the disk has to do; what contradicts itself is a bug of the caller, a ValueError."""

from __future__ import annotations

from tradectl.core.changes import (
    AppendJournal,
    Change,
    MakeFolder,
    MoveFile,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)
from tradectl.core.named import NamedTuple
from tradectl.store.apply.paths import is_under, parent_of, parts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from typing import TypeVar

    _Value = TypeVar("_Value")


class Sorted(NamedTuple):
    """The changes of one operation by kind; files by path, each once, in the order they were given."""

    makes: dict[str, int | None]  # folder: its permission bits
    moves: dict[str, str]  # folder or file: its target; what leaves a folder that moves, first, what enters one, last
    loose: frozenset[str]  # which of these are files
    writes: dict[str, WriteFile]
    appends: dict[str, tuple[tuple[str, str], ...]]
    removes: dict[str, str]  # file: SHA-256 of its bytes
    empties: tuple[str, ...]  # folders to remove, innermost first

    def carriers(self) -> tuple[str, ...]:
        """Return the new folders that another folder moves into: they must stand before it moves."""
        return tuple(path for path in self.makes if any(is_under(target, path) for target in self.moves.values()))

    def made_tops(self) -> tuple[str, ...]:
        """Return the new folders that appear whole, outermost ones only."""
        return _outermost(path for path in self.makes if path not in self.carriers())

    def taken_tops(self) -> tuple[str, ...]:
        """Return the folders that go whole with the files in them, outermost ones only."""
        return tuple(
            path
            for path in _outermost(self.empties)
            if any(is_under(file, path) for file in self.removes)
            and not any(is_under(folder, path) for folder in self.moves)
        )


def sort_changes(changes: tuple[Change, ...]) -> Sorted:
    """Return the changes by kind; raise TradectlError REFUSED for a path that may lead astray."""
    found = Sorted({}, {}, frozenset(), {}, {}, {}, ())
    empties: list[str] = []
    for change in changes:
        parts_of(change.path)
        match change:
            case MakeFolder(path, mode):
                _once(found.makes, path, mode)
            case MoveFolder(path, target) | MoveFile(path, target):
                parts_of(target)
                _once(found.moves, path, target)
            case SetFields(path, _, before, content):
                _once(found.writes, path, WriteFile(path, before, content))
            case WriteFile(path):
                _once(found.writes, path, change)
            case AppendJournal(path, entries):
                if any("\n" in line or "\r" in line for _, line in entries):
                    raise ValueError(f"an entry for {path} is longer than a line")
                found.appends[path] = (*found.appends.get(path, ()), *entries)
            case RemoveFile(path, before):
                _once(found.removes, path, before)
            case RemoveFolder(path):
                empties.append(path)
    result = found._replace(
        moves=_in_order(found.moves),
        loose=frozenset(change.path for change in changes if isinstance(change, MoveFile)),
        empties=tuple(sorted(set(empties), key=lambda path: -path.count("/"))),
    )
    _check(result)
    return result


def _in_order(moves: dict[str, str]) -> dict[str, str]:
    """Return the moves as they can be carried out; raise ValueError where two are in each other's way."""
    ends, targets = (*moves, *moves.values()), frozenset(moves.values())
    leaving = {path: above for path in moves if (above := _above(path, moves))}
    entering = {path: above for path, target in moves.items() if (above := _above(target, moves))}
    carrying = {*leaving.values(), *entering.values()}
    if (
        len(set(ends)) != len(ends)
        or any(_above(end, targets) for end in ends)
        or not carrying.isdisjoint(leaving.keys() | entering.keys())
        or not leaving.keys().isdisjoint(entering)
    ):
        raise ValueError("two folders that move are in each other's way")
    return dict(sorted(moves.items(), key=lambda move: (move[0] in entering) - (move[0] in leaving)))


def _above(path: str, folders: Container[str]) -> str | None:
    """Return the first of some folders, from the inside, that a path is in."""
    above = parent_of(path)
    while above and above not in folders:
        above = parent_of(above)
    return above or None


def _once(table: dict[str, _Value], path: str, value: _Value) -> None:
    if path in table:
        raise ValueError(f"{path} is changed twice in one operation")
    table[path] = value


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    every = tuple(paths)
    return tuple(path for path in every if not any(is_under(path, other) for other in every))


def _check(changes: Sorted) -> None:
    files = (*changes.writes, *changes.appends, *changes.removes)
    if len(set(files)) != len(files):
        raise ValueError("a file is changed in two ways in one operation")
    for top in changes.made_tops():
        if any(is_under(path, top) for path in (*changes.removes, *changes.empties, *changes.moves)):
            raise ValueError(f"something in the new folder {top} is removed or moved")
    for path in changes.empties:
        leaving = tuple(source for source in changes.moves if is_under(source, path))
        written = (file for file in (*changes.writes, *changes.appends, *changes.makes) if is_under(file, path))
        if not all(any(is_under(file, source) for source in leaving) for file in written):
            raise ValueError(f"something is written in the folder {path} that goes")
