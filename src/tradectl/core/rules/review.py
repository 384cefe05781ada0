"""`review`: every card is revised and checked at fixed times, by default every two months (R74)."""

from __future__ import annotations

from tradectl.core.message import say
from tradectl.core.rules.evidence import card_line, settings_line
from tradectl.core.rules.reason import Reason, Rule
from tradectl.core.rules.wording import landed, rhythm, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.history import History
    from tradectl.core.message import Message
    from tradectl.core.rules.reason import Desk

NAME = "review"
_DEFAULT = "default"


def _key(customer: Customer, desk: Desk) -> str:
    """Return the key of the settings that holds for the customer's class."""
    return customer.class_key if customer.class_key in desk.settings.review_every else _DEFAULT


def find(customer: Customer, _history: History, desk: Desk) -> Iterable[tuple[date, date]]:
    """Return the due day and the day it counts from: the last review, else the registration."""
    interval = desk.settings.review_every.get(_key(customer, desk))
    if interval is None:
        return ()
    base = customer.reviewed or customer.registered
    return ((desk.calendar.off(desk.calendar.add(base, interval)), base),)


def tell(customer: Customer, _history: History, desk: Desk, due: date, base: date) -> Reason:
    """Return the reason: when the card was reviewed last."""
    key = _key(customer, desk)
    interval = desk.settings.review_every[key]
    if customer.reviewed:
        text = say("Card last reviewed {day}; it is reviewed {often}.", day=base, often=rhythm(interval))
    else:
        text = say("Registered {day}, card not reviewed yet; it is reviewed {often}.", day=base, often=rhythm(interval))
    target = desk.calendar.add(base, interval)
    arithmetic = say("{base} + {span} = {day}", base=base, span=span(interval), day=landed(target, due))
    rests_on = card_line(customer, "reviewed" if customer.reviewed else "registered")
    return Reason(NAME, due, text, (rests_on, *settings_line(desk.settings, f"review_every.{key}")), arithmetic)


def silence(_customer: Customer, _history: History, _desk: Desk) -> Message:
    """Return that the settings give no interval."""
    return say("The settings ask for no review of this card.")


RULE = Rule(NAME, find, tell, silence, snoozes=True)
