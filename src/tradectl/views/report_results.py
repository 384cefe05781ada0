"""What a week came to: new customers, grades, orders, promises, and whether the two contact rules were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.views.document import Column, Heading, Joined, Listing, Paragraph, Role, Styled, Table
from tradectl.views.punctuation import COLON
from tradectl.views.report_words import DOT, class_of, one_line, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.core.facts import Customer
    from tradectl.core.message import Message
    from tradectl.core.report.promises import Promised
    from tradectl.core.report.week import WeekReport
    from tradectl.views.document import Block, Cell, Text


def results(report: WeekReport) -> Iterator[Block]:
    """Yield a section for each thing that happened, and for both rules in any case."""
    yield from _new(report)
    yield from _regraded(report)
    yield from _won(report)
    yield from _promises(report)
    yield from _first_contact(report)
    yield from _quota(report)


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
        yield Listing(
            tuple(
                _item(
                    report,
                    one.customer,
                    say("{before} → {after}", before=_grade(one.before), after=_grade(one.after)),
                    short_day(one.day),
                    one_line(one.because),
                )
                for one in report.regraded
            )
        )


def _grade(grade: str | None) -> str | Message:
    return grade or say("won")


def _won(report: WeekReport) -> Iterator[Block]:
    if report.won:
        yield Heading(3, say("Orders won"))
        yield Listing(tuple(_item(report, one.customer, short_day(one.day), one_line(one.order)) for one in report.won))


def _promises(report: WeekReport) -> Iterator[Block]:
    """Yield the broken ones first, then those that were kept, then those made and still to be kept."""
    kept = report.promises
    known = {one.ref for one in (*kept.broken, *kept.kept)}
    told: list[tuple[Promised, Text]] = [
        *((one, Styled(say("broken"), Role.BAD)) for one in kept.broken),
        *((one, Styled(say("kept"), Role.GOOD)) for one in kept.kept),
        *((one, say("made")) for one in kept.made if one.ref not in known),
    ]
    if told:
        yield Heading(3, say("Promises"))
        yield Listing(tuple(_promise(report, one, state) for one, state in told))


def _promise(report: WeekReport, one: Promised, state: Text) -> Text:
    day = say("promised for {day}", day=one.by) if one.by else ""
    return Joined((state, _item(report, one.customer, one_line(one.what), day)), COLON)


def _item(report: WeekReport, customer: Customer, *told: Text) -> Text:
    """Return a line about a customer; a report about everybody says whose it is."""
    return Joined((customer.name, customer.owner if report.people else "", *told), DOT)


def _first_contact(report: WeekReport) -> Iterator[Block]:
    yield Heading(3, say("New customers not contacted yet this week"))
    owed = report.first_contact
    if not owed:
        yield Paragraph(Styled(say("None."), Role.GOOD) if report.new else say("There was no new customer."))
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
    yield Heading(3, say("Higher grades with too few contacts this month"))
    if not report.quota:
        yield Paragraph(Styled(say("None."), Role.GOOD))
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
