"""A line of JSON objects to values and places: every object that can be read, every fault that hides none of them."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.model.typed import Loc

_LONGEST = 1 << 20
_DEEPEST = 32
_MOST = 1000  # objects on one row: a whole journal run together, but no bomb
_NEAR = 16
_BLANK = re.compile(r"\s*")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?')
_BRACKETS = re.compile(r"[\[\]{}]")
_ENTRY = re.compile(r'\{"id"\s*:')
_NO_NUMBER = re.compile(r"NaN|-?Infinity|-?[0-9]{4000,}|-?[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+")
_MARKS = frozenset("<=>|")
_MARKER = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |\Z)")
_HALF = re.compile("[\ud800-\udfff]")
_HALF_WRITTEN = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class JsonFault:
    """What is wrong with a row: its kind, the column (from 1), a name it is about."""

    kind: str
    column: int
    name: str = ""


class Found(NamedTuple):
    """A value that could be read and the index in the row where it starts."""

    value: Any
    start: int


class _TwinKeyError(ValueError):
    """A key stands twice in one object."""


class _NumberError(ValueError):
    """A number that is none, or too large for one."""


class _HalfError(ValueError):
    """An escape that stands for half a character."""


def read_sole(row: str) -> dict[str, Any] | None:
    """Return the object that a row consists of, as nearly every row does; None where `read_row` has to look closer."""
    if row[:1] != "{" or _unfit(row):
        return None
    try:
        value, end = _DECODER.raw_decode(row)
    except ValueError:
        return None
    if end != len(row) or "\\u" in row:
        return None
    found: dict[str, Any] = value
    return found


def read_row(row: str) -> tuple[list[Found], list[JsonFault]]:
    """Return the objects on a row and its faults, of each kind the first.

    Two objects that a merge ran together are both read; behind what cannot be read the search goes on at the next
    thing that begins like an entry.
    """
    if fault := _unfit(row):
        return [], [fault]
    found: list[Found] = []
    faults: dict[str, JsonFault] = {}
    at = _blank(row, 0)
    while at < len(row):
        try:
            value, end = _object(row, at)
        except (ValueError, RecursionError) as error:
            kind = _KINDS.get(type(error), "number")
            if kind not in faults:
                faults[kind] = _fault(kind, error, row, at)
            at = _next_entry(row, at + 1)
            continue
        if len(found) == _MOST:
            faults["crowd"] = JsonFault("crowd", at + 1)
            break
        if found:
            faults.setdefault("joined", JsonFault("joined", at + 1))
        found.append(Found(value, at))
        at = _blank(row, end)
    return found, list(faults.values())


def column(row: str, start: int, loc: Loc, *, of_key: bool = False) -> int:
    """Return the column of the value (or its key) at a place of the object at `start`, else of what it is missing from.

    The row has been read: what stands at `start` is sound JSON.
    """
    at = start
    for depth, step in enumerate(loc, 1):
        member = next((member for member in _members(row, at) if member[0] == step), None)
        if member is None:
            break
        at = member[1] if of_key and depth == len(loc) else member[2]
    return at + 1


def is_marker(row: str) -> bool:
    """Return whether a row is one that git writes between the two sides of an unfinished merge."""
    return row[:1] in _MARKS and _MARKER.match(row) is not None


def _members(row: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """Yield what an object or list holds: its key or number, where the key and where the value starts."""
    opening = row[at]
    if opening not in "{[":
        return
    at, count = _blank(row, at + 1), 0
    while row[at] not in "}]":
        key, here = count, at
        if opening == "{":
            key, at = _PLAIN.raw_decode(row, at)
            at = _blank(row, _blank(row, at) + 1)
        yield key, here, at
        at = _blank(row, _PLAIN.raw_decode(row, at)[1])
        if row[at] == ",":
            at = _blank(row, at + 1)
        count += 1


def _unfit(row: str) -> JsonFault | None:
    """Return why a row is not read at all: too long, or so deep that a parser would break."""
    if len(row) > _LONGEST:
        return JsonFault("long", 1)
    if row.count("[") + row.count("{") <= _DEEPEST:
        return None
    depth = 0
    for bracket in _BRACKETS.finditer(_masked(row)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _DEEPEST:
            return JsonFault("deep", bracket.start() + 1)
    return None


def _object(row: str, at: int) -> tuple[dict[str, Any], int]:
    """Return the object that starts at an index, and where it ends; raise ValueError where there is none."""
    if row[at] != "{":
        raise json.JSONDecodeError("no object", row, at)
    value, end = _DECODER.raw_decode(row, at)
    if "\\u" in row and _HALF.search(json.dumps(value, ensure_ascii=False)):
        raise _HalfError
    return value, end


def _fault(kind: str, error: Exception, row: str, start: int) -> JsonFault:
    if isinstance(error, json.JSONDecodeError):
        return JsonFault(kind, error.pos + 1)
    if isinstance(error, RecursionError):  # behind a stray quotation mark brackets were taken for text
        return JsonFault(kind, start + 1)
    if isinstance(error, _TwinKeyError):
        key = re.compile(re.escape(json.dumps(str(error), ensure_ascii=False)) + r"\s*:")
        first = key.search(row, start)
        second = key.search(row, first.end()) if first else None
        return JsonFault(kind, (second.start() if second else start) + 1, str(error))
    place = _HALF_WRITTEN.search(row, start) if kind == "half" else _NO_NUMBER.search(_masked(row), start)
    return JsonFault(kind, (place.start() if place else start) + 1)


def _next_entry(row: str, at: int) -> int:
    """Return where the next entry begins that is not the value of a key, the row's end where none does."""
    for match in _ENTRY.finditer(row, at):
        if not row[max(0, match.start() - _NEAR) : match.start()].rstrip().endswith(":"):
            return match.start()
    return len(row)


def _masked(row: str) -> str:
    """Return the row with every string blanked out, of the same length."""
    return _STRING.sub(lambda match: " " * len(match[0]), row)


def _blank(row: str, at: int) -> int:
    found = _BLANK.match(row, at)
    return found.end() if found else at


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwinKeyError(_first_twin(pairs))
    return found


def _first_twin(pairs: list[tuple[str, Any]]) -> str:
    """Return the key that stands twice; of several the one whose second place comes first."""
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return key
        seen.add(key)
    raise KeyError


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _NumberError(text)
    return number


def _no_constant(text: str) -> Any:
    raise _NumberError(text)


_KINDS: dict[type[Exception], str] = {
    json.JSONDecodeError: "syntax",
    _TwinKeyError: "twin",
    _HalfError: "half",
    RecursionError: "deep",
}
_DECODER = json.JSONDecoder(object_pairs_hook=_no_twins, parse_float=_finite, parse_constant=_no_constant)
_PLAIN = json.JSONDecoder()
