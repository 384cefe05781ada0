"""Text tables: comma, semicolon, tab or bar between cells, guessed from the rows and told."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import NamedTuple

from tradectl.core.intake.sheet import Row, Sheet
from tradectl.core.message import Message, say
from tradectl.exchange.limits import LONGEST_CELL, MOST_CELLS, too_large

_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 100  # rows
_MOST_LOOKED_AT = 1 << 20  # characters
_DECLARED = "sep="
_LINE = r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z"


class TextTable(NamedTuple):
    """The rows of a text table, what to tell a person."""

    sheet: Sheet
    notes: tuple[Message, ...] = ()


class RawRow(NamedTuple):
    """A row, empty ones too, and the text it was read from with its line end."""

    number: int
    cells: tuple[str, ...]
    text: str


class RawTable(NamedTuple):
    """All rows with their texts; `declared` is Excel's own first line (`sep=;`), empty where there is none."""

    delimiter: str
    declared: str
    rows: tuple[RawRow, ...]


class _Parted(NamedTuple):
    """A text parted into rows; `strict` is how it was read, None for cut at each line end and delimiter."""

    delimiter: str
    first: int
    rows: list[list[str]]
    strict: bool | None
    plain: str


def read_text_table(name: str, text: str) -> TextTable:
    """Return the rows of a text table; raise REFUSED where it has more cells than anybody's list.

    A row's number is the one Excel shows: a cell with line ends in it makes one row, an empty line is one.
    """
    parted = _parted(text, name)
    notes: tuple[Message, ...] = ()
    if not parted.strict:
        notes = (say("A quotation mark is not closed: look whether rows are parted as they should be."),)
    numbered = enumerate(parted.rows, parted.first)
    rows = tuple(Row(number, tuple(cells)) for number, cells in numbered if any(map(str.strip, cells)))
    return TextTable(Sheet(name, rows), notes)


def raw_table(text: str) -> RawTable:
    """Return the same rows with the texts they were read from; together these are the whole text."""
    parted = _parted(text)
    lines = re.findall(_LINE, text)
    skipped = parted.first - 1
    if parted.strict is None:
        ends = list(range(1, len(parted.rows) + 1))
    else:
        reader = csv.reader(io.StringIO(parted.plain, newline=""), delimiter=parted.delimiter, strict=parted.strict)
        ends = [reader.line_num for _ in reader]
    rows, start = [], skipped
    for number, (cells, end) in enumerate(zip(parted.rows, ends, strict=True), parted.first):
        rows.append(RawRow(number, tuple(cells), "".join(lines[start : skipped + end])))
        start = skipped + end
    return RawTable(parted.delimiter, "".join(lines[:skipped]), tuple(rows))


def _parted(text: str, name: str = "") -> _Parted:
    """Return the rows; raise REFUSED where there may be more cells than are taken, before any is made."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    first = 1
    if plain[: len(_DECLARED)].lower() == _DECLARED:  # Excel's own first line
        line, _, plain = plain.partition("\n")
        delimiter, first = line[len(_DECLARED) :][:1] or ",", 2
    else:
        delimiter = _delimiter(plain)
    if plain.count(delimiter) + plain.count("\n") > MOST_CELLS:
        raise too_large(name)
    for strict in (True, False):
        found = csv_rows(plain, delimiter, strict=strict)
        if found is not None:
            return _Parted(delimiter, first, found, strict, plain)
    # the open quotation mark swallows the rest
    return _Parted(delimiter, first, [line.split(delimiter) for line in plain.split("\n")], None, plain)


def _delimiter(text: str) -> str:
    """Return the delimiter that parts most rows into equally many cells."""
    head = "\n".join(text[:_MOST_LOOKED_AT].split("\n", _LOOKED_AT)[:_LOOKED_AT])
    return max(_DELIMITERS, key=lambda delimiter: _fitness(head, delimiter))  # the first of equals


def _fitness(text: str, delimiter: str) -> tuple[float, int]:
    rows = csv_rows(text, delimiter, strict=False) or [line.split(delimiter) for line in text.split("\n")]
    widths = Counter(len(cells) for cells in rows if any(cells))
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0, 0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total(), width


def csv_rows(text: str, delimiter: str, *, strict: bool) -> list[list[str]] | None:
    """Return the rows, None where the quotation marks make no sense (`strict`) or swallow too much."""
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict))
    except csv.Error:
        return None
    return None if any(len(cell) > LONGEST_CELL for cells in found for cell in cells) else found
