"""Customers that may be one, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tradectl.core.duplicates import Verdict
from tradectl.core.message import say, say_n
from tradectl.views.cells import width
from tradectl.views.document import Blank, Column, Document, Joined, Paragraph, Role, Stacked, Styled, Table
from tradectl.views.punctuation import COMMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradectl.core.duplicates import Pair
    from tradectl.core.facts import Customer
    from tradectl.views.document import Cell, Text

_WORDS = {Verdict.CERTAIN: say("certain"), Verdict.LIKELY: say("likely"), Verdict.POSSIBLE: say("possible")}
_ROLES = {Verdict.CERTAIN: Role.BAD, Verdict.LIKELY: Role.WARN, Verdict.POSSIBLE: Role.FAINT}


class Double(Protocol):
    """Two customers that may be one: who they are, and what is thought of them."""

    @property
    def one(self) -> Customer:
        """Return the first of them by id."""
        ...

    @property
    def other(self) -> Customer:
        """Return the second."""
        ...

    @property
    def pair(self) -> Pair:
        """Return what is thought of them."""
        ...


def values(doubles: Sequence[Double], limit: int | None) -> dict[str, object]:
    """Return the pairs as the envelope's data, and how many there are in all."""
    return {"pairs": [_value(one.pair) for one in doubles[:limit]], "found": len(doubles)}


def table(doubles: Sequence[Double], limit: int | None) -> Document:
    """Return the pairs as one table for a spreadsheet, the customers by id and name."""
    titles = (
        say("Verdict"), say("Confidence"), say("Customer"), say("Name"), say("The other"), say("Name"), say("Why"),
    )  # fmt: skip
    rows = tuple(
        (
            _WORDS[one.pair.verdict],
            f"{one.pair.confidence:.2f}",
            one.one.id,
            one.one.name,
            one.other.id,
            one.other.name,
            Stacked(one.pair.evidence),
        )
        for one in doubles[:limit]
    )
    return Document(say("Duplicates"), (Table(tuple(map(Column, titles)), rows),))


def document(doubles: Sequence[Double], limit: int | None) -> Document:
    """Return the pairs for a screen."""
    title = say("Duplicates")
    if not doubles:
        return Document(title, (Paragraph(Styled(say("No two customers look like one."), Role.GOOD)),))
    columns = (
        Column(say("Verdict")),
        Column(say("Confidence"), align="right"),
        Column(say("Customer"), least=_widest_id(one.one for one in doubles[:limit]), most=40, weight=2),
        Column(say("The other"), least=_widest_id(one.other for one in doubles[:limit]), most=40, weight=2),
        Column(say("Why"), least=24, weight=4, wraps=True, narrow="beneath"),
    )
    count: Text = say_n("{count} pair", "{count} pairs", len(doubles))
    if limit is not None and limit < len(doubles):
        count = Joined((count, say("the first {limit} are shown; see more with --limit", limit=limit)), COMMA)
    remedy = say(
        "Join two who are one: tradectl merge CODE INTO. "
        "Keep two apart: tradectl set CODE --not-duplicate-of OTHER --because …"
    )
    shown = Table(columns, tuple(_row(one) for one in doubles[:limit]))
    return Document(title, (shown, Blank(), Paragraph(count), Paragraph(Styled(remedy, Role.FAINT))))


def _value(pair: Pair) -> dict[str, object]:
    return {
        "a": pair.first,
        "b": pair.second,
        "verdict": pair.verdict.value,
        "confidence": pair.confidence,
        "evidence": pair.evidence,
    }


def _row(double: Double) -> tuple[Cell, ...]:
    pair = double.pair
    return (
        Styled(_WORDS[pair.verdict], _ROLES[pair.verdict]),
        f"{pair.confidence:.2f}",
        _named(double.one),
        _named(double.other),
        Stacked(pair.evidence),
    )


def _widest_id(customers: Iterable[Customer]) -> int:
    """Return how many cells the ids take, which are never cut: they are typed again."""
    return max(width(customer.id) for customer in customers)


def _named(customer: Customer) -> Cell:
    return Stacked((customer.name, Styled(customer.id, Role.FAINT)))
