"""What a rule is told and what it answers."""

from __future__ import annotations

from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from typing import Generic, TypeVar

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer, Evidence
    from tradectl.core.history import History
    from tradectl.core.message import Message
    from tradectl.core.settings import Settings

    Fact = TypeVar("Fact")
else:
    Fact, Generic = "", {"": object}  # of which fact a rule speaks is asked by the type checker alone


class Desk(NamedTuple):
    """What every rule is told besides the customer: the settings, the working days, the day it is."""

    settings: Settings
    calendar: WorkCalendar
    today: date


class Reason(NamedTuple):
    """Why a customer is due and on which day; `text` says why in plain words, `arithmetic` how the day came about."""

    rule: str
    due: date
    text: Message
    evidence: tuple[Evidence, ...]
    arithmetic: Message


class Quiet(NamedTuple):
    """Why a rule is not due, and the day on which it will be if nothing changes (None: none is known)."""

    rule: str
    text: Message
    due: date | None


class Rule(NamedTuple, Generic[Fact]):
    """One reason to handle a customer.

    `find` gives each next due day with the fact it rests on, and is cheap; `tell` makes the sentence of one finding;
    `silence` says why nothing was found. `snoozes`: a snooze silences it; `monthly`: it begins anew each month.
    """

    name: str
    find: Callable[[Customer, History, Desk], Iterable[tuple[date, Fact]]]
    tell: Callable[[Customer, History, Desk, date, Fact], Reason]
    silence: Callable[[Customer, History, Desk], Message]
    snoozes: bool = False
    monthly: bool = False
