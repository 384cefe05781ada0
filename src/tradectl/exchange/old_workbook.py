"""Workbooks of Excel 97 to 2003 (XLS): sheets with their rows as people see them.

Not by the reader of XLSX: it reserves what a damaged file claims to hold and ends the process.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.sheet import Sheet
from tradectl.core.message import say
from tradectl.exchange.cell_text import cell_text, fill_merged, filled, number_text
from tradectl.exchange.limits import MOST_CELLS, too_large, unreadable

if TYPE_CHECKING:
    from tradectl.core.intake.sheet import Row

_KIND = "XLS"
_MOST_SHEETS = 200
_EMPTY, _NUMBER, _DAY, _TRUTH, _ERROR, _BLANK = 0, 2, 3, 4, 5, 6
_ZEROS = r"0{2,20}"  # a number format that shows a postcode
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_old_workbook(name: str, raw: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; raise INVALID for none, REFUSED for a password or more than is taken."""
    import xlrd  # noqa: PLC0415 (start-up)

    if _LOCKED in raw:
        raise _protected(name)
    try:
        book = xlrd.open_workbook(
            file_contents=raw, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
        )
        sheets = _sheets(book)
    except Exception as error:  # the library lets slip whatever a broken file provokes
        raise (_protected(name) if "encrypted" in str(error) else unreadable(name, _KIND)) from error
    if sheets is None:
        raise too_large(name)
    return sheets


def _protected(name: str) -> TradectlError:
    return TradectlError(
        ErrorCode.REFUSED,
        say("{file} is protected by a password.", file=name),
        say("Save it without the password first."),
    )


def _sheets(book: Any) -> tuple[Sheet, ...] | None:
    """Return the sheets one after the other, None for more than is taken."""
    if book.nsheets > _MOST_SHEETS:
        return None
    found, left = [], MOST_CELLS
    for place in range(book.nsheets):
        sheet = book.sheet_by_index(place)
        left -= sum(map(sheet.row_len, range(sheet.nrows)))
        if left < 0:
            return None
        found.append(Sheet(sheet.name, _rows(book, sheet), bool(sheet.visibility)))
        book.unload_sheet(place)
    return tuple(found)


def _rows(book: Any, sheet: Any) -> tuple[Row, ...]:
    rows = [[_text(book, cell) for cell in sheet.row(number)] for number in range(sheet.nrows)]
    fill_merged(rows, (((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells))
    return filled(rows)


def _text(book: Any, cell: Any) -> str:
    from xlrd.xldate import XLDateError, xldate_as_datetime  # noqa: PLC0415 (start-up)

    if cell.ctype in (_EMPTY, _ERROR, _BLANK):
        return ""
    if cell.ctype == _TRUTH:
        return cell_text(bool(cell.value))
    if cell.ctype == _DAY:
        try:
            moment = xldate_as_datetime(cell.value, book.datemode)
        except (XLDateError, OverflowError, ValueError):
            return number_text(cell.value)
        return cell_text(moment if cell.value >= 1 else moment.time())
    if cell.ctype == _NUMBER:
        shape = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        return number_text(cell.value).zfill(len(shape) if re.fullmatch(_ZEROS, shape) else 0)
    return cell_text(cell.value)
