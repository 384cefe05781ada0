"""The settings as what JSON can hold, and back."""

from __future__ import annotations

import json
from datetime import date

from tradectl.core.settings import Interval, Person, Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tradectl.store.almanac import Almanac

_TABLES = frozenset(["cadence", "horizon", "review_every"])
_DAYS = frozenset(["extra_days_off", "extra_workdays"])


def settings_row(settings: Settings) -> dict[str, Any]:
    """Return settings as what JSON can hold."""
    told: dict[str, Any] = settings._asdict()
    for name in _TABLES:
        told[name] = {key: [span.count, span.unit] for key, span in told[name].items()}
    for name in _DAYS:
        told[name] = sorted(day.isoformat() for day in told[name])
    told["workdays"] = sorted(settings.workdays)
    return told


def settings_of_row(row: dict[str, Any]) -> Settings:
    """Return the settings that were written."""
    told = dict(row)
    for name in _TABLES:
        told[name] = {key: Interval(count, unit) for key, (count, unit) in told[name].items()}
    for name in _DAYS:
        told[name] = frozenset(date.fromisoformat(day) for day in told[name])
    told["workdays"] = frozenset(told["workdays"])
    told["quota_grades"] = tuple(told["quota_grades"])
    told["people"] = tuple(Person(*person) for person in told["people"])
    return Settings(**told)


def stamp_of(settings: Settings, almanac: Almanac, version: str) -> str:
    """Return what customers in the index depend on besides their files: settings, libraries and the program."""
    bearing = settings._replace(people=(), desk="", language="", home_currency="", lines={}, commit=True)
    return json.dumps([version, almanac.edition, settings_row(bearing)])
