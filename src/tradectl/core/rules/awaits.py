"""`awaits`: what they promised us (drawings, samples, a signed contract) is chased on its day (R35)."""

from __future__ import annotations

from tradectl.core.message import say, say_n
from tradectl.core.rules.pledges import due_days, lines, working_out
from tradectl.core.rules.reason import Reason, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.history import History, OpenPledge
    from tradectl.core.message import Message
    from tradectl.core.rules.reason import Desk

NAME = "awaits"


def find(_customer: Customer, history: History, desk: Desk) -> Iterable[tuple[date, OpenPledge]]:
    """Return the due day of everything awaited that has one."""
    return due_days(history.awaited, desk.calendar)


def tell(customer: Customer, _history: History, _desk: Desk, due: date, pledge: OpenPledge) -> Reason:
    """Return the reason: what is awaited and by when."""
    by = pledge.by or due
    if pledge.moved:
        text = say("Awaited by {day} (moved {moved}): {what}", day=by, moved=pledge.moved.day, what=pledge.what)
    else:
        text = say("Awaited by {day}: {what}", day=by, what=pledge.what)
    return Reason(NAME, due, text, lines(customer, pledge), working_out(pledge, due))


def silence(_customer: Customer, history: History, _desk: Desk) -> Message:
    """Return that nothing is awaited, or nothing with a date."""
    if history.awaited:
        return say_n("{count} awaited thing has no date.", "{count} awaited things have no date.", len(history.awaited))
    return say("Nothing is awaited from them.")


RULE = Rule(NAME, find, tell, silence)
