"""The weekly report as a value: the week's work and the customers followed with emphasis (R169–R171).

Whose: what was *done* (contacts, customers handled) goes by who made the entry; how things *stand* (planned, new,
grade moves, wins, promises, the two rules) by who owns the customer. At a desk of one person everything is theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tradectl.core.report.activity import activity
from tradectl.core.report.customer_week import customer_weeks
from tradectl.core.report.focus import focus
from tradectl.core.report.period import period
from tradectl.core.report.promises import promises

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer, Event
    from tradectl.core.record import Record
    from tradectl.core.report.activity import Activity
    from tradectl.core.report.customer_week import CustomerWeek
    from tradectl.core.report.fell_short import Shortfall
    from tradectl.core.report.focus import Focus
    from tradectl.core.report.follow_up import FollowUp
    from tradectl.core.report.period import Period
    from tradectl.core.report.promises import Promises
    from tradectl.core.settings import Person, Settings

_CLASSES = ("A", "won", "B", "C", "D", "E")  # the order of the daily list


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer registered in the week; `contacted` is the day of the first contact in it (R23)."""

    customer: Customer
    contacted: date | None


@dataclass(frozen=True, slots=True)
class Regraded:
    """A grade changed by hand; None stands for won."""

    customer: Customer
    day: date
    before: str | None
    after: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Win:
    """A first order, or one after a reopening: the day it was won, the order where it was told."""

    customer: Customer
    day: date
    order: str


@dataclass(frozen=True, slots=True)
class FirstContactOwed:
    """A new customer without contact in the week (R23); `missed`: the last working day of the week has passed."""

    customer: Customer
    missed: bool


@dataclass(frozen=True, slots=True)
class QuotaShort:
    """A customer with fewer contacts than the month's quota asks for by that day (R24)."""

    customer: Customer
    by: Shortfall


@dataclass(frozen=True, slots=True)
class WeekReport:
    """Everything the report tells; `person` is None where it is about everybody, `people` then has each one's week."""

    desk: str
    person: Person | None
    period: Period
    activity: Activity
    left: tuple[Customer, ...]  # planned, and handled by nobody
    new: tuple[NewCustomer, ...]
    regraded: tuple[Regraded, ...]
    won: tuple[Win, ...]
    promises: Promises
    first_contact: tuple[FirstContactOwed, ...]
    quota: tuple[QuotaShort, ...]
    focus: tuple[Focus, ...]
    followed: int  # how many customers the focus was picked from
    people: tuple[WeekReport, ...] = ()
    unread: tuple[str, ...] = ()  # cards that could not be read


def week_report(
    customers: Iterable[tuple[Customer, Record]],
    settings: Settings,
    calendar: WorkCalendar,
    week: tuple[date, date],
    today: date,
    *,
    owner: str | None,
) -> WeekReport:
    """Return the report of a week (Monday, Sunday) as of `today`; `owner` is a person's id, None for everybody.

    A week that is over is told as it stood on its Sunday, but with what was entered or corrected since about its days.
    """
    span = period(week, today)
    concerned = [pair for pair in customers if _concerns(owner, settings, *pair)]
    weeks = customer_weeks(concerned, settings, calendar, span, today)
    report = _report(weeks, settings, calendar, span, today=today, owner=owner)
    if owner is not None or len(settings.people) == 1:
        return report
    people = (_report(weeks, settings, calendar, span, today=today, owner=person.id) for person in settings.people)
    return replace(report, people=tuple(replace(one, focus=()) for one in people if _has_any(one)))


def _report(
    weeks: tuple[CustomerWeek, ...],
    settings: Settings,
    calendar: WorkCalendar,
    span: Period,
    *,
    today: date,
    owner: str | None,
) -> WeekReport:
    did, owns = _whose(owner, settings)
    own = [week for week in weeks if owns(week.customer)]
    followed = [week for week in weeks if _is_followed(week, did, owns)]
    last = calendar.last_working_day_of_week(span.monday) or span.sunday
    return WeekReport(
        desk=settings.desk,
        person=settings.person(owner) if owner else None,
        period=span,
        activity=activity(weeks, did, owns),
        left=tuple(sorted((week.customer for week in own if week.planned and not week.handled), key=_by_grade)),
        new=tuple(NewCustomer(week.customer, _first_contact(week)) for week in own if week.is_new),
        regraded=tuple(sorted((move for week in own for move in _regraded(week)), key=_in_time)),
        won=tuple(sorted((win for week in own for win in _won(week, span)), key=_in_time)),
        promises=promises(own, calendar, span, today),
        first_contact=tuple(FirstContactOwed(week.customer, today > last) for week in own if week.owes_contact),
        quota=tuple(QuotaShort(week.customer, short) for week in own for short in week.short),
        focus=focus(followed),
        followed=len(followed),
    )


def _concerns(owner: str | None, settings: Settings, customer: Customer, record: Record) -> bool:
    """Return whether a customer can have a place in the report: the others need not be looked into."""
    did, owns = _whose(owner, settings)
    journal = record.journal
    mended = (correction.replacement for correction in journal.corrections if correction.replacement)
    return owns(customer) or any(map(did, journal.events)) or any(map(did, mended))


def _whose(owner: str | None, settings: Settings) -> tuple[Callable[[Event], bool], Callable[[Customer], bool]]:
    if owner is None or len(settings.people) == 1:
        return (lambda _event: True), (lambda _customer: True)
    return (lambda event: event.by == owner), (lambda customer: customer.owner == owner)


def _is_followed(week: CustomerWeek, did: Callable[[Event], bool], owns: Callable[[Customer], bool]) -> bool:
    """Return whether the customer was handled in the week, by the person or for one who owns it."""
    return any(one.event.is_handled and (owns(week.customer) or did(one.event)) for one in week.week)


def _first_contact(week: CustomerWeek) -> date | None:
    return next((one.day for one in week.week if one.event.is_contact), None)


def _regraded(week: CustomerWeek) -> Iterator[Regraded]:
    for one in week.week:
        if one.event.kind in ("regraded", "reopened"):
            yield Regraded(week.customer, one.day, one.event.grade_from, one.event.grade_to, one.entry.because)


def _won(week: CustomerWeek, span: Period) -> Iterator[Win]:
    """Yield the wins of the week; where the journal knows of none at all, the day on the card counts."""
    wins = [one for one in week.told if one.event.kind == "won"]
    for one in wins:
        day = _won_on(one)
        if span.holds(day):
            yield Win(week.customer, day, one.entry.order or one.entry.did)
    if not wins and week.customer.won is not None and span.holds(week.customer.won):
        yield Win(week.customer, week.customer.won, "")


def _won_on(one: FollowUp) -> date:
    """Return the day the order came, which may be earlier than its entry."""
    return min(one.entry.on, one.day) if one.entry.on else one.day


def _by_grade(customer: Customer) -> tuple[int, str]:
    key = customer.class_key
    return (_CLASSES.index(key) if key in _CLASSES else len(_CLASSES), customer.id)


def _in_time(one: Regraded | Win) -> tuple[date, str]:
    return (one.day, one.customer.id)


def _has_any(report: WeekReport) -> bool:
    """Return whether a person has customers or work to tell of; finance has neither."""
    counts = report.activity
    return bool(counts.handled or counts.planned or report.new or report.won or report.quota or report.promises.broken)
