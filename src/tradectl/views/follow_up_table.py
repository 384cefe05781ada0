"""The follow-up table (跟进表), split into not won and won: as typed cells, as a document, as raw CSV (R30, R79)."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.views.cells import width
from tradectl.views.document import Column, Document, Heading, Stacked, Table
from tradectl.views.follow_up_fields import FIELDS, REDACTED, Field, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradectl.core.follow_up_row import FollowUpRow
    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Cell

_NARROWEST, _WIDEST = 8, 48  # cells
_FILTER = 3  # cells that the button of a filter takes
_RANKS = {"A": 0, "B": 1, "C": 2, "D": 3, "E": 4}
TITLE = say("Follow-up table")


class Part(NamedTuple):
    """A table of its own: its title, its columns, a value for each in every row."""

    title: Message
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]


def parts(rows: Sequence[FollowUpRow], language: str, *, redacted: bool = False) -> tuple[Part, ...]:
    """Return the customers not won and those won, by grade and next due day; `redacted`: as `whole` does."""
    if redacted:
        return (whole(rows, language, redacted=True),)
    prospects = [row for row in rows if row.card.status != "won"]
    won = [row for row in rows if row.card.status == "won"]
    return (
        _part(say("Not won"), [field for field in FIELDS if field.key != "won"], prospects, language),
        _part(say("Won customers"), [field for field in FIELDS if field.key != "grade"], won, language),
    )


def whole(rows: Sequence[FollowUpRow], language: str, *, redacted: bool = False) -> Part:
    """Return all customers in one part; `redacted` are their names, people and job titles alone, a row a person."""
    if not redacted:
        return _part(say("Customers"), FIELDS, rows, language)
    told = [
        (row.card.name, contact.name if contact else "", contact.role if contact else "")
        for row in rows
        for contact in row.card.contacts or (None,)
    ]
    return Part(say("Customers"), REDACTED, tuple(told))


def _part(title: Message, fields: Sequence[Field], rows: Iterable[FollowUpRow], language: str) -> Part:
    ordered = sorted(rows, key=_order)
    return Part(title, tuple(fields), tuple(tuple(one.value(row, language) for one in fields) for row in ordered))


def _order(row: FollowUpRow) -> tuple[int, date, str]:
    customer = row.row.customer
    return (_RANKS.get(customer.class_key, len(_RANKS)), row.row.due or date.max, customer.id)


def cells(part: Part, tongue: Translator) -> list[list[str | date | None]]:
    """Return the rows with what is said in words put into the reader's language."""
    return [[tongue.text(value) if isinstance(value, Message) else value for value in row] for row in part.rows]


def widths(part: Part, tongue: Translator) -> list[int]:
    """Return how wide each column is to be, in cells: a Chinese character takes two."""
    told = cells(part, tongue)
    return [
        min(
            max(
                _NARROWEST,
                width(tongue.text(field.title)) + _FILTER,
                max((width(line) + 1 for row in told for line in _text(row[at]).split("\n")), default=0),
            ),
            _WIDEST,
        )
        for at, field in enumerate(part.fields)
    ]


def document(found: Sequence[Part]) -> Document:
    """Return the parts as a page, each under its title; a single one is the table alone."""
    tables = [
        Table(
            tuple(Column(field.title) for field in part.fields),
            tuple(tuple(value if isinstance(value, Message) else _cell(value) for value in row) for row in part.rows),
        )
        for part in found
    ]
    if len(tables) == 1:
        return Document(TITLE, tuple(tables))
    headed = [block for part, table in zip(found, tables, strict=True) for block in (Heading(2, part.title), table)]
    return Document(TITLE, (Heading(1, TITLE), *headed))


def raw_csv(part: Part, tongue: Translator) -> str:
    """Return the part as CSV with every text as it is, formulas and controls too: for programs that run none."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow([tongue.text(field.title) for field in part.fields])
    writer.writerows([_text(value) for value in row] for row in cells(part, tongue))
    return target.getvalue()


def redacted_value(part: Part) -> dict[str, object]:
    """Return names, people and job titles as the envelope's data."""
    return {"customers": [{"name": name, "contact": contact, "role": role} for name, contact, role in part.rows]}


def _cell(value: str | date | None) -> Cell:
    """Return a value, a text of several lines as such."""
    text = _text(value)
    return Stacked(tuple(text.splitlines())) if "\n" in text else text


def _text(value: str | date | Message | None) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
