"""Tables of LibreOffice (ODS), read as a stream: repeated cells are counted before they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from tradectl.core.intake.sheet import Row, Sheet
from tradectl.exchange.cell_text import number_text
from tradectl.exchange.limits import LONGEST_CELL, MOST_CELLS, too_large, unreadable
from tradectl.exchange.package_check import unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = "ODS"
_CONTENT = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NEVER_SEEN = frozenset([f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_TABLE}tracked-changes"])
_FARTHEST = 1_048_576  # rows


def read_opendocument(name: str, raw: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an ODS; raise INVALID for none, REFUSED for more than is taken."""
    members = unpacked(name, raw, KIND)
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype  # entities may grow without end
    parser.buffer_text = True
    try:
        parser.Parse(members[_CONTENT], True)  # noqa: FBT003 (the library takes it so)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise unreadable(name, KIND) from error
    return tuple(reader.sheets)


class _Reader:
    """The state of the stream: the sheet, the row and the cell it stands in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[Sheet] = []
        self.title = ""
        self.rows: list[Row] = []
        self.number = 0
        self.cells: list[str] = []
        self.blank = 0  # cells not made, for nothing may come behind them
        self.repeated = 1
        self.shape: Mapping[str, str] = {}
        self.words: list[str] = []
        self.unseen = 0
        self.left = MOST_CELLS
        self.merged: dict[int, tuple[str, int]] = {}

    def doctype(self, *_: object) -> None:
        raise unreadable(self.name, KIND)

    def start(self, tag: str, shape: dict[str, str]) -> None:
        if tag in _NEVER_SEEN or self.unseen:
            self.unseen += 1
        elif tag == f"{_TABLE}table":
            self.title, self.rows, self.number, self.merged = shape.get(f"{_TABLE}name", ""), [], 0, {}
        elif tag == f"{_TABLE}table-row":
            self.cells, self.blank, self.repeated = [], 0, _count(shape, "number-rows-repeated")
        elif tag in _CELLS:
            self.shape, self.words = shape, []
        elif tag in (f"{_TEXT}p", f"{_TEXT}h") and self.words:
            self.words.append("\n")
        elif tag == f"{_TEXT}s":
            self.words.append(" ")
        elif tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            self.words.append("\n" if tag.endswith("break") else "\t")

    def text(self, text: str) -> None:
        if not self.unseen:
            self.words.append(text)

    def end(self, tag: str) -> None:
        if self.unseen:
            self.unseen -= 1
        elif tag in _CELLS:
            self._cell()
        elif tag == f"{_TABLE}table-row":
            self._row()
        elif tag == f"{_TABLE}table":
            self.sheets.append(Sheet(self.title, tuple(self.rows)))

    def _cell(self) -> None:
        text = self._merged(_seen(self.shape, "".join(self.words)[:LONGEST_CELL].strip()))
        repeated = _count(self.shape, "number-columns-repeated")
        if not text:
            self.blank += repeated
            return
        self._take(self.blank + repeated)
        self.cells += [""] * self.blank + [text] * repeated
        self.blank = 0

    def _merged(self, text: str) -> str:
        """Return a cell's text, or that of the cell above it is merged with; see `cell_text.fill_merged`."""
        column = len(self.cells) + self.blank
        down = _count(self.shape, "number-rows-spanned")
        if down > 1:
            self.merged[column] = (text, down - 1)
            return text
        above, left = self.merged.pop(column, ("", 0))
        if left > 1:
            self.merged[column] = (above, left - 1)
        return text or above

    def _row(self) -> None:
        if any(self.cells):
            self._take(len(self.cells) * self.repeated)
            self.rows += [Row(self.number + count, tuple(self.cells)) for count in range(1, self.repeated + 1)]
        self.number = min(self.number + self.repeated, _FARTHEST)

    def _take(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            raise too_large(self.name)


def _count(shape: Mapping[str, str], name: str) -> int:
    digits = shape.get(f"{_TABLE}{name}", "1")
    return min(int(digits), _FARTHEST) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 1  # noqa: PLR2004


def _seen(shape: Mapping[str, str], shown: str) -> str:
    """Return what a cell says: days as `2026-04-17`, numbers with all their digits and the zeros shown before them."""
    kind = shape.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        day, _, clock = shape.get(f"{_OFFICE}date-value", shown).partition("T")
        return f"{day} {clock[:5]}" if clock[:5] not in ("", "00:00") else day
    value = shape.get(f"{_OFFICE}value", "")
    if kind in ("float", "currency") and value:
        if shown.isdigit() and shown.startswith("0") and shown != "0":
            return shown  # a postcode
        try:
            return number_text(float(value)) if kind == "float" else shown or value
        except (ValueError, ArithmeticError):
            return shown
    return shown
