"""Public holidays, make-up working days and weekends of a country, from the `holidays` library; writes nothing."""

from __future__ import annotations

import sys
from datetime import date
from importlib.util import find_spec, module_from_spec

from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LANGUAGE = "en_US"
_COUNTRIES = "holidays.countries"
_ESTIMATED = "estimated)"
_WEEKEND = frozenset([5, 6])
_LAST_WEEK = range(25, 32)
# Where the authorities announce each year anew which days are moved: a year without any is not announced yet.
_ANNOUNCED_YEARLY = frozenset(["BG", "BY", "CN", "HU", "KG", "KZ", "LV", "MM", "RU", "UZ", "VN"])


class DaysOff(NamedTuple):
    """The days off of a country in one year.

    `make_up` are days of a weekend that are worked; `weekend` are weekday numbers, Monday 0, as of the year's end.
    `is_provisional`: lunar dates are estimated, moved days not yet announced, or nothing is known of the year.
    """

    country: str
    year: int
    holidays: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()
    weekend: frozenset[int] = _WEEKEND
    is_provisional: bool = True


def days_off(country: str, year: int) -> DaysOff:
    """Return what is closed nationwide in a country (alpha-2) in a year; holidays of a state or province are not in it.

    A country the library does not know has no holidays and Saturday and Sunday off, provisionally.
    """
    calendar = _calendar(country, year)
    if calendar is None:
        return DaysOff(country, year)
    named = {day: str(name) for day, name in calendar.items() if day.year == year}
    announced = max(getattr(calendar, "special_public_holidays", {}), default=year)
    is_open = country in _ANNOUNCED_YEARLY and year > announced
    return DaysOff(
        country,
        year,
        holidays=frozenset(named),
        make_up=frozenset(day for day in calendar.weekend_workdays if day.year == year),
        weekend=frozenset(day.weekday() for day in _last_week(year) if calendar.is_weekend(day)),
        is_provisional=is_open or not named or any(_ESTIMATED in name for name in named.values()),
    )


def _last_week(year: int) -> tuple[date, ...]:
    return tuple(date(year, 12, day) for day in _LAST_WEEK)


def has_holidays(country: str) -> bool:
    """Return whether the public holidays of a country (alpha-2) are known."""
    return country.isupper() and _calendar(country) is not None  # the library knows countries by their names as well


def _calendar(country: str, year: int | None = None) -> Any:
    """Return the library's calendar of a country, None for one it does not know."""
    import holidays  # noqa: PLC0415 (start-up)

    _leave_out_other_countries()
    try:
        return holidays.country_holidays(country, years=year, language=_LANGUAGE)
    except (NotImplementedError, TypeError):  # a country is looked up among all the library's names: FRI is a number
        return None


def _leave_out_other_countries() -> None:
    """Let the library load a country alone: its package would load two hundred and fifty, in 60 ms."""
    spec = None if _COUNTRIES in sys.modules else find_spec(_COUNTRIES)
    if spec is not None:
        sys.modules[_COUNTRIES] = module_from_spec(spec)  # the package with its place, its own text not carried out
