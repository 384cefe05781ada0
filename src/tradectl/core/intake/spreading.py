"""The first days of many new customers, shared out so that no day has more than a person can do (R5-R9, R23).

Who was known before is looked at once within the rhythm of the grade, beginning with tomorrow; who is new within the
seven days from the first day it is due. In a group the better classes come first.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tradectl.core.calendar import WorkCalendar

_DAY, _WEEK = timedelta(days=1), timedelta(days=6)
CROWD = 30  # customers due on one day; above, an import offers to share them out
_RANKS = {"A": 0, "won": 1, "B": 2, "C": 3, "D": 4, "E": 5}


class Arriving(NamedTuple):
    """A new customer: its class, the first day it is due by itself (None: never), and whether nobody knew it before.

    `until` is the day by which its class wants it handled.
    """

    shelf: str
    due: date | None
    until: date
    is_new: bool


def fullest(days: Iterable[date | None]) -> tuple[int, date | None]:
    """Return how many are due on the fullest day and that day; nothing where no day is too full."""
    counts = Counter(day for day in days if day is not None)
    most = max(counts.items(), key=lambda one: (one[1], -one[0].toordinal()), default=(None, 0))
    return (most[1], most[0]) if most[1] > CROWD else (0, None)


def spread(arriving: Sequence[Arriving], calendar: WorkCalendar, today: date) -> list[date | None]:
    """Return another first day for each, None where it stays: those of one day and one rhythm are shared out evenly."""
    found: list[date | None] = [None] * len(arriving)
    full = {day for day, count in Counter(_first(one, today) for one in arriving).items() if day and count > CROWD}
    groups: dict[tuple[date, date, bool], list[int]] = {}
    for number, one in enumerate(arriving):
        first = _first(one, today)
        if first in full:
            groups.setdefault((first, one.until, one.is_new), []).append(number)
    for (first, until, is_new), members in groups.items():
        begin, end = (first, first + _WEEK) if is_new else (today + _DAY, until)
        days = calendar.working_days(begin, end)
        members.sort(key=lambda number: (_RANKS.get(arriving[number].shelf, len(_RANKS)), number))
        for place, number in enumerate(members if len(days) > 1 else ()):
            day = days[place * len(days) // len(members)]
            found[number] = day if day != first else None
    return found


def _first(one: Arriving, today: date) -> date | None:
    return max(one.due, today) if one.due is not None else None
