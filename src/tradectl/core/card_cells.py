"""What a card says in the columns of the follow-up table, one value a field: as it is exported, as it comes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradectl.core.model.card import Card

Cell = str | date | None


def card_cell(card: Card, key: str) -> Cell:
    """Return what stands in the column of a field; raise KeyError for a field that has none.

    A country is its two letters and a won customer's grade `won`: whoever shows them says both in words.
    """
    return _CELLS[key](card)


def is_card_cell(key: str) -> bool:
    """Return whether a field has a column; a table from elsewhere may name any."""
    return key in _CELLS


def _grade(card: Card) -> Cell:
    return "won" if card.status == "won" else card.grade or ""


def _of_contact(name: str) -> Callable[[Card], Cell]:
    def value(card: Card) -> Cell:
        main = card.main_contact
        return str(getattr(main, name)) if main else ""

    return value


def _price(card: Card) -> Cell:
    price = card.demand.target_price if card.demand else None
    return str(price) if price else ""


_CELLS: dict[str, Callable[[Card], Cell]] = {
    "grade": _grade,
    "name": lambda card: card.name,
    "code": lambda card: card.code,
    "country": lambda card: card.country,
    "owner": lambda card: card.owner,
    "contacts.name": _of_contact("name"),
    "contacts.role": _of_contact("role"),
    "contacts.email": _of_contact("email"),
    "contacts.phone": _of_contact("phone"),
    "contacts.whatsapp": _of_contact("whatsapp"),
    "contacts.wechat": _of_contact("wechat"),
    "website": lambda card: card.website,
    "demand.products": lambda card: ", ".join(card.demand.products) if card.demand else "",
    "demand.annual_quantity": lambda card: card.demand.annual_quantity if card.demand else "",
    "demand.target_price": _price,
    "registered": lambda card: card.registered,
    "expected_close": lambda card: card.expected_close,
    "won": lambda card: card.won,
    "tags": lambda card: ", ".join(card.tags),
    "notes": lambda card: card.notes.strip(),
}
FIELDS = frozenset(_CELLS)
