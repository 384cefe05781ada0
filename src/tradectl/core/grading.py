"""Grades by the day an order is expected (R1–R4) and windows by the day something is due (R10)."""

from __future__ import annotations

from tradectl.core.dates import add_interval
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.core.rules.evidence import card_line, settings_line
from tradectl.core.rules.wording import span
from tradectl.core.settings import Interval

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Customer, Evidence
    from tradectl.core.message import Message
    from tradectl.core.settings import Settings

_BEYOND, _DEAD = "D", "E"
_WINDOWS = (("urgent", Interval(7, "day")), ("soon", Interval(1, "month")), ("later", Interval(3, "month")))
_LAST_WINDOW = "slow"


class Suggestion(NamedTuple):
    """What `regrade --suggest` says of a customer; `to` is None where it asks for a new expected close instead."""

    customer: Customer
    to: str | None
    text: Message
    evidence: tuple[Evidence, ...]

    @property
    def is_dated(self) -> bool:
        """Return whether it follows from a day that somebody gave: then it may be applied."""
        return self.to is not None and self.customer.expected_close is not None


def grade_for(expected_close: date | None, settings: Settings, today: date) -> str | None:
    """Return the grade of an expected close: A to C by horizon, D beyond or without, None once it is past."""
    if expected_close is None:
        return _BEYOND
    if expected_close < today:
        return None
    reach = sorted((add_interval(today, horizon), grade) for grade, horizon in settings.horizon.items())
    return next((grade for last, grade in reach if expected_close <= last), _BEYOND)


def suggest(customer: Customer, settings: Settings, today: date) -> Suggestion | None:
    """Return what the card's grade should be, None where it agrees.

    Prospects only, and never out of E: that somebody will not buy is a person's judgement, not a date's (R4).
    """
    if customer.status == "won" or customer.grade in (None, _DEAD):
        return None
    close = customer.expected_close
    grade = grade_for(close, settings, today)
    if grade == customer.grade:
        return None
    rests_on = (card_line(customer, "grade"), card_line(customer, "expected_close"))
    if close is None:
        text = say("No expected close is given: grade {grade}. Give one; --apply changes nothing here.", grade=_BEYOND)
        return Suggestion(customer, grade, text, rests_on[:1])
    if grade is None:
        text = say("The expected close {close} has passed: give a new one.", close=close)
        return Suggestion(customer, None, text, rests_on[1:])
    text, key = _within(close, grade, settings)
    return Suggestion(customer, grade, text, (*rests_on, *settings_line(settings, key)))


def _within(close: date, grade: str, settings: Settings) -> tuple[Message, str]:
    """Return the sentence that gives the horizon and the key of the settings it comes from."""
    horizon = settings.horizon.get(grade)
    if horizon is None:
        return say(
            "Expected close {close} is beyond every horizon: grade {grade}.", close=close, grade=grade
        ), "horizon"
    text = say("Expected close {close} is within {span}: grade {grade}.", close=close, span=span(horizon), grade=grade)
    return text, f"horizon.{grade}"


def window(due: date | None, today: date) -> str:
    """Return urgent (up to a week), soon (a month), later (three months) or slow by the time to the due day (R10)."""
    if due is not None:
        for name, reach in _WINDOWS:
            if due <= add_interval(today, reach):
                return name
    return _LAST_WINDOW
