"""`birthday`: greetings for birthdays and anniversaries, on the day or the working day before (R29)."""

from __future__ import annotations

from datetime import MAXYEAR, date

from tradectl.core.dates import month_length
from tradectl.core.message import say
from tradectl.core.rules.evidence import yearly_line
from tradectl.core.rules.reason import Reason, Rule
from tradectl.core.rules.wording import landed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.facts import Customer, YearlyDay
    from tradectl.core.history import History
    from tradectl.core.message import Message
    from tradectl.core.rules.reason import Desk

NAME = "birthday"
Fact = tuple["YearlyDay", date]


def find(customer: Customer, _history: History, desk: Desk) -> Iterable[tuple[date, Fact]]:
    """Return, for each yearly day, its next coming (today included) and the working day for it."""
    return [
        (desk.calendar.off(coming), (yearly, coming))
        for yearly in customer.yearly
        for coming in _coming(yearly, desk.today)
    ]


def _coming(yearly: YearlyDay, today: date) -> Iterable[date]:
    """Return the first such day from today on; 29 February is the 28th in common years."""
    for year in (today.year, today.year + 1):
        if year <= MAXYEAR:
            day = date(year, yearly.month, min(yearly.day, month_length(year, yearly.month)))
            if day >= today:
                return (day,)
    return ()


def tell(customer: Customer, _history: History, _desk: Desk, due: date, fact: Fact) -> Reason:
    """Return the reason: whose birthday, which anniversary."""
    yearly, coming = fact
    if yearly.birthday:
        text = say("Birthday of {name} on {day}.", name=yearly.what, day=coming)
    else:
        text = say("Anniversary on {day}: {what}", day=coming, what=yearly.what)
    return Reason(NAME, due, text, (yearly_line(customer, yearly),), say("On {day}", day=landed(coming, due)))


def silence(_customer: Customer, _history: History, _desk: Desk) -> Message:
    """Return that the card gives no such day."""
    return say("The card gives no birthday and no anniversary.")


RULE = Rule(NAME, find, tell, silence)
