"""One thing that is due on one day, in words: what a calendar shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from datetime import date


class DueDay(NamedTuple):
    """A matter of one customer; `key` is always the same for the same matter, whatever its day."""

    key: str
    day: date
    title: str
    text: str
    kinds: tuple[str, ...] = ()
