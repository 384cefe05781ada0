"""The columns of the follow-up table, in their order; a column of the card has the name of its field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.card_cells import card_cell
from tradectl.core.message import Message, say
from tradectl.i18n.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradectl.core.follow_up_row import FollowUpRow

Value = str | date | Message | None


class Field(NamedTuple):
    """A column: its title, the card's field it shows (empty for what is worked out), what stands in a row.

    `value` is given the row and the reader's language.
    """

    title: Message
    key: str
    value: Callable[[FollowUpRow, str], Value]
    hidden: bool = False
    wraps: bool = False


def _grade(row: FollowUpRow, _language: str) -> Value:
    key = row.row.customer.class_key
    return say("won") if key == "won" else key


def _of_card(title: Message, key: str, *, wraps: bool = False) -> Field:
    return Field(title, key, lambda row, _: card_cell(row.card, key), wraps=wraps)


def _source(row: FollowUpRow, _language: str) -> Value:
    return (row.card.source.name or row.card.source.kind) if row.card.source else ""


def _handled(row: FollowUpRow, _language: str) -> Value:
    return row.row.history.last_handled.day if row.row.history.last_handled else None


def _contacted(row: FollowUpRow, _language: str) -> Value:
    return row.row.history.last_contacted.day if row.row.history.last_contacted else None


FIELDS: tuple[Field, ...] = (
    Field(say("Customer id"), "customer", lambda row, _: row.row.customer.id, hidden=True),
    Field(say("Grade"), "grade", _grade),
    _of_card(say("Customer"), "name"),
    _of_card(say("Code"), "code"),
    Field(say("Country"), "country", lambda row, language: country_name(row.card.country, language)),
    _of_card(say("Owner"), "owner"),
    _of_card(say("Contact"), "contacts.name"),
    _of_card(say("Job title"), "contacts.role"),
    _of_card(say("E-mail"), "contacts.email"),
    _of_card(say("Phone"), "contacts.phone"),
    _of_card(say("WhatsApp"), "contacts.whatsapp"),
    _of_card(say("WeChat"), "contacts.wechat"),
    _of_card(say("Website"), "website"),
    _of_card(say("Products"), "demand.products"),
    _of_card(say("Yearly quantity"), "demand.annual_quantity"),
    _of_card(say("Target price"), "demand.target_price"),
    Field(say("Source"), "", _source),
    _of_card(say("Registered"), "registered"),
    _of_card(say("Expected close"), "expected_close"),
    _of_card(say("Won"), "won"),
    Field(say("Last handled"), "", _handled),
    Field(say("Last contacted"), "", _contacted),
    Field(say("Last follow-up"), "", lambda row, _: row.said, wraps=True),
    Field(say("Next due"), "", lambda row, _: row.row.due),
    Field(say("Next step on"), "", lambda row, _: row.step.on if row.step else None),
    Field(say("Next step"), "", lambda row, _: row.step.goal if row.step else "", wraps=True),
    _of_card(say("Tags"), "tags"),
    _of_card(say("Notes"), "notes", wraps=True),
)
# What a salesperson may be given of customers who are not theirs (R79).
REDACTED: tuple[Field, ...] = tuple(
    field for field in FIELDS if field.key in ("name", "contacts.name", "contacts.role")
)
