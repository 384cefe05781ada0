"""The hidden sheet of a workbook: which column is which field, and a mark of each cell as it was written.

By it a changed workbook is read again (`core/intake/returned`). A row of it is a column of a sheet: the sheet, the
column (from 1), the field (empty where it is worked out), the heading; then the marks of its cells, of thousands of
rows in one cell: so they are packed to the least. The column of the ids has the customers' marks; the first one that is
worked out has those of all that are; those of the parts of an id have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.core.intake.exported import CUSTOMER, OF_THE_ID, ROWS_OF_A_CELL, TITLES, WORKED_OUT
from tradectl.core.intake.marks import cell_mark, customer_mark, mark_of_all
from tradectl.exchange.written_cell import written_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.exchange.workbook import Page


def write_fields(sheet: Any, pages: Sequence[Page]) -> None:
    """Write the table into a sheet and hide it so that only a program shows it."""
    for at, title in enumerate(TITLES):
        sheet.write_string(0, at, title)
    number = 0
    for page in pages:
        fields = [heading.field for heading in page.headings]
        for at, heading in enumerate(page.headings):
            number += 1
            sheet.write_string(number, 0, page.title)
            sheet.write_number(number, 1, at + 1)
            if heading.field:
                sheet.write_string(number, 2, heading.field)
            sheet.write_string(number, 3, written_cell(heading.title))
            marks = _marks(page, fields, at)
            for start in range(0, len(marks), ROWS_OF_A_CELL):
                packed = "".join(marks[start : start + ROWS_OF_A_CELL])
                sheet.write_string(number, len(TITLES) - 1 + start // ROWS_OF_A_CELL, packed)
    sheet.very_hidden()


def _marks(page: Page, fields: Sequence[str], at: int) -> list[str]:
    """Return a mark for each row of a column; none in a page without ids."""
    field = fields[at]
    if CUSTOMER not in fields or field in OF_THE_ID or (field == WORKED_OUT and WORKED_OUT in fields[:at]):
        return []
    if field == CUSTOMER:
        return [customer_mark(written_cell(row[at])) for row in page.rows]
    if field == WORKED_OUT:
        places = [place for place, other in enumerate(fields) if other == WORKED_OUT]
        return [mark_of_all([written_cell(row[place]) for place in places]) for row in page.rows]
    return [cell_mark(written_cell(row[at])) for row in page.rows]
