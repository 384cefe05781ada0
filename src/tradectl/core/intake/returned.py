"""A follow-up table that comes back: which cells of which customers somebody changed, wherever they stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.ids import parse_customer_id
from tradectl.core.intake.exported import (
    CUSTOMER,
    FIELDS,
    OF_THE_ID,
    WORKED_OUT,
    found_in,
    homes_of,
    pages_of,
)
from tradectl.core.intake.marks import EMPTY, UNKNOWN, cell_mark, customer_mark, mark_of_all
from tradectl.core.intake.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tradectl.core.intake.exported import Found, Home
    from tradectl.core.intake.sheet import Row


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


def returned(sheets: Sequence[Sheet]) -> Returned | None:
    """Return what somebody changed in an exported workbook, None where these sheets are of none."""
    hidden = next((sheet for sheet in sheets if sheet.name == FIELDS), None)
    pages = pages_of(hidden.rows) if hidden else ()
    if not pages:
        return None
    homes = homes_of(pages)
    found = [(sheet, found_in(sheet.told(), pages, homes)) for sheet in sheets if sheet is not hidden]
    read = [one for _, one in found if one is not None]
    wishes = [wish for one in read for wish in _wishes(one, homes)]
    added = tuple(sheet for one in read if (sheet := _added(one)))
    return Returned(_with_twins(wishes), added, tuple(sheet for sheet, one in found if one is None and sheet.rows))


def _wishes(one: Found, homes: Mapping[str, Home | None]) -> Iterable[Wish]:
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


def _changed(one: Found, row: Row, customer: str, at: int | None) -> Iterable[Cell]:
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


def _added(one: Found) -> Sheet | None:
    """Return the rows without an id under their header, None where there is none."""
    rows = tuple(row for row in one.body if not one.cell(row, CUSTOMER))
    if not rows or one.header is None:
        return Sheet(one.sheet.name, rows) if rows else None
    if not any(column.field == "grade" for column in one.page.columns):  # who was added to those who have bought, has
        wide = max(len(row.cells) for row in (one.header, *rows))
        header, *rest = (
            row._replace(cells=(*row.cells, *[""] * (wide - len(row.cells)))) for row in (one.header, *rows)
        )
        told = (row._replace(cells=(*row.cells, "won")) for row in rest)
        return Sheet(one.sheet.name, (header._replace(cells=(*header.cells, "Status")), *told))
    return Sheet(one.sheet.name, (one.header, *rows))
