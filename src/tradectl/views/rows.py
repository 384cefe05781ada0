"""Customers in rows, for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.finding.passage import CALLS, CUSTOMER, DOCUMENT
from tradectl.core.message import say, say_n
from tradectl.views.document import Blank, Column, Document, Joined, Paragraph, Role, Stacked, Styled, Table
from tradectl.views.due import GRADE_ROLES
from tradectl.views.punctuation import COLON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.finding.ranking import Found
    from tradectl.core.row import Row
    from tradectl.views.document import Block, Cell, Text

_IN_THE_ROW = (CALLS - {"aliases"}) | {CUSTOMER, "country", "owner", "grade"}


def rows_document(rows: Sequence[Row], *, bare: bool = False, has_found: bool = False) -> Document:
    """Return rows of customers for a screen; `bare` is the table alone, `has_found` tells where words were found."""
    columns = (
        Column(say("Grade")),
        Column(say("Code")),
        Column(say("Customer"), least=16, most=40, weight=3),
        Column(say("Country")),
        Column(say("Owner"), least=4, weight=1),
        Column(say("Handled")),
        Column(say("Contacted"), narrow="left out"),
        Column(say("Due")),
        *([Column(say("Found in"), least=16, weight=4, wraps=True, narrow="beneath")] if has_found else ()),
    )
    count = say_n("{count} customer", "{count} customers", len(rows))
    table = Table(columns, tuple(_row(row, has_found=has_found) for row in rows))
    if bare:
        return Document(say("Customers"), (table,))
    blocks: tuple[Block, ...] = (table, Blank(), Paragraph(count)) if rows else (Paragraph(count),)
    return Document(say("Customers"), blocks)


def _row(row: Row, *, has_found: bool) -> tuple[Cell, ...]:
    customer, history, due = row.customer, row.history, row.due
    key = customer.class_key
    handled, contacted = history.last_handled, history.last_contacted
    return (
        Styled(say("won") if key == "won" else key, GRADE_ROLES.get(key, Role.FAINT)),
        customer.code,
        customer.name,
        customer.country,
        customer.owner,
        handled.day.isoformat() if handled else "–",
        contacted.day.isoformat() if contacted else "–",
        due.isoformat() if due else "–",
        *([_found(row)] if has_found else ()),
    )


def _found(row: Row) -> Cell:
    """Return where words stand that are not to be seen in the row: in a field, a document, on a day of the journal."""
    lines = [_place(one, row.customer.path) for one in row.found or () if one.field not in _IN_THE_ROW]
    return Stacked(tuple(lines))


def _place(found: Found, folder: str) -> Text:
    if found.field == DOCUMENT:
        return found.path.removeprefix(f"{folder}/")
    return Joined((found.day or found.field, found.text), COLON)
