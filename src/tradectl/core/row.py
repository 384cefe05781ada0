"""A customer in a listing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.history import History


@dataclass(frozen=True, slots=True)
class Row:
    """A customer with its history, its next due day (None: no rule says) and the window that day falls in (R10)."""

    customer: Customer
    history: History
    due: date | None
    window: str
