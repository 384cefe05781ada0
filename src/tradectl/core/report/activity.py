"""How much was done in a week: contacts by day and channel, customers handled, customers planned (R31, R170)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from tradectl.core.facts import Customer, Event
    from tradectl.core.report.customer_week import CustomerWeek

UNKNOWN = "other"  # a contact whose channel was not told
_CHANNELS = ("email", "call", "chat", "meeting", "visit", "fair", "sample", "letter", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Activity:
    """The counts of a week.

    `handled`: customers the person handled. `planned`: customers the list asked for, `done`: how many of those were
    handled, by whomever. `cells` has the contacts of each day and channel where there was one.
    """

    handled: int
    planned: int
    done: int
    cells: tuple[tuple[date, str, int], ...]

    @property
    def contacts(self) -> int:
        """Return how many contacts there were."""
        return sum(count for _, _, count in self.cells)

    @property
    def channels(self) -> tuple[str, ...]:
        """Return the channels that were used, in a fixed order."""
        used = {channel for _, channel, _ in self.cells}
        return tuple(channel for channel in _CHANNELS if channel in used)

    def on(self, day: date, channel: str | None = None) -> int:
        """Return the contacts of a day, of one channel or of all."""
        return sum(count for at, via, count in self.cells if at == day and channel in (None, via))

    def through(self, channel: str) -> int:
        """Return the week's contacts of a channel."""
        return sum(count for _, via, count in self.cells if via == channel)


def activity(
    weeks: Iterable[CustomerWeek], did: Callable[[Event], bool], owned: Callable[[Customer], bool]
) -> Activity:
    """Return the counts: of the entries that `did` picks, and of the customers that `owned` picks."""
    found = tuple(weeks)
    cells = Counter(
        (one.day, one.event.via or UNKNOWN)
        for week in found
        for one in week.week
        if one.event.is_contact and did(one.event)
    )
    asked = [week for week in found if week.planned and owned(week.customer)]
    return Activity(
        handled=sum(1 for week in found if any(one.event.is_handled and did(one.event) for one in week.week)),
        planned=len(asked),
        done=sum(1 for week in asked if week.handled),
        cells=tuple((day, channel, count) for (day, channel), count in sorted(cells.items())),
    )
