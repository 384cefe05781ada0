"""Grades by the day an order is expected (R1–R3) and windows by the day something is due (R10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Customer, Evidence
    from tradectl.core.message import Message
    from tradectl.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What `regrade --suggest` says of a customer; `to` is None where it asks for a new expected close instead."""

    customer: Customer
    to: str | None
    text: Message
    evidence: tuple[Evidence, ...]


def grade_for(expected_close: date | None, settings: Settings, today: date) -> str | None:
    """Return the grade of an expected close: A to C within the horizons, D beyond or without; None if it has passed."""
    raise NotImplementedError


def suggest(customer: Customer, settings: Settings, today: date) -> Suggestion | None:
    """Return what the card's grade should be, None where it agrees or nothing is suggested."""
    raise NotImplementedError


def window(due: date | None, today: date) -> str:
    """Return urgent, soon, later or slow by the time to the due day (R10)."""
    raise NotImplementedError
