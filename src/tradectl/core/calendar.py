"""The desk's working days: weekdays, public holidays and make-up days of its country, days of its own (R45)."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from tradectl.core.dates import add_interval, month_of, week_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.settings import Interval, Settings

_SATURDAY = 5
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_SEARCH = 100  # days: longer than any holiday; a desk that never works must not be searched for ever


class _Known:
    """What was looked up before; a calendar is asked for the same few hundred days ten thousand times."""

    __slots__ = ("after", "before", "months", "works")

    def __init__(self) -> None:
        self.works: dict[date, bool] = {}
        self.after: dict[date, date] = {}
        self.before: dict[date, date] = {}
        self.months: dict[tuple[int, int], tuple[date, ...]] = {}


class WorkCalendar:
    """Which days the desk works; `workdays` are weekday numbers, Monday 0.

    A day of the desk's own settings goes before a make-up day, that before a public holiday, that before the weekday.
    A Saturday or Sunday between two days off is off as well, unless it was made a working day by name.
    """

    __slots__ = ("_known", "days_off", "extra_days_off", "extra_workdays", "make_up", "workdays")

    def __init__(
        self,
        workdays: frozenset[int],
        days_off: frozenset[date] = frozenset(),
        make_up: frozenset[date] = frozenset(),
        extra_days_off: frozenset[date] = frozenset(),
        extra_workdays: frozenset[date] = frozenset(),
    ) -> None:
        self.workdays = workdays
        self.days_off = days_off
        self.make_up = make_up
        self.extra_days_off = extra_days_off
        self.extra_workdays = extra_workdays
        self._known = _Known()

    def is_working_day(self, day: date) -> bool:
        """Return whether the desk works on `day`."""
        works = self._known.works.get(day)
        if works is None:
            works = self._known.works[day] = self._by_rule(day) and not self._is_bridge(day)
        return works

    def next_working_day(self, day: date) -> date:
        """Return the first working day after `day`; `day` itself where none is near."""
        found = self._known.after.get(day)
        if found is None:
            found = self._known.after[day] = self._search(day, day.toordinal() + 1, 1)
        return found

    def last_working_day(self, day: date) -> date:
        """Return the last working day on or before `day`; `day` itself where none is near."""
        found = self._known.before.get(day)
        if found is None:
            found = self._known.before[day] = self._search(day, day.toordinal(), -1)
        return found

    def off(self, day: date, floor: date | None = None) -> date:
        """Return the day on which something due on `day` is to be done.

        A day off falls back to the last working day before it; where that is `floor` or earlier (the day of the
        entry it counts from), it is the first working day after `floor` instead.
        """
        found = self.last_working_day(day)
        if floor is not None and found != day and found <= floor:
            return self.next_working_day(floor)
        return found

    def add(self, day: date, interval: Interval) -> date:
        """Return `day` plus `interval`, working days counted by this calendar."""
        if interval.unit != "workday":
            return add_interval(day, interval)
        for _ in range(interval.count):
            day = self.next_working_day(day)
        return day

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the working days from `first` to `last`, both included."""
        days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        return tuple(day for day in days if self.is_working_day(day))

    def month(self, day: date, start: date | None = None) -> tuple[date, ...]:
        """Return the working days of the calendar month of `day`, from `start` on where it is given."""
        days = self._known.months.get((day.year, day.month))
        if days is None:
            days = self._known.months[day.year, day.month] = self.working_days(*month_of(day))
        return days if start is None else days[bisect_left(days, start) :]

    def last_working_day_of_week(self, day: date) -> date | None:
        """Return the last working day of the week (Monday to Sunday) of `day`, None where it has none."""
        days = self.working_days(*week_of(day))
        return days[-1] if days else None

    def _by_rule(self, day: date) -> bool:
        if day in self.extra_workdays:
            return True
        if day in self.extra_days_off:
            return False
        return day in self.make_up or (day not in self.days_off and day.weekday() in self.workdays)

    def _is_bridge(self, day: date) -> bool:
        """Return whether `day` is a Saturday or Sunday between two days off."""
        if day.weekday() < _SATURDAY or day in self.extra_workdays or day in self.make_up:
            return False
        place = day.toordinal()
        beside = [date.fromordinal(near) for near in (place - 1, place + 1) if _FIRST <= near <= _LAST]
        return not any(self._by_rule(near) for near in beside)

    def _search(self, day: date, start: int, step: int) -> date:
        for place in range(start, start + step * _SEARCH, step):
            if not _FIRST <= place <= _LAST:
                break
            found = date.fromordinal(place)
            if self.is_working_day(found):
                return found
        return day


def work_calendar(settings: Settings, days_off: frozenset[date], make_up: frozenset[date]) -> WorkCalendar:
    """Return the calendar of a desk, given the public holidays and make-up days of its country."""
    return WorkCalendar(settings.workdays, days_off, make_up, settings.extra_days_off, settings.extra_workdays)
