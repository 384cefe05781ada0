"""Who is due on a day, in which order and why; why somebody is not (R27, R28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer
    from tradectl.core.history import History, NextStep
    from tradectl.core.rules.reason import Desk, Quiet, Reason, Rule
    from tradectl.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's due day and the fact it rests on, not yet put into words."""

    rule: Rule[Any]
    due: date
    fact: object


@dataclass(frozen=True, slots=True)
class DueItem:
    """A customer who is due: on the earliest of the reasons. `reasons` and `next_step` are worked out when asked."""

    customer: Customer
    history: History
    due: date
    overdue_days: int
    findings: tuple[Finding, ...]
    desk: Desk

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the names of the rules, in the order of the reasons."""
        return tuple(finding.rule.name for finding in self.findings)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons, earliest first."""
        raise NotImplementedError

    @property
    def next_step(self) -> NextStep | None:
        """Return the agreed next step that is not served yet."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are listed, how many of them were due before today, how many customers were looked at."""

    due: int
    overdue: int
    customers: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """The list of a day: customers in order, reasons of the desk itself, counts."""

    today: date
    items: tuple[DueItem, ...]
    desk: tuple[Reason, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Why:
    """Why one customer is due or not; `due` is the earliest day of all rules, past or to come."""

    customer: Customer
    today: date
    is_due: bool
    due: date | None
    reasons: tuple[Reason, ...]
    quiet: tuple[Quiet, ...]


def agenda(
    people: Iterable[tuple[Customer, History]],
    settings: Settings,
    calendar: WorkCalendar,
    today: date,
    *,
    within: int = 0,
    scope: str | None = None,
    grades: Collection[str] | None = None,
) -> Agenda:
    """Return who is due by `today` plus `within` days; pass all customers, `scope` (an owner's id) picks from them.

    `grades` picks by grade, `won` for won customers.
    """
    raise NotImplementedError


def why(customer: Customer, history: History, settings: Settings, calendar: WorkCalendar, today: date) -> Why:
    """Return every reason of one customer and, for each rule that is quiet, why and until when."""
    raise NotImplementedError


def first_due(
    customer: Customer, history: History, settings: Settings, calendar: WorkCalendar, today: date
) -> date | None:
    """Return the earliest due day of a customer, past or to come; cheap (no sentence is made)."""
    raise NotImplementedError


def scope_of(person: str | None, settings: Settings) -> str | None:
    """Return whose customers the acting person sees by default: an owner's id, None for everybody's."""
    raise NotImplementedError
