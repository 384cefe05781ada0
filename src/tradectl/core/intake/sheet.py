"""A table as it was read: rows of text with the numbers they have in the file."""

from __future__ import annotations

from typing import NamedTuple


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
