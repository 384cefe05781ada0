"""Rejected rows of a text table as they were written, each with its reason at the end."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.formulas import defuse
from tradectl.core.intake.headings import is_reason, recognise
from tradectl.exchange.csv_text import csv_rows, raw_table, read_text_table
from tradectl.exchange.limits import unreadable
from tradectl.exchange.plain import plain
from tradectl.exchange.text_encoding import decoded, encoded_as

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tradectl.core.intake.lead import Field
    from tradectl.exchange.csv_text import RawRow, RawTable


class _Line(NamedTuple):
    """A row to be written: its cells with the reason, and the text they stand in where that is to stay."""

    cells: tuple[str, ...]
    text: str | None


def rejected_text(
    name: str, raw: bytes, reasons: Mapping[int, str], heading: str, known: Mapping[str, Field | None]
) -> bytes:
    """Return the header and the rejected rows in the file's encoding, delimiter and line ends.

    Cells stay as they were, formulas too: it is the user's own file. A row is written anew only where its quotation
    marks would swallow the reason, or where it had a reason before.
    """
    found = decoded(raw)
    if found is None:
        raise unreadable(name, "CSV")
    text = found.text.replace("\0", "")
    table = raw_table(text)
    header = recognise(read_text_table(name, text).sheet, known).row
    lines = _lines(table, header, reasons, heading)
    end = _line_end(text)
    told = _text(table, lines, end)
    if not _is_read(told, lines):
        told = _text(table, [line._replace(text=None) for line in lines], end)
    if not _is_read(told, lines) and not table.declared:
        told = f"sep={table.delimiter}{end}{told}"  # few rows may look as if another sign parted them
    return encoded_as(told, raw, found.encoding)


def _lines(table: RawTable, header: int, reasons: Mapping[int, str], heading: str) -> list[_Line]:
    """Return the rows that are written; from the header on as wide as the widest, without an old column of reasons."""
    titles = next((row.cells for row in table.rows if row.number == header), ())
    old = {place for place, title in enumerate(titles) if is_reason(title)}
    wanted = [row for row in table.rows if row.number > header and row.number in reasons and any(row.cells)]
    above = [row for row in table.rows if row.number < header]
    rows = [row for row in table.rows if row.number == header] + wanted
    wide = max((len(row.cells) for row in rows), default=0)
    found = [_Line(row.cells, _body(row)) for row in above]
    for row in rows:
        added = heading if row.number == header else defuse(" ".join(plain(reasons[row.number]).split()))
        cells = (*row.cells, *[""] * (wide - len(row.cells)), added)
        if old:
            found.append(_Line(tuple(cell for place, cell in enumerate(cells) if place not in old), None))
            continue
        found.append(_Line(cells, _body(row) + table.delimiter * (wide - len(row.cells) + 1) + _joined([added], table)))
    return found


def _body(row: RawRow) -> str:
    return row.text.rstrip("\r\n")


def _text(table: RawTable, lines: Sequence[_Line], end: str) -> str:
    return table.declared + "".join(_line(line, table) + end for line in lines)


def _line(line: _Line, table: RawTable) -> str:
    """Return a row as it was where that says the same cells, or cannot be said (a huge cell); else written anew."""
    if line.text is not None:
        plainly = line.text.replace("\r\n", "\n").replace("\r", "\n")
        found = csv_rows(plainly, table.delimiter, strict=False)
        if found is None or (found or [[]]) == [list(line.cells)]:
            return line.text
    return _joined(line.cells, table)


def _joined(cells: Sequence[str], table: RawTable) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=table.delimiter).writerow(cells)  # quotes what is in its own line end
    return target.getvalue().removesuffix("\r\n")


def _is_read(text: str, lines: Sequence[_Line]) -> bool:
    """Return whether the text is read as these rows; a line end after the last may be read as one without a cell."""
    return [row.cells for row in raw_table(text).rows if any(row.cells)] == [
        line.cells for line in lines if any(line.cells)
    ]


def _line_end(text: str) -> str:
    """Return the line end that the file begins with."""
    for at, character in enumerate(text):
        if character in "\r\n":
            return "\r\n" if text[at : at + 2] == "\r\n" else character
    return "\r\n"
