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


class Turn(NamedTuple):
    """What a new customer's turn depends on: its class, the first day it is due by itself (None: never).

    `is_new`: nobody knew it before; `until` is the day by which its class wants it handled.
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


def spread(arriving: Sequence[Turn], calendar: WorkCalendar, today: date) -> list[date | None]:
    """Return another first day for each, None where it stays.

    Who would be due on a day that is too full is moved. Those of one time fill its days evenly, beside who is there
    already, the better classes first; the shortest times are filled before.
    """
    firsts = [_first(one, today) for one in arriving]
    load = Counter(day for day in firsts if day is not None)
    full = {day for day, count in load.items() if count > CROWD}
    groups: dict[tuple[int, date, date], list[int]] = {}
    for number, (one, first) in enumerate(zip(arriving, firsts, strict=True)):
        if first is not None and first in full:
            begin, end = (first, first + _WEEK) if one.is_new else (today + _DAY, one.until)
            groups.setdefault(((end - begin).days, begin, end), []).append(number)
            load[first] -= 1
    found: list[date | None] = [None] * len(arriving)
    for (_, begin, end), members in sorted(groups.items()):
        members.sort(key=lambda number: (_RANKS.get(arriving[number].shelf, len(_RANKS)), number))
        days = calendar.working_days(begin, end) or (begin,)
        for number, day in zip(members, _filled(days, load, len(members)), strict=True):
            found[number] = day if day != firsts[number] else None
    return found


def _filled(days: Sequence[date], load: Counter[date], count: int) -> list[date]:
    """Return a day for each of so many, in order, the days filled to one level; `load` is what they have, and gets."""
    level = max(load[day] for day in days)
    while sum(max(level - load[day], 0) for day in days) < count:
        level += 1
    while level and sum(max(level - 1 - load[day], 0) for day in days) >= count:
        level -= 1
    found = [day for day in days for _ in range(level - load[day])][:count]
    load.update(found)
    return found


def _first(one: Turn, today: date) -> date | None:
    return max(one.due, today) if one.due is not None else None
