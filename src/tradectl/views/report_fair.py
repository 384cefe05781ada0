"""The report of a fair as documents: what it was and came to, its leads, the week after, who waits still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.lead_class import LeadClass
from tradectl.core.message import say, say_n
from tradectl.i18n.countries import country_name
from tradectl.views.document import Column, Document, Heading, KeyValues, Paragraph, Role, Styled, Table
from tradectl.views.report_words import class_of, missing_cards, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tradectl.core.message import Message
    from tradectl.core.report.fair import FairReport, Line
    from tradectl.views.document import Block, Cell, Text

HEAD, LEADS, FOLLOW_UP = "head", "leads", "follow_up"
CLASSES: Mapping[str, Message] = {
    LeadClass.OLD_BIG: say("old customer, big"),
    LeadClass.FIRST_BIG: say("first deal from the show, big"),
    LeadClass.OLD: say("old customer, ordinary"),
    LeadClass.FIRST: say("first deal from the show, ordinary"),
    LeadClass.VALUABLE: say("valuable potential customer"),
    LeadClass.ORDINARY: say("ordinary potential customer"),
}


def documents(report: FairReport, language: str) -> tuple[tuple[str, Document], ...]:
    """Return the generated parts by name, in their order; `language` is that of the countries' names."""
    title = title_of(report)
    return (
        (HEAD, Document(title, tuple(_head(report)))),
        (LEADS, Document(title, tuple(_leads(report, language)))),
        (FOLLOW_UP, Document(title, tuple(_follow_up(report)))),
    )


def document(report: FairReport, language: str) -> Document:
    """Return everything that is generated as one document, for a screen."""
    return Document(title_of(report), tuple(block for _, part in documents(report, language) for block in part.blocks))


def title_of(report: FairReport) -> Message:
    """Return the report's title."""
    return say("Report of the fair {name}", name=report.fair.name)


def _head(report: FairReport) -> Iterator[Block]:
    fair, total = report.fair, report.total
    yield Heading(1, title_of(report))
    pairs: list[tuple[Text, Cell]] = [
        (say("Desk"), report.desk),
        (say("Days"), say("{on} to {until}", on=fair.on, until=fair.until)),
        (say("Place"), fair.place),
        (say("As of"), report.today.isoformat()),
        (say("Leads"), str(total.leads)),
    ]
    if total.leads:
        pairs += [
            (say("Contacted within the week, until {day}", day=report.deadline), str(total.contacted)),
            (say("Quoted"), str(total.quoted)),
            (say("Orders won"), str(total.ordered)),
        ]
    if fair.cost:
        pairs.append((say("Cost"), str(fair.cost)))
        pairs.append((say("Cost per lead"), str(report.cost_per_lead or "–")))
        pairs.append((say("Cost per customer who ordered"), str(report.cost_per_order or "–")))
    yield KeyValues(tuple(pairs))
    yield from missing_cards(report.unread)


def _leads(report: FairReport, language: str) -> Iterator[Block]:
    yield Heading(2, say("1 Leads"))
    if not report.leads:
        yield Paragraph(say("No customer names this fair yet. Add them with: tradectl add --fair NAME"))
        return
    yield Heading(3, say("By class"))
    yield _lines(say("Class"), [(CLASSES[line.of], line) for line in report.classes])
    yield Heading(3, say("By country"))
    yield _lines(say("Country"), [(country_name(line.of, language), line) for line in report.countries])
    yield Heading(3, say("By product"))
    yield _lines(say("Product"), [(line.of or say("not told"), line) for line in report.products])


def _lines(title: Message, lines: list[tuple[Text, Line]]) -> Table:
    titles = (say("Leads"), say("Within the week"), say("Quoted"), say("Orders won"))
    columns = (Column(title, weight=1, least=12), *(Column(one, align="right") for one in titles))
    return Table(
        columns,
        tuple(
            (name, str(line.leads), str(line.contacted), str(line.quoted), str(line.ordered)) for name, line in lines
        ),
    )


def _follow_up(report: FairReport) -> Iterator[Block]:
    yield Heading(2, say("2 The week after"))
    if not report.leads:
        yield Paragraph(say("There is nobody to contact."))
        return
    days = report.days
    if not days:
        yield Paragraph(say("The fair ends on {until}; its leads are counted from then on.", until=report.fair.until))
    else:
        columns = (
            Column(say("Day")),
            Column(say("First contacted"), align="right"),
            Column(say("Still to contact"), align="right"),
        )
        first = say("to {day}", day=short_day(days[0].day))
        rows = tuple(
            (first if place == 0 else short_day(one.day), str(one.contacted), str(one.waiting))
            for place, one in enumerate(days)
        )
        yield Table(columns, rows)
    yield from _waiting(report)


def _waiting(report: FairReport) -> Iterator[Block]:
    waiting = report.waiting
    yield Heading(3, say("Not contacted yet"))
    late = len(report.leads) - report.total.contacted
    if report.today > report.deadline and late:
        told = say_n(
            "{count} lead was not contacted in the week after the fair.",
            "{count} leads were not contacted in the week after the fair.",
            late,
        )
        yield Paragraph(Styled(told, Role.BAD))
        if late > len(waiting):
            yield Paragraph(say_n("{count} of them was since.", "{count} of them were since.", late - len(waiting)))
    if not waiting:
        yield Paragraph(Styled(say("Everybody was contacted."), Role.GOOD))
        return
    columns = (
        Column(say("Customer"), weight=2, least=10),
        Column(say("Country")),
        Column(say("Grade")),
        Column(say("Class"), weight=1, least=10),
        Column(say("Owner")),
        Column(say("Registered")),
    )
    rows = tuple(
        (
            one.customer.name,
            one.customer.country,
            class_of(one.customer),
            CLASSES[one.kind],
            one.customer.owner,
            one.customer.registered.isoformat(),
        )
        for one in waiting
    )
    yield Table(columns, rows)
