"""Which customers the list asked for on the mornings of a week (R31: planned against handled)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tradectl.core.agenda import agenda
from tradectl.core.history import history
from tradectl.core.report.standing import as_it_stood

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer
    from tradectl.core.history import History
    from tradectl.core.report.follow_up import FollowUp
    from tradectl.core.report.period import Period
    from tradectl.core.settings import Settings

_A_DAY = timedelta(days=1)


def planned(
    customers: Sequence[tuple[Customer, tuple[FollowUp, ...]]],
    settings: Settings,
    calendar: WorkCalendar,
    period: Period,
) -> frozenset[str]:
    """Return the paths of the customers that were due on the morning of a working day of the period.

    Each morning's list sees what was done by the evening before. Who is only on it to have the card looked through is
    not planned; a new customer is, since R23 asks for a contact in the same week.
    """
    mornings = [_Mornings(customer, told) for customer, told in customers]
    found = {
        customer.path
        for customer, _ in customers
        if period.holds(customer.registered) and customer.since is None and customer.grade != "E"
    }
    for day in calendar.working_days(period.monday, period.until):
        waiting = [morning.of(day) for morning in mornings if morning.customer.path not in found]
        listed = agenda(waiting, settings, calendar, day)
        found.update(item.customer.path for item in listed.items if not item.only_review)
    return frozenset(found)


class _Mornings:
    """A customer and the histories of the mornings; most days nothing happened, so that the last one still holds."""

    def __init__(self, customer: Customer, told: tuple[FollowUp, ...]) -> None:
        self.customer = customer
        self._told = told
        self._events = [one.event for one in told]
        self._known: dict[int, History] = {}

    def of(self, day: date) -> tuple[Customer, History]:
        """Return the customer and the history before anything was done on a day."""
        eve = day - _A_DAY
        count = sum(1 for event in self._events if event.day <= eve)
        past = self._known.get(count)
        if past is None:
            past = self._known[count] = history(self._events, eve)
        return as_it_stood(self.customer, self._told, day), past
