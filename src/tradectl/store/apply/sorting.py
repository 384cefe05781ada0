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
from tradectl.store.apply.paths import parent_of, parts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
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
        entered = {above for target in self.moves.values() for above in all_above(target)}
        return tuple(path for path in self.makes if path in entered)

    def made_tops(self) -> tuple[str, ...]:
        """Return the new folders that appear whole, outermost ones only."""
        return _outermost(self.makes.keys() - set(self.carriers()), self.makes)

    def taken_tops(self) -> tuple[str, ...]:
        """Return the folders that go whole with the files in them, outermost ones only."""
        holding = {above for file in self.removes for above in all_above(file)}
        left = {above for folder in self.moves for above in all_above(folder)}
        tops = _outermost(frozenset(self.empties), self.empties)
        return tuple(path for path in tops if path in holding and path not in left)


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
    leaving = {path: above for path in moves if (above := first_above(path, moves))}
    entering = {path: above for path, target in moves.items() if (above := first_above(target, moves))}
    carrying = {*leaving.values(), *entering.values()}
    if (
        len(set(ends)) != len(ends)
        or any(first_above(end, targets) for end in ends)
        or not carrying.isdisjoint(leaving.keys() | entering.keys())
        or not leaving.keys().isdisjoint(entering)
    ):
        raise ValueError("two folders that move are in each other's way")
    return dict(sorted(moves.items(), key=lambda move: (move[0] in entering) - (move[0] in leaving)))


def first_above(path: str, folders: Container[str]) -> str | None:
    """Return the first of some folders, from the inside, that a path is in."""
    return next((above for above in all_above(path) if above in folders), None)


def all_above(path: str) -> Iterator[str]:
    """Yield the folders a path is in, from the inside, without the workspace itself."""
    above = parent_of(path)
    while above:
        yield above
        above = parent_of(above)


def _once(table: dict[str, _Value], path: str, value: _Value) -> None:
    if path in table:
        raise ValueError(f"{path} is changed twice in one operation")
    table[path] = value


def _outermost(paths: Container[str], order: Iterable[str]) -> tuple[str, ...]:
    """Return those of `paths`, in an order, that are in none of the others."""
    return tuple(path for path in order if path in paths and first_above(path, paths) is None)


def _check(changes: Sorted) -> None:
    files = (*changes.writes, *changes.appends, *changes.removes)
    if len(set(files)) != len(files):
        raise ValueError("a file is changed in two ways in one operation")
    tops = frozenset(changes.made_tops())
    for path in (*changes.removes, *changes.empties, *changes.moves):
        if (top := first_above(path, tops)) is not None:
            raise ValueError(f"something in the new folder {top} is removed or moved")
    gone = frozenset(changes.empties)
    for path in (*changes.writes, *changes.appends, *changes.makes) if gone else ():
        _check_stays(path, gone, changes.moves)


def _check_stays(path: str, gone: Container[str], moves: Container[str]) -> None:
    """Raise ValueError for what is written in a folder that goes, but for what moves out of it first."""
    for above in all_above(path):
        if above in gone:
            raise ValueError(f"something is written in the folder {above} that goes")
        if above in moves:
            return
