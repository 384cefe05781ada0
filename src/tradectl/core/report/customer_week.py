"""One customer's week: what was done, what the list asked for, how things stand at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tradectl.core.history import history
from tradectl.core.report.fell_short import owes_first_contact, shortfalls
from tradectl.core.report.follow_up import follow_ups
from tradectl.core.report.plan import planned
from tradectl.core.report.standing import as_it_stood

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer
    from tradectl.core.history import History
    from tradectl.core.model.card import Card
    from tradectl.core.record import Record
    from tradectl.core.report.fell_short import Shortfall
    from tradectl.core.report.follow_up import FollowUp
    from tradectl.core.report.period import Period
    from tradectl.core.settings import Settings

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CustomerWeek:
    """What a report needs of one customer; `customer` as the card stood at the end of the period.

    `planned`: the list asked for the customer. `is_new`: registered in the week and not known before. `owes_contact`:
    new, and not contacted in the week (R23). `short`: where the monthly quota lags (R24).
    """

    customer: Customer
    card: Card
    told: tuple[FollowUp, ...]  # the whole journal
    week: tuple[FollowUp, ...]
    history: History
    planned: bool
    is_new: bool
    owes_contact: bool
    short: tuple[Shortfall, ...]

    @property
    def handled(self) -> bool:
        """Return whether anybody handled the customer in the period."""
        return any(one.event.is_handled for one in self.week)


def customer_weeks(
    customers: Iterable[tuple[Customer, Record]],
    settings: Settings,
    calendar: WorkCalendar,
    period: Period,
    today: date,
) -> tuple[CustomerWeek, ...]:
    """Return the weeks of all customers registered by the end of the period, in the order given.

    What was entered or corrected after the period, up to `today`, counts with the day it tells of.
    """
    found = [
        (customer, record.card, follow_ups(record.journal, today))
        for customer, record in customers
        if record.card is not None and customer.registered <= period.until
    ]
    listed = planned([(customer, told) for customer, _, told in found], settings, calendar, period)
    weeks = []
    for customer, card, told in found:
        events = [one.event for one in told]
        then = as_it_stood(customer, told, period.until + _A_DAY)
        is_new = period.holds(customer.registered) and customer.since is None
        weeks.append(
            CustomerWeek(
                customer=then,
                card=card,
                told=told,
                week=tuple(one for one in told if period.holds(one.day)),
                history=history(events, period.until),
                planned=customer.path in listed,
                is_new=is_new,
                owes_contact=is_new and owes_first_contact(then, events, settings, calendar, period.until),
                short=shortfalls(then, events, settings, calendar, period),
            )
        )
    return tuple(weeks)
