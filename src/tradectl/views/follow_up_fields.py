"""The columns of the follow-up table, in their order; a column of the card has the name of its field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

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


def _of_contact(name: str) -> Callable[[FollowUpRow, str], Value]:
    def value(row: FollowUpRow, _language: str) -> Value:
        main = row.card.main_contact
        return str(getattr(main, name)) if main else ""

    return value


def _products(row: FollowUpRow, _language: str) -> Value:
    return ", ".join(row.card.demand.products) if row.card.demand else ""


def _quantity(row: FollowUpRow, _language: str) -> Value:
    return row.card.demand.annual_quantity if row.card.demand else ""


def _price(row: FollowUpRow, _language: str) -> Value:
    price = row.card.demand.target_price if row.card.demand else None
    return f"{price.amount} {price.currency}" if price else ""


def _source(row: FollowUpRow, _language: str) -> Value:
    return (row.card.source.name or row.card.source.kind) if row.card.source else ""


def _handled(row: FollowUpRow, _language: str) -> Value:
    return row.row.history.last_handled.day if row.row.history.last_handled else None


def _contacted(row: FollowUpRow, _language: str) -> Value:
    return row.row.history.last_contacted.day if row.row.history.last_contacted else None


FIELDS: tuple[Field, ...] = (
    Field(say("Customer id"), "customer", lambda row, _: row.row.customer.id, hidden=True),
    Field(say("Grade"), "grade", _grade),
    Field(say("Customer"), "name", lambda row, _: row.card.name),
    Field(say("Code"), "code", lambda row, _: row.card.code),
    Field(say("Country"), "country", lambda row, language: country_name(row.card.country, language)),
    Field(say("Owner"), "owner", lambda row, _: row.card.owner),
    Field(say("Contact"), "contacts.name", _of_contact("name")),
    Field(say("Job title"), "contacts.role", _of_contact("role")),
    Field(say("E-mail"), "contacts.email", _of_contact("email")),
    Field(say("Phone"), "contacts.phone", _of_contact("phone")),
    Field(say("WhatsApp"), "contacts.whatsapp", _of_contact("whatsapp")),
    Field(say("WeChat"), "contacts.wechat", _of_contact("wechat")),
    Field(say("Website"), "website", lambda row, _: row.card.website),
    Field(say("Products"), "demand.products", _products),
    Field(say("Yearly quantity"), "demand.annual_quantity", _quantity),
    Field(say("Target price"), "demand.target_price", _price),
    Field(say("Source"), "", _source),
    Field(say("Registered"), "registered", lambda row, _: row.card.registered),
    Field(say("Expected close"), "expected_close", lambda row, _: row.card.expected_close),
    Field(say("Won"), "won", lambda row, _: row.card.won),
    Field(say("Last handled"), "", _handled),
    Field(say("Last contacted"), "", _contacted),
    Field(say("Last follow-up"), "", lambda row, _: row.said, wraps=True),
    Field(say("Next due"), "", lambda row, _: row.row.due),
    Field(say("Next step on"), "", lambda row, _: row.step.on if row.step else None),
    Field(say("Next step"), "", lambda row, _: row.step.goal if row.step else "", wraps=True),
    Field(say("Tags"), "tags", lambda row, _: ", ".join(row.card.tags)),
    Field(say("Notes"), "notes", lambda row, _: row.card.notes.strip(), wraps=True),
)
# What a salesperson may be given of customers who are not theirs (R79).
REDACTED: tuple[Field, ...] = tuple(
    field for field in FIELDS if field.key in ("name", "contacts.name", "contacts.role")
)
