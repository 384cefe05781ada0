"""The sheets of an exported workbook, and where they and their columns are in the book that came back.

The hidden sheet of the workbook tells (`exchange/workbook_fields`): rows and columns may have been moved, filtered and
deleted, sheets renamed, the file saved by another program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.intake.marks import EMPTY, LENGTH, OF_CUSTOMERS, cell_mark, customer_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tradectl.core.intake.sheet import Row, Sheet

FIELDS = "tradectl"  # the hidden sheet
TITLES = ("sheet", "column", "field", "heading", "marks")
ROWS_OF_A_CELL = 5000
CUSTOMER = "customer"  # the field of the ids
OF_THE_ID = frozenset(["code", "registered"])
WORKED_OUT = ""  # the field of what no card says
_SEARCHED = 40  # rows, for the headings
_HALF = 2
_TWO = 2
_LONGEST_NUMBER = 5


class Column(NamedTuple):
    """A column as it was exported, with the marks of its cells one after the other; `place` counts from 0."""

    place: int
    field: str
    heading: str
    marks: str

    def mark(self, at: int) -> str:
        """Return the mark of a row of the export, from 0."""
        return self.marks[at * LENGTH : (at + 1) * LENGTH]


class Page(NamedTuple):
    """A sheet as it was exported."""

    title: str
    columns: tuple[Column, ...]

    @property
    def headings(self) -> set[str]:
        """Return the headings it was exported with."""
        return {column.heading for column in self.columns}


class Home(NamedTuple):
    """Where a customer's row was in the export; `at` counts from 0."""

    page: Page
    at: int


class Found(NamedTuple):
    """A page as it stands in the book now: its header, where each column is."""

    sheet: Sheet
    page: Page
    header: Row | None
    places: Mapping[Column, int]

    def cell(self, row: Row, field: str) -> str:
        """Return what stands in the column of a field, empty where that is gone."""
        return next((row.cell(at).strip() for column, at in self.places.items() if column.field == field), "")

    @property
    def body(self) -> tuple[Row, ...]:
        """Return the rows below the header."""
        return tuple(row for row in self.sheet.rows if self.header is None or row.number > self.header.number)


def pages_of(rows: Sequence[Row]) -> tuple[Page, ...]:
    """Return the exported sheets as the hidden one tells them; none where it is another sheet of that name."""
    if not rows or rows[0].cells[: len(TITLES)] != TITLES:
        return ()
    columns: dict[str, list[Column]] = {}
    for row in rows[1:]:
        title, place, field, heading = (row.cell(at) for at in range(4))
        if title and place.isascii() and place.isdigit() and len(place) <= _LONGEST_NUMBER and int(place):
            column = Column(int(place) - 1, field, _one_line(heading), "".join(row.cells[4:]))
            columns.setdefault(title, []).append(column)
    found = [Page(title, tuple(told)) for title, told in columns.items()]
    return tuple(page for page in found if any(column.field == CUSTOMER for column in page.columns))


def homes_of(pages: Sequence[Page]) -> dict[str, Home | None]:
    """Return where each customer's mark was; None for a mark of two, which tells nothing."""
    homes: dict[str, Home | None] = {}
    for page in pages:
        marks = next(column.marks for column in page.columns if column.field == CUSTOMER)
        for at in range(len(marks) // OF_CUSTOMERS):
            own = marks[at * OF_CUSTOMERS : (at + 1) * OF_CUSTOMERS]
            homes[own] = None if own in homes else Home(page, at)
    return homes


def found_in(sheet: Sheet, pages: Sequence[Page], homes: Mapping[str, Home | None]) -> Found | None:
    """Return the page a sheet is: by its title, else, renamed or copied, by its headings."""
    page = next((page for page in pages if page.title == sheet.name), None)
    known = page or max(pages, key=lambda page: _named(_header(sheet, page), page))
    header = _header(sheet, known)
    one = Found(sheet, known, header, _places(header, known))
    if header is not None:
        return one._replace(places={**one.places, **_renamed(one, homes)})
    is_bare = page is not None and any(customer_mark(one.cell(row, CUSTOMER)) in homes for row in sheet.rows)
    return one if is_bare else None


def _header(sheet: Sheet, page: Page) -> Row | None:
    """Return the row that names a page's columns: that of the ids and another one, or half of all."""
    best = max(sheet.rows[:_SEARCHED], key=lambda row: _named(row, page), default=None)
    if best is None:
        return None
    own = next(column.heading for column in page.columns if column.field == CUSTOMER)
    needed = _TWO if own in map(_one_line, best.cells) else max(_TWO, len(page.columns) // 2)
    return best if _named(best, page) >= needed else None


def _named(row: Row | None, page: Page) -> int:
    return len(page.headings & {_one_line(cell) for cell in row.cells}) if row else 0


def _places(header: Row | None, page: Page) -> dict[Column, int]:
    """Return where each column is: where it was, if the heading is there still, else where the heading is now."""
    if header is None:
        return {column: column.place for column in page.columns}
    found: dict[Column, int] = {}
    headings = [_one_line(cell) for cell in header.cells]
    still = [column for column in page.columns if _one_line(header.cell(column.place)) == column.heading]
    found |= {column: column.place for column in still}
    for column in page.columns:
        free = [at for at, heading in enumerate(headings) if heading == column.heading and at not in found.values()]
        if column not in found and free:
            found[column] = free[0]
    ids = next(column for column in page.columns if column.field == CUSTOMER)
    return found if ids in found or ids.place in found.values() else {**found, ids: ids.place}


def _renamed(one: Found, homes: Mapping[str, Home | None]) -> dict[Column, int]:
    """Return the columns under a heading that was written anew: most of their cells say what was exported."""
    found = {}
    lost = [column for column in one.page.columns if column not in one.places and column.marks]
    for column in lost:
        if column.place in one.places.values():
            continue
        told = ((homes.get(customer_mark(one.cell(row, CUSTOMER))), row) for row in one.body)
        pairs = [(column.mark(home.at), row.cell(column.place)) for home, row in told if home and home.page is one.page]
        said = [was == cell_mark(text) for was, text in pairs if was != EMPTY]
        if sum(said) * _HALF > len(said):
            found[column] = column.place
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())
