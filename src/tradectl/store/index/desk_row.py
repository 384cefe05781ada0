"""The settings as what JSON can hold, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from tradectl.core.settings import Interval, Person, Settings

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
