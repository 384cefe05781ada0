"""Working calendars: the desk's around a day, a country's in a year."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tradectl.core.calendar import WorkCalendar, work_calendar
from tradectl.store.days_off import days_off

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.settings import Settings

_WEEK = frozenset(range(7))
_AROUND = range(-20, 4)  # years: a cadence may count from a customer last handled long ago


def desk_calendar(settings: Settings, today: date) -> WorkCalendar:
    """Return the desk's working days, public holidays known for twenty years before `today` and three after."""
    if settings.holidays is None:
        return work_calendar(settings, frozenset(), frozenset())
    years = [days_off(settings.holidays, today.year + step) for step in _AROUND]
    holidays = frozenset().union(*(year.holidays for year in years))
    make_up = frozenset().union(*(year.make_up for year in years))
    return work_calendar(settings, holidays, make_up)


@cache
def country_calendar(country: str, year: int) -> WorkCalendar:
    """Return the working days of a country's offices."""
    known = days_off(country, year)
    return WorkCalendar(_WEEK - known.weekend, known.holidays, known.make_up)


def has_holidays(country: str) -> bool:
    """Return whether the public holidays of a country (alpha-2) are known."""
    from holidays import list_supported_countries  # noqa: PLC0415 (start-up)

    return country in list_supported_countries()
