"""A card's text to its fields and their lines, where it is written the way nearly every card is.

Keys with a value behind them, groups and lists indented below, lists and groups on one line, simple quotes, `|`,
comments; or the whole card on one line. Whatever else YAML knows, and whatever is wrong, is a doubt.
"""

from __future__ import annotations

import re

from tradectl.store.quick.flow import DoubtError, read_flow
from tradectl.store.yaml.style import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_KEY = re.compile(r"([a-z_]{1,100}):(?: +(?=[^ ])|\Z)")
_QUOTED = re.compile(r"(?:\"([^\"\\]*)\"|'((?:[^']|'')*)')(?: +#.*)?\Z")
_BLOCKS = frozenset(["|", "|-", ">", ">-"])
_COMMENT = re.compile(r" +#.*")
_BOM = "\ufeff"
_TOLD = frozenset(["contacts", "anniversaries"])  # days in them are reasons, and told with their lines
Loc = tuple[str | int, ...]
Lines = dict[Loc, int]


def read_card_text(text: str) -> tuple[dict[str, Any], Lines] | None:
    """Return the fields, every scalar a string or None, and the line of each value; None at the first doubt.

    Lines are given for the keys of the card and what is below contacts and anniversaries; `()` is where it begins.
    """
    text = text.removeprefix(_BOM).replace("\r\n", "\n")
    if not text.replace("\n", "").isprintable():
        return None
    reading = _Reading(text)
    try:
        fields = reading.flow() if reading.is_flow() else reading.group(0, ())
        if reading.at < len(reading.rows) or not fields:
            return None
    except (DoubtError, RecursionError):
        return None
    reading.lines[()] = reading.first
    return fields, reading.lines


def column_of(row: str, key: str) -> int | None:
    """Return the column at which the value of a key begins, None where the row does not begin with that key."""
    found = _KEY.match(row)
    return found.end() + 1 if found and found[1] == key and found.end() < len(row.rstrip(" \r")) else None


class _Reading:
    """The rows that say something, each with its number, indent and text, and how far they are read."""

    __slots__ = ("at", "first", "lines", "rows", "written")

    def __init__(self, text: str) -> None:
        self.written = text.split("\n")
        self.at = 0
        self.lines: Lines = {}
        self.rows: list[tuple[int, int, str]] = []
        for number, row in enumerate(self.written, 1):
            told = row.lstrip(" ")
            if told and told[0] != "#":
                self.rows.append((number, len(row) - len(told), told.rstrip(" ")))
        if self.rows and self.rows[0][1:] == (0, "---"):
            del self.rows[0]
        if self.rows and self.rows[-1][1:] == (0, "..."):
            del self.rows[-1]
        self.first = self.rows[0][0] if self.rows else 1

    def is_flow(self) -> bool:
        """Return whether the card is one group on one line."""
        return len(self.rows) == 1 and self.rows[0][1] == 0 and self.rows[0][2][0] == "{"

    def flow(self) -> dict[str, Any]:
        """Read a card that is one group on one line: everything stands on it."""
        fields: dict[str, Any] = read_flow(self.rows[0][2])
        self.at = 1
        told = [(key,) for key in fields] + [loc for key in _TOLD for loc in _within(fields.get(key), (key,))]
        self.lines = dict.fromkeys(told, self.first)
        return fields

    def group(self, indent: int, loc: Loc | None) -> dict[str, Any]:
        """Read the keys that stand at an indent; `loc` is None where nobody asks for the lines."""
        fields: dict[str, Any] = {}
        rows, total = self.rows, len(self.rows)
        while self.at < total:
            number, here, told = rows[self.at]
            if here != indent:
                if here < indent:
                    break
                raise DoubtError
            found = _KEY.match(told)
            if found is None:
                raise DoubtError
            key, value = found[1], told[found.end() :]
            if key in fields:
                raise DoubtError
            self.at += 1
            if value.isalnum() and value not in NOT_GIVEN:  # a word: most values are one
                fields[key] = value
                if loc is not None:
                    self.lines[*loc, key] = number
            else:
                fields[key] = self._value(value, number, indent, None if loc is None else (*loc, key))
        return fields

    def _value(self, told: str, number: int, indent: int, loc: Loc | None) -> Any:
        """Read what stands behind a key, or below it."""
        if loc is not None:
            self.lines[loc] = number
        if told:
            return self._block(told, number, indent) if told in _BLOCKS else scalar(told)
        if self.at == len(self.rows):
            return None
        number, below, told = self.rows[self.at]
        is_list = told.startswith("- ")
        if below > indent or (below == indent and is_list):
            if loc is not None:
                self.lines[loc] = number
            inner = loc if loc is not None and loc[0] in _TOLD else None
            return self._items(below, inner) if is_list else self.group(below, inner)
        return None

    def _items(self, indent: int, loc: Loc | None) -> list[Any]:
        items: list[Any] = []
        while self.at < len(self.rows):
            number, here, told = self.rows[self.at]
            if here != indent or not told.startswith("- "):
                if here <= indent:
                    break
                raise DoubtError
            item = told[2:].lstrip(" ")
            where = None if loc is None else (*loc, len(items))
            if where is not None:
                self.lines[where] = number
            if _KEY.match(item):
                inner = indent + len(told) - len(item)
                self.rows[self.at] = (number, inner, item)
                items.append(self.group(inner, where))
            else:
                self.at += 1
                items.append(scalar(item))
        return items

    def _block(self, style: str, number: int, indent: int) -> str:
        """Read the text below `|` or `>`: the lines indented deeper, without their common indent."""
        taken: list[str] = []
        for row in self.written[number:]:
            if row.strip(" ") and len(row) - len(row.lstrip(" ")) <= indent:
                break
            taken.append(row)
        last = number + len(taken)
        while self.at < len(self.rows) and self.rows[self.at][0] <= last:
            self.at += 1
        while taken and not taken[-1]:
            taken.pop()
        margin = len(taken[0]) - len(taken[0].lstrip(" ")) if taken else 0
        if not margin or any(not _stands_at(margin, row, blank=style[0] == "|") for row in taken):
            raise DoubtError
        is_cut = number + len(taken) == len(self.written)  # the file ends without a line end, and so does the text
        joint, end = "\n" if style[0] == "|" else " ", "" if style[1:] or is_cut else "\n"
        return joint.join(row[margin:] for row in taken) + end


def _within(value: Any, loc: Loc) -> Iterator[Loc]:
    """Yield the place of everything in a value."""
    if isinstance(value, (dict, list)):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*loc, step)
            yield from _within(item, (*loc, step))


def _stands_at(margin: int, row: str, *, blank: bool) -> bool:
    """Return whether a line of a text can be read in one way only: at the indent of the first, or empty."""
    if not row:
        return blank
    return not row[:margin].strip(" ") and row[margin : margin + 1].strip(" ") != ""


def scalar(told: str) -> Any:
    """Return a value that stands on one line; raise DoubtError unless it can be read in one way only."""
    first = told[0]
    if first in "[{":
        return read_flow(told)
    if first in "\"'":
        quoted = _QUOTED.match(told)
        if quoted is None:
            raise DoubtError
        return quoted[1] if quoted[2] is None else quoted[2].replace("''", "'")
    if " #" in told:
        told = _COMMENT.sub("", told, count=1)
    if told in NOT_GIVEN:
        return None
    if ": " in told or told[-1] == ":" or not (told[0].isalnum() or told[0] in "+/("):
        raise DoubtError
    return told
