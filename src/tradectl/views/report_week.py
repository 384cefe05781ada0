"""The weekly report as documents: its head, the week's work, the customers followed with emphasis (R169–R171)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say, say_n
from tradectl.views.document import (
    Column,
    Document,
    Heading,
    Joined,
    KeyValues,
    Paragraph,
    Role,
    Styled,
    Table,
)
from tradectl.views.punctuation import SEMICOLON
from tradectl.views.report_results import results
from tradectl.views.report_story import customer_blocks
from tradectl.views.report_words import CHANNELS, DOT, class_of, missing_cards, person_name, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.message import Message
    from tradectl.core.report.week import WeekReport
    from tradectl.views.document import Block, Cell, Text

HEAD, ACTIVITY, FOCUS = "head", "activity", "focus"
_SUNDAY = 6
_NAMES = 40  # as many as a person reads


def documents(report: WeekReport, language: str) -> tuple[tuple[str, Document], ...]:
    """Return the generated parts by name, in their order; `language` is that of the countries' names."""
    title = title_of(report)
    return (
        (HEAD, Document(title, tuple(_head(report)))),
        (ACTIVITY, Document(title, tuple(_activity(report)))),
        (FOCUS, Document(title, tuple(_focus(report, language)))),
    )


def document(report: WeekReport, language: str) -> Document:
    """Return everything that is generated as one document, for a screen."""
    return Document(title_of(report), tuple(block for _, part in documents(report, language) for block in part.blocks))


def title_of(report: WeekReport) -> Message:
    """Return the report's title."""
    return say("Weekly report {week}", week=report.period.name)


def _head(report: WeekReport) -> Iterator[Block]:
    period = report.period
    yield Heading(1, title_of(report))
    pairs: list[tuple[Text, Cell]] = [
        (say("Desk"), report.desk),
        (say("Report of"), person_name(report.person)),
        (say("Week"), say("{monday} to {sunday}", monday=period.monday, sunday=period.sunday)),
    ]
    if not period.is_over:
        pairs.append((say("As of"), short_day(period.until)))
    yield KeyValues(tuple(pairs))
    yield from missing_cards(report.unread)


def _activity(report: WeekReport) -> Iterator[Block]:
    yield Heading(2, say("1 The week's work"))
    yield _counts(report)
    yield from _left(report)
    yield from _by_person(report)
    yield from _contacts(report)
    yield from results(report)


def _counts(report: WeekReport) -> KeyValues:
    done, kept = report.activity, report.promises
    return KeyValues(
        (
            (say("Contacts"), str(done.contacts)),
            (say("Customers handled"), str(done.handled)),
            (
                say("Customers planned"),
                say("{planned}, of these handled: {done}", planned=done.planned, done=done.done),
            ),
            (say("New customers"), str(len(report.new))),
            (say("Grades changed"), str(len(report.regraded))),
            (say("Orders won"), str(len(report.won))),
            (
                say("Promises"),
                say(
                    "made: {made}, kept: {kept}, broken: {broken}",
                    made=len(kept.made),
                    kept=len(kept.kept),
                    broken=len(kept.broken),
                ),
            ),
        )
    )


def _left(report: WeekReport) -> Iterator[Block]:
    """Yield the names of who was planned and not handled, the highest grades first."""
    left = report.left
    if left:
        names = tuple(Joined((customer.name, class_of(customer)), DOT) for customer in left[:_NAMES])
        more = len(left) - len(names)
        yield Heading(3, say("Planned, not handled"))
        yield Paragraph(
            Joined((*names, say_n("and {count} more", "and {count} more", more) if more else ""), SEMICOLON)
        )


def _by_person(report: WeekReport) -> Iterator[Block]:
    if not report.people:
        return
    titles = (say("Contacts"), say("Dealt with"), say("Planned"), say("of these done"), say("New"), say("Orders won"))
    more = (say("Broken"), say("New, not contacted"), say("Too few contacts"))
    columns = (Column(say("Person")), *(Column(title, align="right") for title in (*titles, *more)))
    yield Heading(3, say("By person"))
    yield Table(columns, tuple((_name(one), *map(str, _row(one))) for one in report.people))


def _name(report: WeekReport) -> str:
    person = report.person
    return (person.name or person.id) if person else ""


def _row(report: WeekReport) -> tuple[int, ...]:
    done = report.activity
    return (
        done.contacts,
        done.handled,
        done.planned,
        done.done,
        len(report.new),
        len(report.won),
        len(report.promises.broken),
        len(report.first_contact),
        len(report.quota),
    )


def _contacts(report: WeekReport) -> Iterator[Block]:
    """Yield the contacts by day and channel; a Sunday or a day to come without any is left out."""
    done = report.activity
    if not done.contacts:
        return
    days = [
        day for day in report.period.days if done.on(day) or (report.period.holds(day) and day.weekday() != _SUNDAY)
    ]
    columns = (
        Column(say("Day")),
        *(Column(CHANNELS[channel], align="right") for channel in done.channels),
        Column(say("All"), align="right"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            short_day(day),
            *(_count(done.on(day, channel)) for channel in done.channels),
            str(done.on(day)),
        )
        for day in days
    ]
    sums: tuple[str | Message, ...] = (
        say("All"),
        *(str(done.through(channel)) for channel in done.channels),
        str(done.contacts),
    )
    total = tuple(Styled(cell, Role.STRONG) for cell in sums)
    yield Heading(3, say("Contacts by day and channel"))
    yield Table(columns, (*rows, total))


def _count(count: int) -> str:
    return str(count) if count else ""


def _focus(report: WeekReport, language: str) -> Iterator[Block]:
    yield Heading(2, say("2 Customers developed and followed with emphasis"))
    if not report.focus:
        yield Paragraph(say("No customer was followed this week."))
    for one in report.focus:
        yield from customer_blocks(one, report, language)
    more = report.followed - len(report.focus)
    if more:
        yield Paragraph(say_n("{count} more customer was followed.", "{count} more customers were followed.", more))
