"""`reply`: who writes or calls gets an answer in time (R33, R38)."""

from __future__ import annotations

from tradectl.core.message import say
from tradectl.core.rules.evidence import journal_line
from tradectl.core.rules.reason import Reason, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.history import History, Mark
    from tradectl.core.message import Message
    from tradectl.core.rules.reason import Desk

NAME = "reply"


def find(_customer: Customer, history: History, desk: Desk) -> Iterable[tuple[date, Mark]]:
    """Return the working day after their earliest contact that has no answer."""
    asked = history.unanswered
    return ((desk.calendar.next_working_day(asked.day), asked),) if asked else ()


def tell(customer: Customer, _history: History, _desk: Desk, due: date, asked: Mark) -> Reason:
    """Return the reason: since when they wait."""
    text = say("They came to us on {day} and have no answer yet.", day=asked.day)
    arithmetic = say("The first working day after {day} is {due}", day=asked.day, due=due)
    return Reason(NAME, due, text, (journal_line(customer, asked),), arithmetic)


def silence(_customer: Customer, _history: History, _desk: Desk) -> Message:
    """Return that nobody waits."""
    return say("They do not wait for an answer.")


RULE = Rule(NAME, find, tell, silence)
