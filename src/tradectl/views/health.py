"""What `doctor` found, shown: one row a matter, the remedy beneath what is not good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.health.finding import State
from tradectl.core.message import Message, say, say_n
from tradectl.views.document import Blank, Column, Document, Joined, Paragraph, Role, Stacked, Styled, Table
from tradectl.views.punctuation import COMMA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.health.finding import Finding
    from tradectl.views.document import Cell, Text

_STATES: dict[State, tuple[Message, Role]] = {
    State.GOOD: (say("good"), Role.GOOD),
    State.LOOK: (say("look"), Role.WARN),
    State.BAD: (say("bad"), Role.BAD),
}
MATTERS: dict[str, Message] = {
    "program": say("Program"),
    "yaml": say("YAML reader"),
    "workspace": say("Workspace"),
    "git": say("Git"),
    "repository": say("Repository"),
    "commits": say("Commits"),
    "fsync": say("Power cuts"),
    "private": say("Own folder"),
    "hooks": say("Git hooks"),
    "conflicts": say("Git conflicts"),
    "locale": say("Locale"),
    "language": say("Language"),
    "time_zone": say("Time zone"),
    "days_off": say("Days off"),
    "cache": say("Cache"),
    "index": say("Index"),
    "letter_case": say("Upper and lower case"),
    "accents": say("Accents"),
    "lock": say("Lock"),
    "unfinished": say("Unfinished work"),
    "foreign": say("Other computers"),
    "two_folders": say("Two folders"),
    "no_card": say("Missing cards"),
    "set_aside": say("Set aside"),
    "readable": say("Cards, journals, fairs"),
}


def values(found: Sequence[Finding]) -> dict[str, object]:
    """Return the findings as the envelope's data."""
    return {
        "findings": [
            {"name": one.name, "state": one.state.value, "text": one.text, "remedy": one.remedy} for one in found
        ]
    }


def document(found: Sequence[Finding], *, bare: bool = False) -> Document:
    """Return the findings for a screen; `bare` is the table alone."""
    columns = (Column(say("State")), Column(say("Matter")), Column(say("Found"), wraps=True))
    table = Table(columns, tuple(_row(one) for one in found))
    blocks = (table,) if bare else (table, Blank(), Paragraph(_summary(found)))
    return Document(say("Health"), blocks)


def _row(one: Finding) -> tuple[Cell, ...]:
    word, role = _STATES[one.state]
    told: Cell = one.text if one.remedy is None else Stacked((one.text, Styled(one.remedy, Role.STRONG)))
    return (Styled(word, role), MATTERS[one.name], told)


def _summary(found: Sequence[Finding]) -> Text:
    looks, bads = (sum(one.state is state for one in found) for state in (State.LOOK, State.BAD))
    if not looks and not bads:
        return Styled(say("All is well."), Role.GOOD)
    told = [
        (bads, say_n("{count} matter is bad", "{count} matters are bad", bads)),
        (looks, say_n("{count} matter to look at", "{count} matters to look at", looks)),
    ]
    return Joined(tuple(message for count, message in told if count), COMMA)
