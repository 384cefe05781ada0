"""`import`: leads from elsewhere become customers, planned as a whole and carried out as one operation (R88-R99)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tradectl.app.card_update import entries_of
from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.import_asked import Planned
from tradectl.app.import_changes import Numbering, apart_changes
from tradectl.app.import_mail import notes_of, plan_mail
from tradectl.app.import_making import Making
from tradectl.app.import_reading import (
    Arrival,
    read_all_sheets,
    read_book,
    read_contacts,
    read_letter,
    read_sheets,
)
from tradectl.app.import_refusals import not_updated
from tradectl.app.import_steps import Deciding, leaders
from tradectl.app.import_updates import plan_updates
from tradectl.app.import_whole import plan_whole
from tradectl.app.newcomer import Terms
from tradectl.app.roster import place_of
from tradectl.core.changes import ChangeSet
from tradectl.core.entries import one_append_a_journal
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.kinds import JSON, LETTER, TABLE
from tradectl.core.intake.line_marks import line_mark
from tradectl.core.intake.plan import Create, Plan
from tradectl.core.intake.returned import returned
from tradectl.core.intake.spreading import fullest
from tradectl.core.message import say
from tradectl.exchange.json_reading import read_customers
from tradectl.exchange.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tradectl.app.import_asked import Import, Wanted
    from tradectl.app.import_reading import Asked
    from tradectl.app.import_steps import Decided
    from tradectl.core.changes import Change
    from tradectl.core.intake.lead import Doubt
    from tradectl.core.intake.plan import Attach, Step, Update
    from tradectl.core.intake.returned import Returned

_OFTEN = 100
_TOLD = 10  # rows
_NOBODY = Arrival(TABLE, 0)


def plan(job: Import) -> Planned:
    """Return what importing a file would do; nothing is written.

    Raise INVALID where the file cannot be read, CHANGED where a plan was made for another one.
    """
    file = job.file
    kind = kind_of(file.raw)
    if kind == LETTER:
        return _of_letter(job)
    if kind == JSON:
        return _of_customers(job)
    if kind != TABLE:
        arrival, marks = _marked(lambda asked: read_contacts(file.name, file.raw, asked), job)
        _check_marks(job.wanted, marks)
        return _of_leads(job, arrival, marks)
    book = read_book(file.name, file.raw)
    back = returned(book.sheets)
    if back is not None:
        return _of_returned(job, back)
    arrival, marks = _marked(lambda asked: read_sheets(book.sheets, asked), job)
    _check_marks(job.wanted, marks)
    return _of_leads(job, arrival._replace(notes=(*book.notes, *arrival.notes)), marks)


def carry(job: Import, planned: Planned) -> Outcome:
    """Carry the import out."""
    return carry_out(job.workspace, job.occasion, planned.changes, job.tongue)


def _of_letter(job: Import) -> Planned:
    letter = read_letter(job.file.name, job.file.raw)
    step = plan_mail(job.workspace, job.occasion, letter, customer=job.wanted.customer)
    plan = Plan(1, (step,), notes=notes_of(letter), kind=LETTER)
    return Planned(plan, _change_set(job, plan))


def _of_customers(job: Import) -> Planned:
    given, wanted = read_customers(job.file.name, job.file.raw), job.wanted
    marks = {one.number: line_mark(one) for one in given}
    _check_marks(wanted, marks)
    whole = plan_whole(
        job.workspace,
        job.occasion,
        given,
        wanted.decisions,
        updating=wanted.updating if wanted.is_planned else None,
        because=wanted.because,
    )
    numbering = Numbering(job.occasion, whole.entries)
    more = apart_changes(job.workspace, whole.apart, job.occasion, numbering, job.because)
    plan = Plan(len(given), tuple(sorted(whole.steps, key=lambda step: step.rows[0])), kind=JSON)
    return Planned(plan, _change_set(job, plan, more), marks)


def _of_returned(job: Import, back: Returned) -> Planned:
    """Return what a follow-up table that came back changes; rows that were added to it are leads."""
    wanted = job.wanted
    arrival, marks = _marked(lambda asked: read_all_sheets(back.added, asked), job) if back.added else (_NOBODY, {})
    marks |= {wish.row: line_mark(wish) for wish in back.wishes}
    _check_marks(wanted, marks)
    left = [one for one in back.wishes if wanted.is_planned and one.is_change and one.customer not in wanted.updating]
    wishes = [one for one in back.wishes if one not in left]
    steps = [
        *plan_updates(job.workspace, job.occasion, wishes, because=wanted.because),
        *(not_updated((one.row,), one.name or one.customer, one.customer) for one in left),
    ]
    others = [sheet.name for sheet in back.others if sheet.rows]
    notes = (say("Not read, as they were never exported: {others}", others=", ".join(others)),) if others else ()
    whole = arrival._replace(rows=len(back.wishes) + arrival.rows, notes=(*arrival.notes, *notes))
    return _of_leads(job, whole, marks, steps)


def _marked(read: Callable[[Asked], Arrival], job: Import) -> tuple[Arrival, dict[int, str]]:
    """Return the leads of a file with the countries of the plan, and their marks as they are without."""
    arrival = read(job.file.asked)
    marks = {lead.row: line_mark(lead) for lead in arrival.leads}
    countries = {row: one.country for row, one in job.wanted.decisions.items() if one.country}
    return (read(job.file.asked._replace(countries=countries)) if countries else arrival), marks


def _check_marks(wanted: Wanted, marks: Mapping[int, str]) -> None:
    """Raise CHANGED where a line of the plan was written for something else than the file has in that row."""
    other = list(dict.fromkeys(str(row) for row, mark in sorted(wanted.marks) if mark != marks.get(row)))
    if other:
        raise TradectlError(
            ErrorCode.CHANGED,
            say(
                "The plan was made for another file, or the file was changed: rows {rows}",
                rows=", ".join(other[:_TOLD]),
            ),
            say("Write the plan again: tradectl import FILE --plan PLAN"),
        )


def _of_leads(job: Import, arrival: Arrival, marks: Mapping[int, str], steps: Sequence[Step] = ()) -> Planned:
    """Return what would become of leads; `steps` were planned before them."""
    decided, doubts = _decided(job, arrival)
    making = Making(job, Numbering(job.occasion, entries_of(steps)))
    found = [*steps, *making.steps(decided, steps)]
    found.sort(key=lambda step: step.rows[0])
    days = [step.due for step in found if isinstance(step, Create)]
    crowd, crowd_on = fullest(max(day, job.occasion.today) if day else None for day in days)
    notes = arrival.notes
    if crowd_on is not None and job.wanted.spread:
        told = say(
            "{count} customers are still due on {day}: their grade leaves no other day.", count=crowd, day=crowd_on
        )
        crowd, crowd_on, notes = 0, None, (*notes, told)
    plan = Plan(arrival.rows, tuple(found), (*arrival.doubts, *doubts), notes, crowd, crowd_on, arrival.kind)
    return Planned(plan, _change_set(job, plan, making.apart(decided)), marks, arrival.columns)


def _decided(job: Import, arrival: Arrival) -> tuple[list[Decided], list[Doubt]]:
    """Return what becomes of each lead, and what is doubtful about those that are taken."""
    wanted, workspace, total = job.wanted, job.workspace, len(arrival.leads)
    by = job.occasion.by.id if job.occasion.by else ""
    headings = {field: heading for heading, field in arrival.columns.items()}
    terms = Terms(
        workspace.settings,
        job.occasion.today,
        wanted.owner or by,
        wanted.grade,
        wanted.fair,
        wanted.fair_name,
        headings,
    )
    decide = partial(
        Deciding,
        workspace,
        terms,
        attach=wanted.attach,
        kind=arrival.kind,
        place_of=lambda name: place_of(workspace, name),
    )
    lines: dict[int, int] = {}
    if wanted.is_planned and any(lead.row not in wanted.decisions for lead in arrival.leads):
        lines = leaders(decide(decisions={}).all(arrival.leads, lambda _: None))
    deciding = decide(decisions=wanted.decisions, leaders=lines if wanted.is_planned else None)

    def shown(done: int) -> None:
        if done % _OFTEN == 0 or done == total:
            job.progress(say("Comparing rows"), done, total)

    decided = deciding.all(arrival.leads, shown)
    shown(total)
    return decided, deciding.doubts


def _change_set(job: Import, plan: Plan, more: Iterable[Change] = ()) -> ChangeSet:
    """Return everything a plan changes as one operation; all entries of one journal in one append."""
    steps: tuple[Create | Update | Attach, ...] = (*plan.create, *plan.update, *plan.attach)
    return ChangeSet(
        job.occasion.operation,
        "import",
        job.occasion.by.id if job.occasion.by else "",
        say("Import {file}", file=job.file.name),
        tuple(dict.fromkeys(step.customer for step in steps)),
        one_append_a_journal((*(change for step in steps for change in step.changes), *more)),
    )
