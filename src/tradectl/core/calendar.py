"""The desk's working days: weekdays, public holidays and make-up days of its country, days of its own (R45)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.settings import Interval, Settings


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days the desk works; `workdays` are weekday numbers, Monday 0."""

    workdays: frozenset[int]
    days_off: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()
    extra_days_off: frozenset[date] = frozenset()
    extra_workdays: frozenset[date] = frozenset()
    _known: dict[date, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working_day(self, day: date) -> bool:
        """Return whether the desk works on `day`."""
        raise NotImplementedError

    def next_working_day(self, day: date) -> date:
        """Return the first working day after `day`; `day` itself where none is near."""
        raise NotImplementedError

    def last_working_day(self, day: date) -> date:
        """Return the last working day on or before `day`; `day` itself where none is near."""
        raise NotImplementedError

    def off(self, day: date, floor: date | None = None) -> date:
        """Return the day something due on `day` is done."""
        raise NotImplementedError

    def add(self, day: date, interval: Interval) -> date:
        """Return `day` plus `interval`, working days counted by this calendar."""
        raise NotImplementedError

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the working days from `first` to `last`, both included."""
        raise NotImplementedError

    def month(self, day: date) -> tuple[date, ...]:
        """Return the working days of the calendar month of `day`."""
        raise NotImplementedError

    def last_working_day_of_week(self, day: date) -> date | None:
        """Return the last working day of the week (Monday to Sunday) of `day`, None where it has none."""
        raise NotImplementedError


def work_calendar(settings: Settings, days_off: frozenset[date], make_up: frozenset[date]) -> WorkCalendar:
    """Return the calendar of a desk, given the public holidays and make-up days of its country."""
    return WorkCalendar(settings.workdays, days_off, make_up, settings.extra_days_off, settings.extra_workdays)
