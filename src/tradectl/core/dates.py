"""Calendar intervals, months and ISO weeks; no clock: the day it is comes as a parameter."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from tradectl.core.settings import Interval

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEK = 7
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": _WEEK}


def add_interval(day: date, interval: Interval) -> date:
    """Return `day` plus days, weeks, calendar months or years.

    Where the month reached has no such day it is its last one (31 January plus a month: 28 or 29 February); beyond
    the calendar's ends it is its end. Working days are the desk's own: see `WorkCalendar.add`.
    """
    if interval.unit in _MONTHS:
        return _add_months(day, interval.count * _MONTHS[interval.unit])
    try:
        return day + timedelta(days=interval.count * _DAYS[interval.unit])
    except OverflowError:
        return date.max if interval.count > 0 else date.min


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Return how many days a month has (calendar.monthrange takes ten times as long)."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if is_leap and month == 2 else _LENGTHS[month - 1]  # noqa: PLR2004


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the calendar month of `day`."""
    return day.replace(day=1), day.replace(day=month_length(day.year, day.month))


def week_of(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of the week of `day`."""
    monday = add_interval(day, Interval(-day.weekday(), "day"))
    return monday, add_interval(monday, Interval(_WEEK - 1, "day"))


def week_name(day: date) -> str:
    """Return the ISO name of the week of `day`: `2026-W12`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
