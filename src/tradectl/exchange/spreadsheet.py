"""Workbooks of Excel (XLSX): sheets with their rows as people see them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tradectl.core.intake.sheet import Sheet
from tradectl.exchange.cell_text import cell_text, fill_merged, filled
from tradectl.exchange.limits import MOST_CELLS, too_large, unreadable
from tradectl.exchange.package_check import check_cells, unpacked

if TYPE_CHECKING:
    from tradectl.core.intake.sheet import Row

_KIND = "XLSX"


def read_workbook(name: str, raw: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; raise INVALID for none, REFUSED for more than is taken.

    Charts and macros are no sheets; a hidden sheet is told as such.
    """
    import python_calamine as calamine  # noqa: PLC0415 (start-up)

    check_cells(name, unpacked(name, raw, _KIND))
    try:
        book = calamine.load_workbook(io.BytesIO(raw))
        found = [
            (one.name, one.visible is not calamine.SheetVisibleEnum.Visible, book.get_sheet_by_index(place))
            for place, one in enumerate(book.sheets_metadata)
            if one.typ is calamine.SheetTypeEnum.WorkSheet
        ]
        cells = sum(one.total_height * one.total_width for _, _, one in found)
        if cells <= MOST_CELLS:
            return tuple(Sheet(title, _rows(sheet), hidden) for title, hidden, sheet in found)
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise unreadable(name, _KIND) from error
    except BaseException as error:  # a panic of the library is none of Exception's
        if type(error).__name__ != "PanicException":
            raise
        raise unreadable(name, _KIND) from error
    raise too_large(name)


def _rows(sheet: Any) -> tuple[Row, ...]:
    """Return the rows that say anything, in the columns they stand in."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    rows = [[*before, *map(cell_text, row)] for row in sheet.iter_rows()]
    fill_merged(rows, sheet.merged_cell_ranges or ())
    return filled(rows)
