"""Rows that were not imported, as a file of the kind they came in, with the reason beside each (R96).

The mended file can be imported again: the reasons are left out then (`core/intake/headings.is_reason`).
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from tradectl.core.intake.exported import FIELDS
from tradectl.core.intake.headings import is_reason, mapping, recognise, recognised
from tradectl.core.intake.kinds import CONTACTS, JSON, LETTER
from tradectl.core.intake.sheet import Row, Sheet, sheet_of
from tradectl.core.message import say
from tradectl.exchange.kinds import kind_of
from tradectl.exchange.limits import unreadable
from tradectl.exchange.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Table = tuple[str, Sequence[Sequence[str | date]]]

HEADING = say("Why not imported")
_TABLES = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FIRST_YEAR = 1901  # Excel's calendar has a day too many before
_FORBIDDEN = r"[\[\]:*?/\\]"
_TITLE_LENGTH = 31
_NARROWEST, _WIDEST = 8, 60
_UNTOLD = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook's own time has no zone


def rejected(
    name: str,
    raw: bytes,
    reasons: Mapping[int, str],
    heading: str,
    *,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    made: datetime = _UNTOLD,
) -> tuple[bytes, str]:
    """Return a file with the rows of these numbers, and how its name ends; nothing and no ending where none is there.

    `heading` stands above the reasons: `HEADING` in the reader's language. `sheet` and `columns` are what a person said
    of the table (`core/intake/headings.mapping`). Where all sheets of a book were read, as of a follow-up table, rows
    tell them (`SheetRow`). `made` stands in a workbook. XLS comes back as XLSX.
    """
    kind = kind_of(raw)
    if kind == CONTACTS:
        from tradectl.exchange.rejected_cards import rejected_cards  # noqa: PLC0415 (start-up)

        return rejected_cards(raw, reasons), ".vcf"
    if kind == JSON:
        return _json(name, raw, reasons), ".json"
    if kind == LETTER:
        return b"", ""
    if not raw.startswith(_TABLES):
        from tradectl.exchange.rejected_text import rejected_text  # noqa: PLC0415 (start-up)

        return rejected_text(name, raw, reasons, heading, mapping(columns or {})[0]), ".csv"
    tables, is_ods = _tables(name, raw, reasons, heading, sheet, columns or {})
    return _book(name, tables, made, is_ods=is_ods)


def _book(name: str, tables: Sequence[Table], made: datetime, *, is_ods: bool) -> tuple[bytes, str]:
    if not tables:
        return b"", ""
    if is_ods:
        from tradectl.exchange.opendocument_writing import opendocument  # noqa: PLC0415 (start-up)

        return opendocument(*tables), ".ods"
    return _workbook(name, tables, made), ".xlsx"


def _tables(
    name: str,
    raw: bytes,
    reasons: Mapping[int, str],
    heading: str,
    wanted: str,
    columns: Mapping[str, str],
) -> tuple[list[Table], bool]:
    """Return the sheets to be written, each a title and its rows, and whether they come from an ODS."""
    from tradectl.exchange.sheet import read_tables  # noqa: PLC0415 (start-up)

    book = read_tables(name, raw)
    known, _ = mapping(columns)
    if not any(map(sheet_of, reasons)):
        chosen = recognised(book.sheets, wanted, known)[:1]
        return [(one.name, _rows(one, columns.row, reasons, heading)) for one, columns in chosen], book.kind == "ods"
    told = [one.told() for one in book.sheets]
    whys = [one for one in told if any(row.number in reasons for row in one.rows)]
    return [(one.name, _rows(one, recognise(one, known).row, reasons, heading)) for one in whys], book.kind == "ods"


def _json(name: str, raw: bytes, reasons: Mapping[int, str]) -> bytes:
    """Return the document with the rejected objects of its list alone, counted from 1, each with its reason."""
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise unreadable(name, "JSON") from error
    told = json.dumps(_kept(document, reasons), ensure_ascii=False, indent=1)
    return f"{told}\n".encode("utf-8", "backslashreplace")  # half a character, as JSON spells it


def _kept(found: object, reasons: Mapping[int, str]) -> object:
    if isinstance(found, list):
        return [_with_reason(one, reasons[number]) for number, one in enumerate(found, 1) if number in reasons]
    if not isinstance(found, dict):
        return found
    for step in ("data", "customers"):
        if isinstance(found.get(step), dict | list):
            return {**found, step: _kept(found[step], reasons)}
    return _with_reason(found, " ".join(reasons.values()))


def _with_reason(one: object, reason: str) -> object:
    return {**one, "reason": reason} if isinstance(one, dict) else one


def _workbook(name: str, tables: Sequence[Table], made: datetime) -> bytes:
    from tradectl.exchange.workbook import Heading, Page, workbook  # noqa: PLC0415 (start-up)

    pages = []
    for title, rows in tables:
        headings = [
            Heading(str(told), width=_width(row[place] for row in rows), wraps=place == len(rows[0]) - 1)
            for place, told in enumerate(rows[0])
        ]
        pages.append(Page(_title(title), headings, rows[1:]))
    return workbook(pages, title=plain(name), made=made, with_fields=False)


def _rows(sheet: Sheet, header: int, reasons: Mapping[int, str], heading: str) -> list[list[str | date]]:
    """Return the header and the rejected rows, all as wide as the widest, without an old column of reasons."""
    rows = [row for row in sheet.rows if row.number == header or (row.number > header and row.number in reasons)]
    if not header:
        rows.insert(0, Row(0, ()))
    old = {place for place, title in enumerate(rows[0].cells) if is_reason(title)}
    wide = max(len(row.cells) for row in rows)
    found = []
    for row in rows:
        is_header = row.number == header
        cells = [row.cell(place) for place in range(wide) if place not in old]
        told = [*cells] if is_header else [_day_or_text(cell) for cell in cells]
        found.append([*told, heading if is_header else plain(reasons[row.number])])
    return found


def _day_or_text(cell: str) -> str | date:
    if re.fullmatch(_DAY, cell, re.ASCII) and int(cell[:4]) >= _FIRST_YEAR:
        with suppress(ValueError):
            return date.fromisoformat(cell)
    return cell


def _width(cells: Iterable[str | date]) -> int:
    """Return how wide a column is to be; a character that is no letter of ours may take two cells."""
    widths = (1 + len(line) + sum(char > "\u2e80" for char in line) for cell in cells for line in str(cell).split("\n"))
    return min(max([_NARROWEST, *widths]), _WIDEST)


def _title(name: str) -> str:
    """Return a sheet's name as Excel takes it."""
    told = re.sub(_FORBIDDEN, " ", plain(name))[:_TITLE_LENGTH].strip(" '")
    return told if told and told.casefold() not in ("history", FIELDS) else "Sheet1"
