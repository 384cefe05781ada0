"""Values as cards write them: a word without quotes, a day; and as a reader finds them."""

from __future__ import annotations

from tradectl.store.yaml.values import Plain, read_back

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

Word = Plain  # a grade, a number, an id: written without quotes


def plain_day(day: date) -> Plain:
    """Return a day as it is written in a card."""
    return Plain(day.isoformat())


def plain_of(value: Any) -> Any:
    """Return what a reader finds where `value` is written."""
    return read_back(value)
