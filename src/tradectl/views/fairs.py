"""The fairs of a desk, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tradectl.core.message import say, say_n
from tradectl.views.document import Blank, Column, Document, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.fairs import Fair
    from tradectl.core.money import Money
    from tradectl.views.document import Block


class WithLeads(Protocol):
    """A fair and how many customers were met there."""

    @property
    def fair(self) -> Fair:
        """Return the fair."""
        ...

    @property
    def leads(self) -> int:
        """Return how many customers were met there."""
        ...


def money_values(money: Money | None) -> dict[str, str] | None:
    """Return an amount with its currency as JSON has it."""
    return {"amount": str(money.amount), "currency": money.currency} if money else None


def fair_values(fair: Fair) -> dict[str, object]:
    """Return a fair as JSON has it."""
    return {
        "name": fair.name,
        "on": fair.on,
        "until": fair.until,
        "place": fair.place,
        "cost": money_values(fair.cost),
        "path": fair.path,
    }


def values(fairs: Sequence[WithLeads]) -> list[dict[str, object]]:
    """Return the fairs as JSON has them."""
    return [{**fair_values(one.fair), "leads": one.leads} for one in fairs]


def document(fairs: Sequence[WithLeads], *, bare: bool = False, is_broken: bool = False) -> Document:
    """Return the fairs as a table; `bare` leaves out all but it."""
    columns = (
        Column(say("Fair"), weight=2, least=8),
        Column(say("From")),
        Column(say("To")),
        Column(say("Place"), weight=1),
        Column(say("Cost"), align="right"),
        Column(say("Leads"), align="right"),
    )
    rows = tuple(
        (
            one.fair.name,
            one.fair.on.isoformat(),
            one.fair.until.isoformat(),
            one.fair.place,
            str(one.fair.cost or ""),
            str(one.leads),
        )
        for one in fairs
    )
    table = Table(columns, rows)
    if bare:
        return Document(say("Fairs"), (table,))
    if not rows:
        none = (
            say("No fair can be read.")
            if is_broken
            else say("No fair is noted yet. Note one: tradectl fair new NAME --on DATE --until DATE --place PLACE")
        )
        return Document(say("Fairs"), (Paragraph(none),))
    counted: tuple[Block, ...] = (Blank(), Paragraph(say_n("{count} fair", "{count} fairs", len(rows))))
    return Document(say("Fairs"), (table, *counted))
