"""A table as it was read: rows of text with the numbers they have in the file."""

from __future__ import annotations

from typing import NamedTuple, Self


class SheetRow(int):
    """The number of a row in a book whose sheets are all read: two of one number are two, and tell their sheets."""

    sheet: str

    def __new__(cls, number: int, sheet: str) -> Self:
        """Return the number; what a name has that is not printed tells no sheets apart."""
        found = super().__new__(cls, number)
        found.sheet = " ".join("".join(char for char in sheet if char.isprintable()).split())
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and (int(self), self.sheet) == (int(other), sheet_of(other))

    def __ne__(self, other: object) -> bool:
        return not self == other  # a number has its own

    def __hash__(self) -> int:
        return hash((int(self), self.sheet)) if self.sheet else int.__hash__(self)

    def __str__(self) -> str:
        return f"{self.sheet}!{int(self)}"  # as a spreadsheet writes it


def sheet_of(row: int) -> str:
    """Return the sheet that a row's number names, empty where it names none."""
    return row.sheet if isinstance(row, SheetRow) else ""


class Row(NamedTuple):
    """One row; `number` counts from 1 as the file does, empty rows included."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return what stands in a column (from 0), empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


class Sheet(NamedTuple):
    """The rows of a table that say anything; days are written `2026-04-17` whatever the file's own way."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False

    def told(self) -> Sheet:
        """Return the same with rows whose numbers name the sheet."""
        return self._replace(rows=tuple(row._replace(number=SheetRow(row.number, self.name)) for row in self.rows))
