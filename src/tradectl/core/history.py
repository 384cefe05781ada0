"""What a journal says as of one day: the last handling, the contacts, what is promised, agreed, asked and answered.

`history` reads the entries once and keeps what the rules need, each fact with its line. Nothing in a `History` but
the choice of the entries depends on the day: from the day of the last entry on (`latest`) it stays the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tradectl.core.facts import Correction, Event


@dataclass(frozen=True, slots=True)
class Mark:
    """A day and the journal's line that tells it."""

    day: date
    line: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit or meeting: when, the journal's line, which person of the desk (R37)."""

    day: date
    line: int
    by: str


@dataclass(frozen=True, slots=True)
class OpenPledge:
    """Something promised or awaited that is not settled; `ref` is `<entry id>/<n>`, as a `kept` entry names it.

    `by` is the day it is promised for, the new one where it was moved (None: never due).
    """

    ref: str
    what: str
    by: date | None
    made: Mark
    moved: Mark | None = None

    @property
    def counts_from(self) -> date:
        """Return the day of the entry that set `by`: a day off never brings the due day back to it."""
        return (self.moved or self.made).day


@dataclass(frozen=True, slots=True)
class NextStep:
    """The agreed next step (R26): day and goal, the entry that set it, the last handled entry after that one.

    Whether it is served depends on the calendar: see rules/next_step.
    """

    on: date
    goal: str
    agreed: Mark
    handled_after: Mark | None = None


@dataclass(frozen=True, slots=True)
class GradeMove:
    """A regrading or reopening: from which grade (None: won or not told) to which."""

    day: date
    line: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class History:
    """A customer's journal as of a day; sequences stand in the order of the entries."""

    last_handled: Mark | None = None
    last_contacted: Mark | None = None
    contacts: tuple[Mark, ...] = ()  # ours and theirs
    visits: tuple[Visit, ...] = ()
    promises: tuple[OpenPledge, ...] = ()
    awaited: tuple[OpenPledge, ...] = ()
    next_step: NextStep | None = None
    unanswered: Mark | None = None  # the earliest contact of theirs with none of ours that day or later
    grade_moves: tuple[GradeMove, ...] = ()
    entries: int = 0  # how many count as of the day
    latest: date | None = None  # the day of the last entry, seen or not


def apply_corrections(entries: Sequence[Event | Correction], today: date) -> tuple[Event, ...]:
    """Return the entries that count as of `today`, corrections applied, in the order of time and id."""
    raise NotImplementedError


def history(entries: Sequence[Event | Correction], today: date) -> History:
    """Return what the journal says as of `today`; what is dated later is not seen."""
    raise NotImplementedError
