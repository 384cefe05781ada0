"""The day's list shown: when, grade, whom to call and whether they are there, why, and to what end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import Message, say, say_n
from tradectl.views.cells import width
from tradectl.views.document import (
    Blank,
    Column,
    Document,
    Item,
    Joined,
    Listing,
    Paragraph,
    Role,
    Stacked,
    Styled,
    Table,
)
from tradectl.views.punctuation import CLOSED, COLON, COMMA, OPENED
from tradectl.views.rule_words import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tradectl.core.agenda import Agenda, DueItem, Why
    from tradectl.core.presence import Presence
    from tradectl.core.rules.reason import Reason
    from tradectl.views.document import Block, Cell, Text

SHOWN = 50
WHOM = 34  # cells: who is to be called, and how
GRADE_ROLES = {
    "A": Role.GRADE_A,
    "B": Role.GRADE_B,
    "C": Role.GRADE_C,
    "D": Role.GRADE_D,
    "E": Role.GRADE_E,
    "won": Role.WON,
}


def document(
    agenda: Agenda,
    presences: Sequence[Presence],
    *,
    limit: int | None,
    reasons: bool,
    bare: bool = False,
    whose: str = "",
) -> Document:
    """Return the list for a screen; `limit` folds the rest into a line, `reasons` adds rule, arithmetic and place.

    `bare` is the table alone, every customer a row; `whose` the options by which others pick the same customers.
    """
    pairs = list(zip(agenda.items, presences, strict=True))
    if bare:
        return Document(say("Due on {day}", day=agenda.today), (_table(agenda, pairs[:limit], reasons=reasons),))
    reviews = [] if reasons else [item for item, _ in pairs if item.only_review]
    rows = [(item, present) for item, present in pairs if reasons or not item.only_review]
    shown = rows if limit is None else rows[:limit]
    late = sum(1 for item in agenda.items if item.overdue_days and not item.only_review)
    blocks: list[Block] = [Paragraph(_headline(agenda, late))]
    if shown:
        blocks += [Blank(), _table(agenda, shown, reasons=reasons)]
    blocks += [Paragraph(line) for line in _folded(len(rows) - len(shown), len(reviews), whose)]
    if agenda.desk:
        blocks += [Blank(), Listing(tuple(_desk(reason, reasons=reasons) for reason in agenda.desk))]
    return Document(say("Due on {day}", day=agenda.today), tuple(blocks))


def why_document(why: Why) -> Document:
    """Return why a customer is due or not, for a screen."""
    name = Styled(why.customer.name, Role.STRONG)
    if why.is_due:
        head = say("is due since {day}.", day=why.due or why.today)
    elif why.due:
        head = say("is not due today; it will be on {day}.", day=why.due)
    else:
        head = say("is not due, and no rule says when it will be.")
    blocks: list[Block] = [Paragraph(Joined((name, head)))]
    if why.reasons:
        blocks += [Blank(), Listing(tuple(_explained(reason) for reason in why.reasons))]
    if why.quiet:
        lines = tuple(
            Joined(
                (
                    Joined((Styled(RULES[quiet.rule], Role.FAINT), quiet.text), COLON),
                    say("→ {day}", day=quiet.due) if quiet.due else "",
                )
            )
            for quiet in why.quiet
        )
        blocks += [Blank(), Paragraph(Styled(say("Not due:"), Role.FAINT)), Listing(lines)]
    return Document(why.customer.name, tuple(blocks))


def days_text(due: date, today: date) -> Message:
    """Return a due day as people say it: today, tomorrow, so many days ago or ahead."""
    days = (due - today).days
    if days == 0:
        return say("today")
    if days == 1:
        return say("tomorrow")
    if days < 0:
        return say_n("{count} day late", "{count} days late", -days)
    return say_n("in {count} day", "in {count} days", days)


def _headline(agenda: Agenda, late: int) -> Text:
    """Return how many are due today, how many of them late, and how many more by the last day that was asked for."""
    later = sum(1 for item in agenda.items if item.due > agenda.today)
    now = agenda.counts.due - later
    if not now and not later:
        return Styled(say("Nobody is due on {day}.", day=agenda.today), Role.GOOD)
    if not now:
        told = say_n(
            "Nobody is due on {day}; {count} customer will be by {until}.",
            "Nobody is due on {day}; {count} customers will be by {until}.",
            later,
            day=agenda.today,
            until=agenda.until,
        )
        return Styled(told, Role.GOOD)
    told = say_n("{count} customer is due", "{count} customers are due", now)
    if late:
        told = say("{told}, {more}", told=told, more=say("{count} of them late", count=late))
    if later:
        more = say_n("{count} more by {until}", "{count} more by {until}", later, until=agenda.until)
        told = say("{told}, {more}", told=told, more=more)
    return Styled(say("{day}: {due}.", day=agenda.today, due=told), Role.STRONG)


def _table(agenda: Agenda, rows: Sequence[tuple[DueItem, Presence]], *, reasons: bool) -> Table:
    columns = (
        Column(say("When"), weight=0),
        Column(say("Grade"), weight=0),
        Column(say("Customer"), least=max([12, *(width(item.customer.code) for item, _ in rows)]), most=28, weight=2),
        Column(say("Whom to call"), least=max([12, *map(_number, rows)]), most=WHOM, weight=3, wraps=True),
        Column(say("There"), weight=0),
        Column(say("Why"), least=24, weight=4, wraps=True, narrow="beneath"),
    )
    return Table(columns, tuple(_row(agenda, item, present, reasons=reasons) for item, present in rows))


def _row(agenda: Agenda, item: DueItem, present: Presence, *, reasons: bool) -> tuple[Cell, ...]:
    customer = item.customer
    key = customer.class_key
    late = Role.BAD if item.broken or item.overdue_days else Role.STRONG
    mark: Text = Styled(say("won") if key == "won" else key, GRADE_ROLES.get(key, Role.FAINT))
    step = item.next_step
    why: list[Text] = []
    for reason in item.reasons:
        why.append(reason.text)
        if reasons:
            why.append(_grounds(reason))
    if step is not None and step.goal and "next" not in item.rules:  # that rule's own sentence ends with the goal
        why.append(Joined((say("Goal:"), Styled(step.goal, Role.STRONG))))
    return (
        Styled(days_text(item.due, agenda.today), late if item.due <= agenda.today else Role.FAINT),
        mark,
        Stacked((customer.name, Styled(customer.code, Role.FAINT))),
        _contact(item),
        _there(present),
        Stacked(tuple(why)),
    )


def _contact(item: DueItem) -> Cell:
    contact = item.customer.contact
    if contact is None:
        return Styled(say("no contact person"), Role.FAINT)
    reach = contact.phone or contact.email
    return Stacked((contact.name, Styled(reach, Role.FAINT))) if reach else contact.name


def _number(row: tuple[DueItem, Presence]) -> int:
    """Return how many cells the number to call takes, which is never broken."""
    contact = row[0].customer.contact
    return min(width(contact.phone), WHOM) if contact and contact.phone else 0


def _there(present: Presence) -> Cell:
    if present.local is None:
        return Styled("–", Role.FAINT)
    word = Styled(say("open"), Role.GOOD) if present.is_open else Styled(say("closed"), Role.FAINT)
    return Stacked((f"{present.local:%H:%M}", word))


def _grounds(reason: Reason) -> Text:
    """Return rule, arithmetic and places of a reason on one line."""
    parts: tuple[str | Message, ...] = (f"[{reason.rule}]", reason.arithmetic)
    places = Joined(tuple(Styled(place, Role.FAINT) for place in _places(reason)), COMMA)
    bracketed = Joined((OPENED, places, CLOSED), "") if reason.evidence else ""
    return Joined((*(Styled(part, Role.FAINT) for part in parts), bracketed))


def _places(reason: Reason) -> tuple[str, ...]:
    return tuple(f"{one.path}:{one.line}" for one in reason.evidence)


def _explained(reason: Reason) -> Item:
    return Item(
        Joined((Styled(RULES[reason.rule], Role.STRONG), reason.text), COLON),
        (Styled(reason.arithmetic, Role.FAINT), *(Styled(place, Role.FAINT) for place in _places(reason))),
    )


def _desk(reason: Reason, *, reasons: bool) -> Text | Item:
    if not reasons:
        return reason.text
    return Item(reason.text, (_grounds(reason),))


def _folded(hidden: int, reviews: int, whose: str) -> list[Message]:
    lines = []
    if hidden:
        lines.append(say_n("{count} more: tradectl due --all", "{count} more: tradectl due --all", hidden))
    if reviews:
        lines.append(
            say_n(
                "{count} card to review: {command}",
                "{count} cards to review: {command}",
                reviews,
                command=f"tradectl list --due review{whose}",
            )
        )
    return lines
