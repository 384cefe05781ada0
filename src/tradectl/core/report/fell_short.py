"""Where the two contact rules were not kept: R23 (new customers) and R24 (contacts a month)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.dates import month_of
from tradectl.core.history import history
from tradectl.core.rules import new_customer, quota
from tradectl.core.rules.reason import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer, Event
    from tradectl.core.report.period import Period
    from tradectl.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A month's quota that lags: how many contacts there were by `day`, how many were asked for by then and in all."""

    day: date
    grade: str
    contacts: int
    asked: int
    required: int


def owes_first_contact(
    customer: Customer, events: Sequence[Event], settings: Settings, calendar: WorkCalendar, day: date
) -> bool:
    """Return whether a customer still waits for the first contact at the end of a day; `events` those that count."""
    desk = Desk(settings, calendar, day)
    return not _is_snoozed(customer, day) and any(new_customer.RULE.find(customer, history(events, day), desk))


def shortfalls(
    customer: Customer, events: Sequence[Event], settings: Settings, calendar: WorkCalendar, period: Period
) -> tuple[Shortfall, ...]:
    """Return where a customer lags at the end of the period, and at the end of a month that ends within it.

    `customer` as the card stood then, `events` those that count.
    """
    if customer.grade not in settings.quota_grades:
        return ()
    found = []
    for day in _days(period):
        if customer.registered > day or _is_snoozed(customer, day):
            continue
        past = history(events, day)
        for due, tally in quota.RULE.find(customer, past, Desk(settings, calendar, day)):
            if due <= day:
                asked = bisect_right(tally.days, day) * tally.required // len(tally.days)
                found.append(Shortfall(day, customer.grade or "", len(tally.contacts), asked, tally.required))
    return tuple(found)


def _is_snoozed(customer: Customer, day: date) -> bool:
    return customer.snooze_until is not None and day < customer.snooze_until


def _days(period: Period) -> Iterator[date]:
    end = month_of(period.monday)[1]
    if end < period.until:
        yield end
    yield period.until
