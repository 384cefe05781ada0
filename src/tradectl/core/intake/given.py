"""A customer as a JSON file gives it: the id and the card, every scalar a text as a card is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Given(NamedTuple):
    """One customer of the file; `number` counts from 1."""

    number: int
    customer: str
    card: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return the name on the card, else the id."""
        name = self.card.get("name")
        return name if isinstance(name, str) and name else self.customer
