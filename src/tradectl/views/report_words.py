"""The words the parts of a weekly report share: channels, weekdays, people, classes, countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say, say_n
from tradectl.views.document import Paragraph, Role, Styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.message import Message
    from tradectl.core.settings import Person
    from tradectl.views.document import Block

_TOLD = 5  # paths

CHANNELS: Mapping[str, Message] = {
    "email": say("e-mail"),
    "call": say("call"),
    "chat": say("chat"),
    "meeting": say("meeting"),
    "visit": say("visit"),
    "fair": say("fair"),
    "sample": say("sample"),
    "letter": say("letter"),
    "other": say("other"),
}
DOT = " · "
_DAYS = (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))
_ROLES = {grade: Role(f"grade_{grade.lower()}") for grade in "ABCDE"}


def short_day(day: date) -> Message:
    """Return a day of the week a report is about: `Mon 03-16`."""
    return say("{weekday} {day}", weekday=weekday(day), day=f"{day:%m-%d}")


def weekday(day: date) -> Message:
    """Return the name of a day of the week in short."""
    return _DAYS[day.weekday()]


def person_name(person: Person | None) -> str | Message:
    """Return a person's name, the id where there is none, `everybody` for nobody in particular."""
    if person is None:
        return say("everybody")
    return f"{person.name}{DOT}{person.id}" if person.name else person.id


def class_of(customer: Customer) -> Styled:
    """Return a customer's grade, or that it is won."""
    if customer.status == "won":
        return Styled(say("won"), Role.WON)
    grade = customer.grade or "?"
    return Styled(grade, _ROLES.get(grade, Role.FAINT))


def one_line(text: str) -> str:
    """Return text of several lines as one."""
    return " ".join(text.split())


def missing_cards(paths: tuple[str, ...]) -> Iterator[Block]:
    """Yield the line that tells which cards a report does without."""
    if paths:
        told = say_n(
            "{count} card could not be read: {paths}. What it says is missing here.",
            "{count} cards could not be read: {paths}. What they say is missing here.",
            len(paths),
            paths=", ".join((*paths[:_TOLD], *(["…"] if paths[_TOLD:] else []))),
        )
        yield Paragraph(Styled(told, Role.BAD))
