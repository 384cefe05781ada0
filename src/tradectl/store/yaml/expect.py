"""What a document says after an edit, worked out on its plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.store.yaml.values import Insert, Path, Remove, Set, Value, is_list, is_mapping, read_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.store.yaml.plain import Read
    from tradectl.store.yaml.values import Edit


class NoPlaceError(LookupError):
    """The path leads through something that is neither a mapping nor a list, or past a list's end."""


def expected(said: Read, edit: Edit, path: Path | None = None) -> Read:
    """Return `said` after an edit. Raise NoPlaceError where it has no place."""
    path = edit.path if path is None else path
    if not path:
        return _at_place(said, edit)
    step, rest = path[0], path[1:]
    if said is None and isinstance(edit, Remove):
        return None
    if isinstance(step, str):
        return _in_mapping({} if said is None else said, step, rest, edit)
    return _in_list([] if said is None else said, step, rest, edit)


def _at_place(said: Read, edit: Edit) -> Read:
    if isinstance(edit, Set):
        return read_back(edit.value)
    if isinstance(edit, Remove) or not (said is None or isinstance(said, list)):
        raise NoPlaceError
    items = said or []
    at = len(items) if edit.at is None else edit.at
    if not 0 <= at <= len(items):
        raise NoPlaceError
    return [*items[:at], read_back(edit.value), *items[at:]]


def _in_mapping(said: Read, key: str, rest: Path, edit: Edit) -> Read:
    if not isinstance(said, dict):
        raise NoPlaceError
    if isinstance(edit, Remove):
        if key not in said:
            return said
        if not rest:
            return {other: value for other, value in said.items() if other != key}
    return {**said, key: expected(said.get(key), edit, rest)}


def _in_list(said: Read, at: int, rest: Path, edit: Edit) -> Read:
    if not isinstance(said, list) or not 0 <= at <= len(said):
        raise NoPlaceError
    if isinstance(edit, Remove) and (at == len(said) or not rest):
        return [*said[:at], *said[at + 1 :]]
    below = said[at] if at < len(said) else None
    return [*said[:at], expected(below, edit, rest), *said[at + 1 :]]


def smaller_edits(said: Read, edit: Set) -> Iterator[Edit]:
    """Return the edits of single values that a whole new mapping or list comes to; none where they do not help."""
    value, path = edit.value, edit.path
    if isinstance(said, dict) and is_mapping(value):
        yield from (Set((*path, key), below) for key, below in value.items())
        yield from (Remove((*path, key)) for key in said if key not in value)
    elif isinstance(said, list) and is_list(value):
        yield from _list_edits(said, list(value), path)


def _list_edits(said: list[Read], value: list[Value], path: Path) -> Iterator[Edit]:
    """Return the edits between what two lists have in common at their start and at their end."""
    new = [read_back(item) for item in value]
    shorter = min(len(said), len(new))
    first = next((number for number in range(shorter) if said[number] != new[number]), shorter)
    room = shorter - first
    last = next((number for number in range(room) if said[-1 - number] != new[-1 - number]), room)
    changed = room - last
    yield from (Set((*path, number), value[number]) for number in range(first, first + changed))
    for number in range(first + changed, len(new) - last):
        yield Insert(path, value[number], number)
    for number in reversed(range(first + changed, len(said) - last)):
        yield Remove((*path, number))
