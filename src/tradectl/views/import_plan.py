"""What an import would do, shown: how many of each first, then what is new, changed, added, left out, in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.intake.kinds import CONTACTS, LETTER, TABLE
from tradectl.core.message import say, say_n
from tradectl.core.problems import Severity
from tradectl.views.changes import field_text
from tradectl.views.document import (
    Blank,
    Column,
    Document,
    Heading,
    Joined,
    Listing,
    Paragraph,
    Role,
    Stacked,
    Styled,
    Table,
)
from tradectl.views.due import GRADE_ROLES
from tradectl.views.problems import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tradectl.core.intake.lead import Doubt
    from tradectl.core.intake.plan import Attach, Create, Plan, Refuse, Rows, Update
    from tradectl.core.message import Message
    from tradectl.views.document import Block, Cell, Text

SHOWN = 50  # rows of a table, on a terminal
FOLDED = 20  # warnings and hints, everywhere
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_MOST_ROWS = 3  # of the file that one customer's are told by number


def document(plan: Plan, *, dry_run: bool, limit: int | None = None) -> Document:
    """Return the plan for a person to look at; `limit` folds the rest of each table into a line."""
    title = say("Import")
    blocks: list[Block] = [Paragraph(Styled(headline(plan), Role.STRONG))]
    parts = (
        (say("New customers"), _created(plan.create[:limit], _place(plan.kind)), len(plan.create)),
        (say("Updates"), _updated(plan.update[:limit], _place(plan.kind)), len(plan.update)),
        (
            say("Added to customers who are there already"),
            _attached(plan.attach[:limit], _place(plan.kind)),
            len(plan.attach),
        ),
        (say("Not imported"), _refused(plan.refuse[:limit], _place(plan.kind)), len(plan.refuse)),
    )
    for heading, table, count in parts:
        if count:
            blocks += [Heading(2, heading), table, *_more(count - len(table.rows))]
    blocks += to_know(plan, limit)
    if plan.crowd and plan.crowd_on:
        blocks += [Blank(), Paragraph(Styled(crowded(plan, plan.crowd_on), Role.WARN))]
    if dry_run:
        blocks += [Blank(), Paragraph(Styled(say("Nothing was changed (--dry-run)."), Role.FAINT))]
    return Document(title, tuple(blocks))


def to_know(plan: Plan, limit: int | None = None) -> list[Block]:
    """Return what is in doubt, and what is to be said of the file."""
    found = _doubts(plan.doubts, plan.kind, limit)
    if plan.notes:
        found += [Blank(), Listing(plan.notes)]
    return found


def done(plan: Plan, rejected: str, *, is_changed: bool, is_seen: bool = True) -> Document:
    """Return what an import did; `rejected` is the file its refused rows went to, empty where there is none.

    A plan that nobody has seen before (`--yes`) tells what is in doubt.
    """
    counts = headline(plan)
    if not is_changed and plan.steps:
        counts = say("{counts}. Nothing was changed.", counts=counts)
    blocks: list[Block] = [Paragraph(Joined((Styled("✓", Role.GOOD), counts)) if is_changed else counts)]
    if rejected:
        blocks.append(Paragraph(say("What was not imported, with the reasons: {file}", file=rejected)))
    if is_changed:
        blocks.append(Paragraph(Styled(say("To take all of it back: tradectl undo"), Role.FAINT)))
    return Document(say("Import"), (*blocks, *([] if is_seen else to_know(plan))))


def headline(plan: Plan) -> Message:
    """Return how many rows were read and what becomes of them, in one line; what is none is left out."""
    created, updated, attached, refused = map(len, (plan.create, plan.update, plan.attach, plan.refuse))
    known = len(plan.known)
    counts = (
        (created, say_n("{count} new customer", "{count} new customers", created)),
        (updated, say_n("{count} update", "{count} updates", updated)),
        (attached, say_n("{count} attached", "{count} attached", attached)),
        (refused, say_n("{count} refused", "{count} refused", refused)),
        (known, say_n("{count} known already", "{count} known already", known)),
    )
    rows = _counted(plan)
    told = [message for count, message in counts if count]
    if not told:
        return say("{rows}: nothing to import.", rows=rows)
    joined = told[0]
    for message in told[1:]:
        joined = say("{several}, {one}", several=joined, one=message)
    return say("{rows}: {what}", rows=rows, what=joined)


def _counted(plan: Plan) -> Message:
    """Return how many were read of what the file consists of."""
    if plan.kind == CONTACTS:
        return say_n("{count} contact card", "{count} contact cards", plan.rows)
    if plan.kind == LETTER:
        return say_n("{count} mail", "{count} mails", plan.rows)
    if plan.kind == TABLE and not plan.rows:
        return say("The table has headings but no rows below them")
    return say_n("{count} row", "{count} rows", plan.rows)


def _place(kind: str) -> Column:
    """Return the column that tells where in the file something stands."""
    return Column({CONTACTS: say("Line"), LETTER: say("Mail")}.get(kind, say("Row")), align="right")


def rows_text(rows: Rows) -> str:
    """Return the rows of one customer: `12`, `12, 13`, `12, 13 … 20`."""
    told = [str(row) for row in rows]
    return ", ".join(told) if len(told) <= _MOST_ROWS else f"{', '.join(told[:2])} … {told[-1]}"


def _created(steps: Sequence[Create], place: Column) -> Table:
    columns = [
        place,
        Column(say("Customer"), least=16, most=40, weight=3),
        Column(say("Country")),
        Column(say("Grade")),
        Column(say("Owner")),
        Column(say("First due")),
        Column(say("Contact persons"), least=12, weight=3, wraps=True),
    ]
    has_like = any(step.like for step in steps)
    if has_like:
        columns[-1] = Column(say("Contact persons"), least=12, most=28, weight=3)
        columns.append(Column(say("Perhaps the same as"), least=20, weight=3, wraps=True))
    return Table(tuple(columns), tuple(_created_row(step, has_like=has_like) for step in steps))


def _created_row(step: Create, *, has_like: bool) -> tuple[Cell, ...]:
    row: tuple[Cell, ...] = (
        rows_text(step.rows),
        _named(step.name, step.customer),
        step.country,
        Styled(say("won") if step.shelf == "won" else step.shelf, GRADE_ROLES.get(step.shelf, Role.FAINT)),
        step.owner,
        step.due.isoformat() if step.due else "",
        Stacked(step.people),
    )
    return (*row, Stacked(step.like)) if has_like else row


def _updated(steps: Sequence[Update], place: Column) -> Table:
    columns = (
        place,
        Column(say("Customer"), least=16, most=40, weight=2),
        Column(say("Changes"), least=24, weight=3, wraps=True),
    )
    return Table(
        columns,
        tuple(
            (rows_text(step.rows), _named(step.name, step.customer), Stacked(tuple(map(field_text, step.fields))))
            for step in steps
        ),
    )


def _attached(steps: Sequence[Attach], place: Column) -> Table:
    columns = (
        place,
        Column(say("Customer"), least=16, most=40, weight=2),
        Column(say("What is added"), least=16, most=40, weight=2),
        Column(say("Why"), least=24, weight=3, wraps=True),
    )
    return Table(
        columns,
        tuple(
            (
                rows_text(step.rows),
                _named(step.name, step.customer),
                Stacked((*step.people, *step.files) or (say("an entry in the journal"),)),
                Stacked(step.evidence),
            )
            for step in steps
        ),
    )


def _refused(steps: Sequence[Refuse], place: Column) -> Table:
    columns = (
        place,
        Column(say("Name"), least=12, most=32, weight=2),
        Column(say("Customer who is there"), least=16, most=28, weight=2),
        Column(say("Why, and what to do"), least=24, weight=4, wraps=True),
    )
    return Table(columns, tuple(_refused_row(step) for step in steps))


def _refused_row(step: Refuse) -> tuple[Cell, ...]:
    sure: str | Message = "" if step.confidence is None else say("confidence {number}", number=f"{step.confidence:.2f}")
    why: tuple[Text, ...] = (
        Styled(step.reason, Role.WARN if step.is_question else Role.BAD),
        *step.evidence,
        Styled(step.remedy, Role.FAINT),
    )
    return (rows_text(step.rows), step.name, Stacked((step.customer, Styled(sure, Role.FAINT))), Stacked(why))


def _doubts(doubts: Sequence[Doubt], kind: str, limit: int | None) -> list[Block]:
    """Return what is wrong or in doubt: equal ones as one, errors first, then what most rows have; the rest folded."""
    if not doubts:
        return []
    rows: dict[Doubt, list[int]] = {}
    for doubt in doubts:
        rows.setdefault(doubt._replace(row=0), []).append(doubt.row)
    by_weight = sorted(rows, key=lambda doubt: (_WEIGHT[doubt.severity], -len(rows[doubt]), min(rows[doubt])))
    errors = [doubt for doubt in by_weight if doubt.severity is Severity.ERROR]
    shown = [*errors[:limit], *[doubt for doubt in by_weight if doubt.severity is not Severity.ERROR][:FOLDED]]
    columns = (
        _place(kind),
        Column(say("Column"), least=8, most=24, weight=1),
        Column(say("Kind")),
        Column(say("Problem and remedy"), least=24, weight=4, wraps=True),
    )
    blocks: list[Block] = [
        Heading(2, say("To look at")),
        Table(columns, tuple(_doubt_row(doubt, tuple(sorted(set(rows[doubt]))), kind) for doubt in shown)),
    ]
    if hidden := len(rows) - len(shown):
        more = say_n("{count} more of these.", "{count} more of these.", hidden)
        blocks.append(Paragraph(say("{more} All of them: --format json", more=more)))
    return blocks


def _doubt_row(doubt: Doubt, rows: Rows, kind: str) -> tuple[Cell, ...]:
    word, role = SEVERITIES[doubt.severity]
    count, message = len(rows), doubt.message
    if count > 1:
        if kind == CONTACTS:
            message = say_n(
                "{count} contact card: {message}", "{count} contact cards: {message}", count, message=message
            )
        else:
            message = say_n("{count} row: {message}", "{count} rows: {message}", count, message=message)
    told = Stacked((message, Styled(doubt.remedy, Role.FAINT)))
    return (rows_text(rows) if any(rows) else "", doubt.column, Styled(word, role), told)


def _more(hidden: int) -> list[Block]:
    if not hidden:
        return []
    told = say_n(
        "{count} more: --plan FILE writes all of them.", "{count} more: --plan FILE writes all of them.", hidden
    )
    return [Paragraph(told)]


def crowded(plan: Plan, day: date) -> Message:
    """Return how many new customers one day would have, and what shares them out."""
    return say("{count} customers would be due on {day}; --spread shares them out.", count=plan.crowd, day=day)


def _named(name: str, customer: str) -> Cell:
    return Stacked((name, Styled(customer, Role.FAINT)))
