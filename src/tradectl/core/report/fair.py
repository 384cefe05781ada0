"""What came of a fair: its leads by class, country and product; who was written to, quoted, won; what each cost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from tradectl.core.fairs import find_fair
from tradectl.core.lead_class import LeadClass, lead_class
from tradectl.core.naming import fold
from tradectl.core.report.follow_up import follow_ups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.fairs import Fair
    from tradectl.core.money import Money
    from tradectl.core.record import Record
    from tradectl.core.report.follow_up import FollowUp

A_WEEK = timedelta(days=7)  # in which everybody is written to (R23)
_A_DAY = timedelta(days=1)
_QUOTED = frozenset(["quoted", "sample", "ordered", "produced", "shipped", "paid", "closed"])
_ORDERED = frozenset(["ordered", "produced", "shipped", "paid", "closed"])
_QUOTATION = re.compile(
    r"(?i:\b(?:quot(?:e|ed|ation|ations)|pro-?\s?forma)\b)|\bPI\b|报价|報價|报盘|報盤|形式发票|形式發票"
)


@dataclass(frozen=True, slots=True)
class Met:
    """A lead: its class, and the days on which it was first contacted after the talk at the stand, quoted, ordered."""

    customer: Customer
    kind: LeadClass
    products: tuple[str, ...]
    contacted: date | None
    quoted: date | None
    ordered: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """How many leads of a class, a country or a product there are, and how far they came."""

    of: str
    leads: int
    contacted: int  # within the week
    quoted: int
    ordered: int


@dataclass(frozen=True, slots=True)
class DayAfter:
    """How many leads were first contacted on a day, or up to the fair's last one, and how many waited still."""

    day: date
    contacted: int
    waiting: int


@dataclass(frozen=True, slots=True)
class FairReport:
    """A fair and its leads as of a day, the most important first."""

    desk: str
    fair: Fair
    today: date
    leads: tuple[Met, ...]
    unread: tuple[str, ...] = ()  # cards that could not be read

    @property
    def deadline(self) -> date:
        """Return the last day of the week after the fair."""
        return self.fair.until + A_WEEK

    @property
    def total(self) -> Line:
        """Return all leads as one line."""
        return self._line("", self.leads)

    @property
    def classes(self) -> tuple[Line, ...]:
        """Return the leads by class, in the order of the classes."""
        groups = ((kind, [one for one in self.leads if one.kind is kind]) for kind in LeadClass)
        return tuple(self._line(kind.value, found) for kind, found in groups if found)

    @property
    def countries(self) -> tuple[Line, ...]:
        """Return the leads by country, the most first."""
        return self._grouped(lambda one: (one.customer.country,))

    @property
    def products(self) -> tuple[Line, ...]:
        """Return the leads by what they want to buy, the most first; who wants two things counts twice."""
        return self._grouped(lambda one: one.products or ("",))

    @property
    def days(self) -> tuple[DayAfter, ...]:
        """Return the days of the week after the fair up to today, before them the fair itself, each with who waits."""
        end = min(self.today, self.deadline)
        found = []
        day = self.fair.until
        before = self.fair.on - _A_DAY
        while day <= end:
            since = before if day == self.fair.until else day - _A_DAY
            now = sum(1 for one in self.leads if one.contacted and since < one.contacted <= day)
            waiting = sum(1 for one in self.leads if one.contacted is None or one.contacted > day)
            found.append(DayAfter(day, now, waiting))
            day += _A_DAY
        return tuple(found)

    @property
    def waiting(self) -> tuple[Met, ...]:
        """Return the leads nobody has contacted yet."""
        return tuple(one for one in self.leads if one.contacted is None)

    @property
    def cost_per_lead(self) -> Money | None:
        """Return what a lead cost, None where no cost is known or there is no lead."""
        return self._per(len(self.leads))

    @property
    def cost_per_order(self) -> Money | None:
        """Return what a customer who ordered cost, None where no cost is known or nobody ordered."""
        return self._per(self.total.ordered)

    def in_time(self, one: Met) -> bool:
        """Return whether a lead was contacted by the end of the week after the fair."""
        return one.contacted is not None and one.contacted <= self.deadline

    def _per(self, count: int) -> Money | None:
        return self.fair.cost.shared(count) if self.fair.cost and count else None

    def _grouped(self, keys: Callable[[Met], tuple[str, ...]]) -> tuple[Line, ...]:
        groups: dict[str, tuple[str, list[Met]]] = {}
        for one in self.leads:
            for key, name in {fold(name): name for name in reversed(keys(one))}.items():
                groups.setdefault(key, (name, []))[1].append(one)
        lines = [self._line(name, found) for name, found in groups.values()]
        return tuple(sorted(lines, key=lambda line: (line.of == "", -line.leads, fold(line.of))))

    def _line(self, of: str, leads: Sequence[Met]) -> Line:
        return Line(
            of,
            len(leads),
            sum(1 for one in leads if self.in_time(one)),
            sum(1 for one in leads if one.quoted),
            sum(1 for one in leads if one.ordered),
        )


def fair_report(
    customers: Iterable[tuple[Customer, Record]], fairs: Sequence[Fair], fair: Fair, desk: str, today: date
) -> FairReport:
    """Return what came of `fair`, one of `fairs`, by the end of `today`."""
    of_name = cache(partial(find_fair, fairs))  # many customers, few names
    met = [
        _met(customer, record, fair, today)
        for customer, record in customers
        if customer.registered <= today and customer.fair and of_name(customer.fair) == fair
    ]
    order = list(LeadClass)
    met.sort(key=lambda one: (order.index(one.kind), one.customer.id, one.customer.path))
    return FairReport(desk, fair, today, tuple(met))


def _met(customer: Customer, record: Record, fair: Fair, today: date) -> Met:
    told = [one for one in follow_ups(record.journal, today) if one.day >= fair.on]
    opened = [one.deal for one in record.deals if one.deal and fair.on <= one.deal.opened <= today]
    quotations = [one.day for one in told if _tells_of_a_quotation(one)]
    orders = [one.day for one in told if one.event.kind == "won"]
    if customer.won and fair.on <= customer.won <= today:
        orders.append(customer.won)
    return Met(
        customer,
        lead_class(customer, fair.on),
        tuple(record.card.demand.products) if record.card and record.card.demand else (),
        min((one.day for one in told if one.event.is_contact and one.event.via != "fair"), default=None),
        min((*quotations, *(deal.opened for deal in opened if deal.stage in _QUOTED)), default=None),
        min((*orders, *(deal.opened for deal in opened if deal.stage in _ORDERED)), default=None),
    )


def _tells_of_a_quotation(one: FollowUp) -> bool:
    """Return whether an entry says that we quoted."""
    is_ours = one.event.is_handled and not one.event.from_them
    return is_ours and _QUOTATION.search(one.entry.did) is not None
