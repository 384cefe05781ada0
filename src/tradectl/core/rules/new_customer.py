"""`new_customer`: a customer new within the week is contacted at least once in that same week (R23)."""

from __future__ import annotations

from datetime import timedelta

from tradectl.core.message import say
from tradectl.core.rules.evidence import card_line
from tradectl.core.rules.reason import Reason, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.history import History
    from tradectl.core.message import Message
    from tradectl.core.rules.reason import Desk

NAME = "new_customer"
_NEW_FOR = timedelta(days=60)


def find(customer: Customer, history: History, desk: Desk) -> Iterable[tuple[date, None]]:
    """Return the earlier of the next working day and the last one of the week, not before the registration."""
    registered = customer.registered
    if customer.since or customer.grade == "E" or desk.today - registered > _NEW_FOR or _contacted(customer, history):
        return ()
    soon = desk.calendar.next_working_day(registered)
    week = desk.calendar.last_working_day_of_week(registered)
    return ((max(registered, min(soon, week) if week else soon), None),)


def _contacted(customer: Customer, history: History) -> date | None:
    return next((contact.day for contact in history.contacts if contact.day >= customer.registered), None)


def tell(customer: Customer, _history: History, desk: Desk, due: date, _fact: None) -> Reason:
    """Return the reason: new since when."""
    registered = customer.registered
    text = say("New since {day}, not contacted yet.", day=registered)
    soon = desk.calendar.next_working_day(registered)
    week = desk.calendar.last_working_day_of_week(registered)
    if week is None:
        arithmetic = say("The first working day after {day} is {due}", day=registered, due=due)
    else:
        arithmetic = say(
            "The earlier of {soon} (next working day) and {week} (last of that week), not before {day}: {due}",
            soon=soon,
            week=week,
            day=registered,
            due=due,
        )
    return Reason(NAME, due, text, (card_line(customer, "registered"),), arithmetic)


def silence(customer: Customer, history: History, _desk: Desk) -> Message:
    """Return why this is no new customer without contact."""
    if customer.since:
        return say("Known since {day}, so not a new customer.", day=customer.since)
    contacted = _contacted(customer, history)
    if contacted:
        return say("Contacted since the registration, first on {day}.", day=contacted)
    if customer.grade == "E":
        return say("Grade E: no first contact is owed.")
    return say("Registered {day}, more than 60 days ago.", day=customer.registered)


RULE = Rule(NAME, find, tell, silence, snoozes=True)
