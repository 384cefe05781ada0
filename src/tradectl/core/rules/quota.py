"""`quota`: customers of the higher grades are contacted several times a month, spread over its working days (R24)."""

from collections.abc import Iterable
from datetime import date

from tradectl.core.facts import Customer, Evidence
from tradectl.core.history import GradeMove, History, Mark
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.core.rules.evidence import card_line, journal_line, settings_line
from tradectl.core.rules.reason import Desk, Reason, Rule

NAME = "quota"


class Tally(NamedTuple):
    """A month's quota of one customer: since when it counts, out of which working days, how many are required."""

    start: date
    days: tuple[date, ...]
    month_days: int
    required: int
    contacts: tuple[Mark, ...]
    came: GradeMove | None

    @property
    def place(self) -> int:
        """Return on which of the working days (counted from 1) the next contact falls."""
        return _ceil((len(self.contacts) + 1) * len(self.days), self.required)


def find(customer: Customer, history: History, desk: Desk) -> Iterable[tuple[date, Tally]]:
    """Return the day of the next contact of this month that is still to be made."""
    if not _has_quota(customer, desk):
        return ()
    tally = _tally(customer, history, desk)
    return ((tally.days[tally.place - 1], tally),) if len(tally.contacts) < tally.required else ()


def _has_quota(customer: Customer, desk: Desk) -> bool:
    return customer.status == "prospect" and customer.grade in desk.settings.quota_grades


def _tally(customer: Customer, history: History, desk: Desk) -> Tally:
    came = _came(history, desk)
    start = max(desk.today.replace(day=1), customer.registered)
    if came:
        start = max(start, came.day)
    month, days = desk.calendar.month(desk.today), desk.calendar.month(desk.today, start)
    required = _ceil(desk.settings.contacts_a_month * len(days), len(month)) if month else 0
    contacts = tuple(contact for contact in history.contacts if contact.day >= start)
    return Tally(start, days, len(month), required, contacts, came)


def _came(history: History, desk: Desk) -> GradeMove | None:
    """Return the latest regrading from outside the grades with a quota into them."""
    grades = desk.settings.quota_grades
    moves = (move for move in reversed(history.grade_moves) if move.after in grades and move.before not in grades)
    return next(moves, None)


def _ceil(number: int, divisor: int) -> int:
    return -(-number // divisor)


def tell(customer: Customer, _history: History, desk: Desk, due: date, tally: Tally) -> Reason:
    """Return the reason: how many contacts of how many."""
    done, required = len(tally.contacts), tally.required
    text = say(
        "{done} of {required} contacts since {start}; the next by {due}.",
        done=done,
        required=required,
        start=tally.start,
        due=due,
    )
    arithmetic = say(
        "{a_month} a month × {days} of {month} working days = {required}; no. {number} on working day {place}: {due}",
        a_month=desk.settings.contacts_a_month,
        days=len(tally.days),
        month=tally.month_days,
        required=required,
        number=done + 1,
        place=tally.place,
        due=due,
    )
    return Reason(NAME, due, text, _evidence(customer, desk, tally), arithmetic)


def _evidence(customer: Customer, desk: Desk, tally: Tally) -> tuple[Evidence, ...]:
    """Return the lines of the grade, of the regrading it counts from, of the contacts made, of the setting."""
    came = tally.came if tally.came and tally.came.day == tally.start else None
    return (
        card_line(customer, "grade"),
        *([journal_line(customer, came)] if came else []),
        *(journal_line(customer, contact) for contact in tally.contacts),
        *settings_line(desk.settings, "quota.contacts_a_month"),
    )


def silence(customer: Customer, history: History, desk: Desk) -> Message:
    """Return that the class has no quota or that this month's is reached."""
    if customer.status == "won":
        return say("Won customers have no monthly quota.")
    if not _has_quota(customer, desk):
        return say("Grade {grade} has no monthly quota.", grade=customer.grade or "?")
    tally = _tally(customer, history, desk)
    if not tally.required:
        return say("No contact is required this month.")
    return say("{done} of {required} contacts this month.", done=len(tally.contacts), required=tally.required)


RULE = Rule(NAME, find, tell, silence, snoozes=True, monthly=True)
