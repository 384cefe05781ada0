"""`cadence`: every grade has its rhythm; each customer is processed and its record refreshed (R4–R9, R42)."""

from __future__ import annotations

from tradectl.core.message import say
from tradectl.core.rules.evidence import card_line, journal_line, settings_line
from tradectl.core.rules.reason import Reason, Rule
from tradectl.core.rules.wording import kind_of, landed, rhythm, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.history import History
    from tradectl.core.message import Message
    from tradectl.core.rules.reason import Desk

NAME = "cadence"


def find(customer: Customer, history: History, desk: Desk) -> Iterable[tuple[date, date]]:
    """Return the due day and the day it counts from: the last handling, else the registration."""
    interval = desk.settings.cadence.get(customer.class_key)
    if interval is None:
        return ()
    base = history.last_handled.day if history.last_handled else customer.registered
    return ((desk.calendar.off(desk.calendar.add(base, interval), base), base),)


def tell(customer: Customer, history: History, desk: Desk, due: date, base: date) -> Reason:
    """Return the reason: when it was handled last and how often its class is."""
    interval = desk.settings.cadence[customer.class_key]
    kind, often = kind_of(customer), rhythm(interval)
    if history.last_handled:
        text = say("Last handled {day}; {kind} is handled {often}.", day=base, kind=kind, often=often)
        rests_on = journal_line(customer, history.last_handled)
    else:
        text = say("Registered {day}, not handled yet; {kind} is handled {often}.", day=base, kind=kind, often=often)
        rests_on = card_line(customer, "registered")
    grade = card_line(customer, "status" if customer.status == "won" else "grade")
    policy = settings_line(desk.settings, f"cadence.{customer.class_key}")
    target = desk.calendar.add(base, interval)
    arithmetic = say("{base} + {span} = {day}", base=base, span=span(interval), day=landed(target, due, base))
    return Reason(NAME, due, text, (rests_on, grade, *policy), arithmetic)


def silence(customer: Customer, _history: History, _desk: Desk) -> Message:
    """Return that the class has no rhythm: the settings give none or the grade could not be read."""
    return say("There is no cadence for {kind}.", kind=kind_of(customer))


RULE = Rule(NAME, find, tell, silence, snoozes=True)
