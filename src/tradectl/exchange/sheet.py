"""The one door for tables: bytes in, sheets of text out, whatever the file's form and encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.exchange.csv_text import read_text_table
from tradectl.exchange.limits import LARGEST_FILE, MOST_COLUMNS, too_large, unreadable
from tradectl.exchange.text_encoding import decoded

if TYPE_CHECKING:
    from tradectl.core.intake.sheet import Sheet
    from tradectl.core.message import Message

_ZIP = b"PK\x03\x04"
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_HEAD = 200


class Book(NamedTuple):
    """What a file of tables holds; `kind` is csv, xlsx, xls or ods, `notes` are for a person."""

    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Message, ...] = ()


def read_tables(name: str, raw: bytes) -> Book:
    """Return the tables of a file by its bytes, not by its name, which is only told.

    Raise INVALID where it is no table, REFUSED where it holds more than is taken.
    """
    if len(raw) > LARGEST_FILE:
        raise too_large(name)
    book = _workbook(name, raw) if raw.startswith((_ZIP, _OLD)) else _text_table(name, raw)
    if any(len(row.cells) > MOST_COLUMNS for sheet in book.sheets for row in sheet.rows):
        raise too_large(name)
    return book


def _text_table(name: str, raw: bytes) -> Book:
    found = decoded(raw)
    if found is None or found.text.lstrip()[:1] == "<":
        raise unreadable(name, "CSV")  # a web page or XML that calls itself a workbook
    table = read_text_table(name, found.text)
    return Book("csv", (table.sheet,), (*found.notes, *table.notes))


def _workbook(name: str, raw: bytes) -> Book:
    from tradectl.exchange.old_workbook import read_old_workbook  # noqa: PLC0415 (start-up)
    from tradectl.exchange.opendocument import read_opendocument  # noqa: PLC0415 (start-up)
    from tradectl.exchange.spreadsheet import read_workbook  # noqa: PLC0415 (start-up)

    if raw.startswith(_OLD):
        return Book("xls", read_old_workbook(name, raw))
    if _ODS in raw[:_HEAD]:
        return Book("ods", read_opendocument(name, raw))
    return Book("xlsx", read_workbook(name, raw))
