"""What was promised in a week, what was kept, what is broken (R25, R31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tradectl.core.rules.pledges import due_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer
    from tradectl.core.report.customer_week import CustomerWeek
    from tradectl.core.report.period import Period

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of ours to a customer: what and for which day, and the day it was made (or kept).

    `ref` is `<entry id>/<n>`, the same in all three lists.
    """

    ref: str
    customer: Customer
    what: str
    by: date | None
    on: date


@dataclass(frozen=True, slots=True)
class Promises:
    """Made in the week, kept in the week, and broken: due before the day of the report and still open."""

    made: tuple[Promised, ...]
    kept: tuple[Promised, ...]
    broken: tuple[Promised, ...]


def promises(weeks: Iterable[CustomerWeek], calendar: WorkCalendar, period: Period, today: date) -> Promises:
    """Return the promises of these customers; a week that is over is judged by its Sunday, whatever came later.

    In the running week what is due today is not broken yet.
    """
    found = tuple(weeks)
    passed = min(today, period.sunday + _A_DAY)
    return Promises(
        tuple(promise for week in found for promise in _made(week)),
        tuple(promise for week in found for promise in _kept(week)),
        tuple(sorted((promise for week in found for promise in _broken(week, calendar, passed)), key=_order)),
    )


def _made(week: CustomerWeek) -> Iterator[Promised]:
    for one in week.week:
        for number, pledge in enumerate(one.event.promised, 1):
            yield Promised(f"{one.event.id}/{number}", week.customer, pledge.what, pledge.by, one.day)


def _kept(week: CustomerWeek) -> Iterator[Promised]:
    for one in week.week:
        if one.settles is not None and one.settles_ours and one.event.how == "kept":
            yield Promised(one.event.of or "", week.customer, one.settles.what, one.settles.by, one.day)


def _broken(week: CustomerWeek, calendar: WorkCalendar, passed: date) -> Iterator[Promised]:
    for due, pledge in due_days(week.history.promises, calendar):
        if due < passed:
            yield Promised(pledge.ref, week.customer, pledge.what, pledge.by, pledge.made.day)


def _order(promise: Promised) -> tuple[date, str, str]:
    return (promise.by or promise.on, promise.customer.id, promise.what)
