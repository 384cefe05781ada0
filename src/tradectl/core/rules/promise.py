"""`promise`: what we promised them is kept on the day it was promised for (R25)."""

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

NAME = "promise"


def find(_customer: Customer, history: History, desk: Desk) -> Iterable[tuple[date, OpenPledge]]:
    """Return the due day of every open promise that has one."""
    return due_days(history.promises, desk.calendar)


def tell(customer: Customer, _history: History, _desk: Desk, due: date, pledge: OpenPledge) -> Reason:
    """Return the reason: what was promised and by when."""
    by = pledge.by or due
    if pledge.moved:
        text = say("Promised by {day} (moved {moved}): {what}", day=by, moved=pledge.moved.day, what=pledge.what)
    else:
        text = say("Promised by {day}: {what}", day=by, what=pledge.what)
    return Reason(NAME, due, text, lines(customer, pledge), working_out(pledge, due))


def silence(_customer: Customer, history: History, _desk: Desk) -> Message:
    """Return that nothing is promised, or nothing with a date."""
    if history.promises:
        return say_n("{count} open promise has no date.", "{count} open promises have no date.", len(history.promises))
    return say("No promise is open.")


RULE = Rule(NAME, find, tell, silence)
