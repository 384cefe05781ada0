"""What promises and awaited things have in common: a day, the entry that set it, the entry that moved it."""

from __future__ import annotations

from tradectl.core.message import say
from tradectl.core.rules.evidence import journal_line
from tradectl.core.rules.wording import landed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer, Evidence
    from tradectl.core.history import OpenPledge
    from tradectl.core.message import Message


def due_days(pledges: Iterable[OpenPledge], calendar: WorkCalendar) -> list[tuple[date, OpenPledge]]:
    """Return each dated pledge with its due day; one without a date is never due."""
    return [(calendar.off(pledge.by, pledge.counts_from), pledge) for pledge in pledges if pledge.by]


def lines(customer: Customer, pledge: OpenPledge) -> tuple[Evidence, ...]:
    """Return the line of the entry that made the pledge and of the one that moved it."""
    return tuple(journal_line(customer, mark) for mark in (pledge.made, pledge.moved) if mark)


def working_out(pledge: OpenPledge, due: date) -> Message:
    """Return how the due day came about."""
    day = landed(pledge.by or due, due, pledge.counts_from)
    if pledge.moved:
        return say("Said on {made}, moved on {moved} to {day}", made=pledge.made.day, moved=pledge.moved.day, day=day)
    return say("Said on {made} for {day}", made=pledge.made.day, day=day)
