"""A follow-up table that comes back: which cells of which customers somebody changed, wherever they stand now.

The hidden sheet of the workbook tells (`exchange/workbook_fields`): rows and columns may have been moved, filtered and
deleted, sheets renamed, the file saved by another program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.ids import parse_customer_id
from tradectl.core.intake.marks import EMPTY, LENGTH, OF_CUSTOMERS, UNKNOWN, cell_mark, customer_mark, mark_of_all
from tradectl.core.intake.sheet import Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


class Cell(NamedTuple):
    """A cell that differs from what was exported; `was` is the mark of that, `UNKNOWN` where none was kept.

    What is worked out comes as one cell with the field `WORKED_OUT`, the headings of all of it and no text.
    """

    field: str
    heading: str
    text: str
    was: str


class Wish(NamedTuple):
    """A row of a customer and the cells somebody changed there; none: the row says what was exported.

    `twins` are the numbers of other rows with the same id. `home` is the sheet a row was moved from: its columns are
    not those of the sheet it stands in, so nothing can be said of its cells.
    """

    row: int
    sheet: str
    customer: str
    name: str
    cells: tuple[Cell, ...] = ()
    twins: tuple[int, ...] = ()
    home: str = ""

    @property
    def is_change(self) -> bool:
        """Return whether the row does not say what was exported."""
        return bool(self.cells or self.home)


class Returned(NamedTuple):
    """What came back: a wish for each row with an id, rows that were added below, sheets that were never exported.

    Each of `added` has the header and the rows without an id of one sheet, for `headings.recognise` and
    `leads.records`.
    """

    wishes: tuple[Wish, ...]
    added: tuple[Sheet, ...] = ()
    others: tuple[Sheet, ...] = ()


class _Column(NamedTuple):
    place: int  # from 0
    field: str
    heading: str
    marks: str

    def mark(self, at: int) -> str:
        """Return the mark of a row of the export, from 0."""
        return self.marks[at * LENGTH : (at + 1) * LENGTH]


class _Page(NamedTuple):
    """A sheet as it was exported."""

    title: str
    columns: tuple[_Column, ...]

    @property
    def headings(self) -> set[str]:
        return {column.heading for column in self.columns}


class _Home(NamedTuple):
    """Where a customer's row was in the export; `at` counts from 0."""

    page: _Page
    at: int


class _Found(NamedTuple):
    """A page as it stands in the book now: its header, where each column is."""

    sheet: Sheet
    page: _Page
    header: Row | None
    places: Mapping[_Column, int]

    def cell(self, row: Row, field: str) -> str:
        return next((row.cell(at).strip() for column, at in self.places.items() if column.field == field), "")

    @property
    def body(self) -> tuple[Row, ...]:
        return tuple(row for row in self.sheet.rows if self.header is None or row.number > self.header.number)


def returned(sheets: Sequence[Sheet]) -> Returned | None:
    """Return what somebody changed in an exported workbook, None where these sheets are of none."""
    hidden = next((sheet for sheet in sheets if sheet.name == FIELDS), None)
    pages = _pages(hidden.rows) if hidden else ()
    if not pages:
        return None
    homes = _homes(pages)
    found = [(sheet, _found(sheet.told(), pages, homes)) for sheet in sheets if sheet is not hidden]
    read = [one for _, one in found if one is not None]
    wishes = [wish for one in read for wish in _wishes(one, homes)]
    added = tuple(sheet for one in read if (sheet := _added(one)))
    return Returned(_with_twins(wishes), added, tuple(sheet for sheet, one in found if one is None and sheet.rows))


def _pages(rows: Sequence[Row]) -> tuple[_Page, ...]:
    """Return the exported sheets as the hidden one tells them; none where it is another sheet of that name."""
    if not rows or rows[0].cells[: len(TITLES)] != TITLES:
        return ()
    columns: dict[str, list[_Column]] = {}
    for row in rows[1:]:
        title, place, field, heading = (row.cell(at) for at in range(4))
        if title and place.isascii() and place.isdigit() and len(place) <= _LONGEST_NUMBER and int(place):
            column = _Column(int(place) - 1, field, _one_line(heading), "".join(row.cells[4:]))
            columns.setdefault(title, []).append(column)
    found = [_Page(title, tuple(told)) for title, told in columns.items()]
    return tuple(page for page in found if any(column.field == CUSTOMER for column in page.columns))


