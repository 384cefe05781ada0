"""Days off and time zones by country, each looked up once: the libraries that know them take a tenth of a second."""

from __future__ import annotations

import json
import os
from datetime import date
from importlib.util import find_spec

from tradectl.core.calendar import WorkCalendar, work_calendar
from tradectl.store.days_off import DaysOff

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tradectl.core.settings import Settings

_WEEK = frozenset(range(7))
_AROUND = range(-20, 4)  # years: a cadence may count from a customer last handled long ago
_SOURCES = ("holidays", "tzdata")


class Almanac:
    """What is known of countries; it grows with what is asked and can be written down (`text`)."""

    def __init__(self, text: str = "") -> None:
        known = json.loads(text) if text else {}
        self.edition = _edition()
        self.is_grown = known.get("edition") != self.edition
        self._years: dict[str, Any] = {} if self.is_grown else known["years"]
        self._zones: dict[str, str | None] = {} if self.is_grown else known["zones"]
        self._offices: dict[tuple[str, int], WorkCalendar] = {}

    @property
    def text(self) -> str:
        """Return all that is known, as JSON."""
        return json.dumps({"edition": self.edition, "years": self._years, "zones": self._zones})

    def desk(self, settings: Settings, today: date) -> WorkCalendar:
        """Return the desk's working days, public holidays known for twenty years before `today` and three after."""
        if settings.holidays is None:
            return work_calendar(settings, frozenset(), frozenset())
        years = [self.days_off(settings.holidays, today.year + step) for step in _AROUND]
        holidays = frozenset().union(*(year.holidays for year in years))
        make_up = frozenset().union(*(year.make_up for year in years))
        return work_calendar(settings, holidays, make_up)

    def offices(self, country: str, year: int) -> WorkCalendar:
        """Return the working days of a country's offices."""
        found = self._offices.get((country, year))
        if found is None:
            known = self.days_off(country, year)
            found = WorkCalendar(_WEEK - known.weekend, known.holidays, known.make_up)
            self._offices[country, year] = found
        return found

    def days_off(self, country: str, year: int) -> DaysOff:
        """Return what is closed nationwide in a country (alpha-2) in a year."""
        row = self._years.get(f"{country} {year}")
        if row is None:
            from tradectl.store.days_off import days_off  # noqa: PLC0415 (start-up)

            found = days_off(country, year)
            self._years[f"{country} {year}"] = _row(found)
            self.is_grown = True
            return found
        holidays, make_up, weekend, is_provisional = row
        return DaysOff(country, year, _days(holidays), _days(make_up), frozenset(weekend), is_provisional)

    def zone(self, country: str) -> str | None:
        """Return the time zone of a country whose clocks all agree, None where it must be asked for."""
        if country not in self._zones:
            from tradectl.store.zones import default_zone  # noqa: PLC0415 (start-up)

            self._zones[country] = default_zone(country)
            self.is_grown = True
        return self._zones[country]


def _row(known: DaysOff) -> list[Any]:
    holidays, make_up = (sorted(map(date.isoformat, days)) for days in (known.holidays, known.make_up))
    return [holidays, make_up, sorted(known.weekend), known.is_provisional]


def _days(row: list[str]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, row))


def _edition() -> list[int]:
    """Return what changes when one of the libraries is installed anew; neither is imported."""
    found: list[int] = []
    for name in _SOURCES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            state = os.stat(spec.origin)  # noqa: PTH116
            found += [state.st_size, state.st_mtime_ns]
    return found
