"""A customer as the card stood on an earlier day: status and grade, read back from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.report.follow_up import FollowUp


def as_it_stood(customer: Customer, told: Sequence[FollowUp], morning: date) -> Customer:
    """Return the customer with the status and grade of the morning of a day; `told` in order of time.

    The card says what is true now. What the journal says was changed on that day or later is taken back, newest first;
    where it does not say what was there before, the card holds.
    """
    for place in range(len(told) - 1, -1, -1):
        event, entry = told[place].event, told[place].entry
        if event.day < morning:
            break
        if event.kind == "regraded" and event.grade_from:
            customer = customer._replace(status="prospect", grade=event.grade_from)
        elif event.kind == "won":
            grade = entry.from_ or _grade_before(told[:place])
            customer = customer._replace(status="prospect", grade=grade) if grade else customer
        elif event.kind == "reopened":
            customer = customer._replace(status="won", grade=None)
    return customer


def _grade_before(told: Sequence[FollowUp]) -> str | None:
    return next((one.event.grade_to for one in reversed(told) if one.event.grade_to), None)