def _homes(pages: Sequence[_Page]) -> dict[str, _Home | None]:
    """Return where each customer's mark was; None for a mark of two, which tells nothing."""
    homes: dict[str, _Home | None] = {}
    for page in pages:
        marks = next(column.marks for column in page.columns if column.field == CUSTOMER)
        for at in range(len(marks) // OF_CUSTOMERS):
            own = marks[at * OF_CUSTOMERS : (at + 1) * OF_CUSTOMERS]
            homes[own] = None if own in homes else _Home(page, at)
    return homes


def _found(sheet: Sheet, pages: Sequence[_Page], homes: Mapping[str, _Home | None]) -> _Found | None:
    """Return the page a sheet is: by its title, else, renamed or copied, by its headings."""
    page = next((page for page in pages if page.title == sheet.name), None)
    known = page or max(pages, key=lambda page: _named(_header(sheet, page), page))
    header = _header(sheet, known)
    one = _Found(sheet, known, header, _places(header, known))
    if header is not None:
        return one._replace(places={**one.places, **_renamed(one, homes)})
    is_bare = page is not None and any(customer_mark(one.cell(row, CUSTOMER)) in homes for row in sheet.rows)
    return one if is_bare else None


def _header(sheet: Sheet, page: _Page) -> Row | None:
    """Return the row that names a page's columns: that of the ids and another one, or half of all."""
    best = max(sheet.rows[:_SEARCHED], key=lambda row: _named(row, page), default=None)
    if best is None:
        return None
    own = next(column.heading for column in page.columns if column.field == CUSTOMER)
    needed = _TWO if own in map(_one_line, best.cells) else max(_TWO, len(page.columns) // 2)
    return best if _named(best, page) >= needed else None


def _named(row: Row | None, page: _Page) -> int:
    return len(page.headings & {_one_line(cell) for cell in row.cells}) if row else 0


def _places(header: Row | None, page: _Page) -> dict[_Column, int]:
    """Return where each column is: where it was, if the heading is there still, else where the heading is now."""
    if header is None:
        return {column: column.place for column in page.columns}
    found: dict[_Column, int] = {}
    headings = [_one_line(cell) for cell in header.cells]
    still = [column for column in page.columns if _one_line(header.cell(column.place)) == column.heading]
    found |= {column: column.place for column in still}
    for column in page.columns:
        free = [at for at, heading in enumerate(headings) if heading == column.heading and at not in found.values()]
        if column not in found and free:
            found[column] = free[0]
    ids = next(column for column in page.columns if column.field == CUSTOMER)
    return found if ids in found or ids.place in found.values() else {**found, ids: ids.place}


def _renamed(one: _Found, homes: Mapping[str, _Home | None]) -> dict[_Column, int]:
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


def _wishes(one: _Found, homes: Mapping[str, _Home | None]) -> Iterable[Wish]:
    for row in one.body:
        customer = one.cell(row, CUSTOMER)
        if not customer:
            continue
        home = homes.get(customer_mark(customer))
        wish = Wish(row.number, one.sheet.name, customer, one.cell(row, "name"))
        if home and home.page is not one.page:
            yield wish._replace(home=home.page.title)
        else:
            yield wish._replace(cells=tuple(_changed(one, row, customer, home.at if home else None)))


def _changed(one: _Found, row: Row, customer: str, at: int | None) -> Iterable[Cell]:
    """Yield the cells of a row that are not as they were exported; of a row without marks all that say something."""
    spelled = parse_customer_id(customer)
    for column, place in one.places.items():
        text = row.cell(place).strip()
        was = EMPTY if at is None else column.mark(at)
        if column.field in OF_THE_ID:
            was = cell_mark(str(getattr(spelled, column.field))) if spelled else EMPTY
        if column.field not in (CUSTOMER, WORKED_OUT) and was and cell_mark(text) != was:
            yield Cell(column.field, column.heading, text, UNKNOWN if at is None else was)
    rest = [column for column in one.page.columns if column.field == WORKED_OUT]
    if at is not None and rest and all(column in one.places for column in rest):
        was = rest[0].mark(at)
        if mark_of_all(row.cell(one.places[column]) for column in rest) != was:
            yield Cell(WORKED_OUT, ", ".join(column.heading for column in rest), "", was)


def _with_twins(wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """Return the wishes, each with the rows that have the same id: a row was copied to make another customer of it."""
    rows: dict[str, list[int]] = {}
    for wish in wishes:
        rows.setdefault(wish.customer, []).append(wish.row)
    return tuple(
        wish._replace(twins=tuple(row for row in rows[wish.customer] if row != wish.row))
        if len(rows[wish.customer]) > 1
        else wish
        for wish in wishes
    )


def _added(one: _Found) -> Sheet | None:
    """Return the rows without an id under their header, None where there is none."""
    rows = tuple(row for row in one.body if not one.cell(row, CUSTOMER))
    return Sheet(one.sheet.name, (one.header, *rows) if one.header else rows) if rows else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
