"""The week a report is about, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tradectl.core.dates import week_name

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Period:
    """A week from Monday to Sunday; `until` is its last day that is told of: today in the running week."""

    monday: date
    sunday: date
    until: date

    @property
    def name(self) -> str:
        """Return the ISO name of the week: `2026-W12`."""
        return week_name(self.monday)

    @property
    def days(self) -> tuple[date, ...]:
        """Return all seven days."""
        return tuple(self.monday + timedelta(days=count) for count in range(_WEEK))

    @property
    def is_over(self) -> bool:
        """Return whether the week is told of as a whole."""
        return self.until == self.sunday

    def holds(self, day: date) -> bool:
        """Return whether a day is one of those told of."""
        return self.monday <= day <= self.until


def period(week: tuple[date, date], today: date) -> Period:
    """Return the period of a week as of `today`; nothing of a week that has not begun is told of."""
    monday, sunday = week
    return Period(monday, sunday, min(sunday, today))
