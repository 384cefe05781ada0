"""The weekly report as documents: its head, the week's work, the customers followed with emphasis (R169–R171)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say, say_n
from tradectl.views.document import Column, Document, Heading, KeyValues, Paragraph, Role, Styled, Table
from tradectl.views.report_story import customer_blocks
from tradectl.views.report_words import CHANNELS, class_of, day_of_week, person_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.core.facts import Customer
    from tradectl.core.message import Message
    from tradectl.core.report.promises import Promised
    from tradectl.core.report.week import WeekReport
    from tradectl.views.document import Block, Cell, Text

HEAD, ACTIVITY, FOCUS = "head", "activity", "focus"
_SUNDAY = 6


def documents(report: WeekReport) -> tuple[tuple[str, Document], ...]:
    """Return the generated parts by name, in their order."""
    title = title_of(report)
    return (
        (HEAD, Document(title, tuple(_head(report)))),
        (ACTIVITY, Document(title, tuple(_activity(report)))),
        (FOCUS, Document(title, tuple(_focus(report)))),
    )


def document(report: WeekReport) -> Document:
    """Return everything that is generated as one document, for a screen."""
    return Document(title_of(report), tuple(block for _, part in documents(report) for block in part.blocks))


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
        pairs.append((say("As of"), say("{weekday} {day}", weekday=day_of_week(period.until), day=period.until)))
    yield KeyValues(tuple(pairs))


def _activity(report: WeekReport) -> Iterator[Block]:
    yield Heading(2, say("1. The week's work"))
    yield _counts(report)
    yield from _by_person(report)
    yield from _contacts(report)
    yield from _new(report)
    yield from _regraded(report)
    yield from _won(report)
    yield from _promises(report)
    yield from _first_contact(report)
    yield from _quota(report)


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


def _by_person(report: WeekReport) -> Iterator[Block]:
    if not report.people:
        return
    titles = (say("Contacts"), say("Handled"), say("Planned"), say("of these handled"), say("New"), say("Won"))
    more = (say("Promises broken"), say("R23 missing"), say("R24 missing"))
    columns = (Column(say("Person")), *(Column(title, align="right") for title in (*titles, *more)))
    yield Heading(3, say("By person"))
    yield Table(columns, tuple((person_name(one.person), *map(str, _row(one))) for one in report.people))


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
    rows = [
        (
            say("{weekday} {day}", weekday=day_of_week(day), day=day),
            *(_count(done.on(day, channel)) for channel in done.channels),
            str(done.on(day)),
        )
        for day in days
    ]
    sums = (say("All"), *(str(done.through(channel)) for channel in done.channels), str(done.contacts))
    total = tuple(Styled(cell, Role.STRONG) for cell in sums)
    yield Heading(3, say("Contacts by day and channel"))
    yield Table(columns, (*rows, total))


def _count(count: int) -> str:
    return str(count) if count else ""


def _new(report: WeekReport) -> Iterator[Block]:
    if report.new:
        yield Heading(3, say("New customers"))
        yield _table(
            report,
            ((say("Grade"), say("Registered"), say("First contact"))),
            (
                (
                    one.customer,
                    (
                        class_of(one.customer),
                        str(one.customer.registered),
                        str(one.contacted) if one.contacted else Styled(say("none yet"), Role.WARN),
                    ),
                )
                for one in report.new
            ),
        )


def _regraded(report: WeekReport) -> Iterator[Block]:
    if report.regraded:
        yield Heading(3, say("Grades changed"))
        yield _table(
            report,
            (say("Day"), say("Grade"), say("Why")),
            (
                (
                    one.customer,
                    (
                        str(one.day),
                        say("{before} → {after}", before=_grade(one.before), after=_grade(one.after)),
                        one.because,
                    ),
                )
                for one in report.regraded
            ),
        )


def _grade(grade: str | None) -> str | Message:
    return grade or say("won")


def _won(report: WeekReport) -> Iterator[Block]:
    if report.won:
        yield Heading(3, say("Orders won"))
        yield _table(
            report,
            (say("Day"), say("Order")),
            ((one.customer, (str(one.day), one.order)) for one in report.won),
        )


def _promises(report: WeekReport) -> Iterator[Block]:
    kept = report.promises
    broken, settled = {one.ref for one in kept.broken}, {one.ref for one in kept.kept}
    made = [one for one in kept.made if one.ref not in broken | settled]
    told: list[tuple[Promised, Text]] = [
        *((one, Styled(say("broken"), Role.BAD)) for one in kept.broken),
        *((one, Styled(say("kept"), Role.GOOD)) for one in kept.kept),
        *((one, say("made")) for one in made),
    ]
    if told:
        yield Heading(3, say("Promises"))
        yield _table(
            report,
            (say("What"), say("Promised for"), say("State")),
            ((one.customer, (one.what, str(one.by) if one.by else "", state)) for one, state in told),
        )


def _first_contact(report: WeekReport) -> Iterator[Block]:
    yield Heading(3, say("Rule: a new customer is contacted in the same week (R23)"))
    owed = report.first_contact
    if not owed:
        yield Paragraph(Styled(say("Kept."), Role.GOOD) if report.new else say("There was no new customer."))
        return
    yield _table(
        report,
        (say("Registered"), say("State")),
        (
            (
                one.customer,
                (
                    str(one.customer.registered),
                    Styled(say("not contacted"), Role.BAD) if one.missed else Styled(say("to be contacted"), Role.WARN),
                ),
            )
            for one in owed
        ),
    )


def _quota(report: WeekReport) -> Iterator[Block]:
    yield Heading(3, say("Rule: enough contacts a month for the higher grades (R24)"))
    if not report.quota:
        yield Paragraph(Styled(say("Kept."), Role.GOOD))
        return
    yield _table(
        report,
        (say("Grade"), say("By day"), say("Contacts"), say("Asked by then"), say("Asked this month")),
        (
            (
                one.customer,
                (one.by.grade, str(one.by.day), str(one.by.contacts), str(one.by.asked), str(one.by.required)),
            )
            for one in report.quota
        ),
    )


def _table(report: WeekReport, titles: tuple[Message, ...], rows: Iterable[tuple[Customer, tuple[Cell, ...]]]) -> Table:
    """Return a table of customers; a report about everybody says whose they are."""
    everybody = bool(report.people)
    owner = (Column(say("Owner")),) if everybody else ()
    columns = (Column(say("Customer"), weight=1), *owner, *(Column(title, wraps=True) for title in titles))
    return Table(
        columns,
        tuple((customer.name, *((customer.owner,) if everybody else ()), *cells) for customer, cells in rows),
    )


def _focus(report: WeekReport) -> Iterator[Block]:
    yield Heading(2, say("2. Customers developed and followed with emphasis"))
    if not report.focus:
        yield Paragraph(say("No customer was followed this week."))
    for one in report.focus:
        yield from customer_blocks(one, report)
    more = report.followed - len(report.focus)
    if more:
        yield Paragraph(say_n("{count} more customer was followed.", "{count} more customers were followed.", more))
