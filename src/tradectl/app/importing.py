"""`import`: leads from elsewhere become customers, planned as a whole and carried out as one operation (R88-R99)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from tradectl.app.card_update import entries_of
from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.import_changes import (
    Apart,
    FirstDay,
    Numbering,
    apart_changes,
    arrival_changes,
    coming_step,
    path_of,
)
from tradectl.app.import_mail import notes_of, plan_mail
from tradectl.app.import_reading import (
    JSON,
    LETTER,
    TABLE,
    Arrival,
    kind_of,
    read_book,
    read_contacts,
    read_letter,
    read_sheets,
)
from tradectl.app.import_steps import Arriving, Coming, Decided, Deciding
from tradectl.app.import_updates import plan_updates
from tradectl.app.import_whole import plan_whole
from tradectl.app.newcomer import Terms, with_id
from tradectl.app.roster import place_of
from tradectl.core.agenda import first_due
from tradectl.core.changes import Change, ChangeSet
from tradectl.core.entries import one_append_a_journal
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.facts import Event
from tradectl.core.glance import customer_of_fields
from tradectl.core.history import history
from tradectl.core.intake.decisions import mark
from tradectl.core.intake.plan import Attach, Create, Plan, Step, Update
from tradectl.core.intake.returned import returned
from tradectl.core.intake.spreading import Arriving as Spread
from tradectl.core.intake.spreading import fullest, spread
from tradectl.core.layout import JOURNAL
from tradectl.core.message import Message, say
from tradectl.exchange.json_reading import read_customers
from tradectl.store.scalars import plain_of
from tradectl.store.zones import default_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from tradectl.app.import_reading import Asked
    from tradectl.core.fairs import Fair
    from tradectl.core.intake.decisions import Decision
    from tradectl.core.intake.returned import Returned
    from tradectl.core.intake.sheet import Sheet
    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

_OFTEN = 100
_TOLD = 10  # rows


class Wanted(NamedTuple):
    """What a person wants of an import, besides how the file is read; empty where nothing is said."""

    owner: str = ""
    grade: str = ""
    fair: Fair | None = None
    fair_name: str = ""
    customer: str = ""  # whose mail it is
    attach: bool = False
    spread: bool = False
    decisions: Mapping[int, Decision] = {}
    updating: frozenset[str] = frozenset()  # ids of customers whose cards the plan lets change
    is_planned: bool = False  # a person edited a plan: rows it does not have are left out
    because: str = ""


class Planned(NamedTuple):
    """An import that waits for a yes: what would come of each row.

    `marks` are those of the leads by their first row, `columns` what the columns of a table hold.
    """

    plan: Plan
    changes: ChangeSet
    marks: Mapping[int, str] = {}
    columns: Mapping[str, str] = {}


class File(NamedTuple):
    """The file that is imported: its name, which is only told, its bytes, how it is to be read."""

    name: str
    raw: bytes
    asked: Asked


def plan(
    workspace: Workspace,
    occasion: Occasion,
    file: File,
    wanted: Wanted,
    tongue: Translator,
    progress: Callable[[Message, int, int], None],
) -> Planned:
    """Return what importing a file would do; nothing is written.

    Raise INVALID where the file cannot be read, CHANGED where a plan was made for another one.
    """
    kind = kind_of(file.raw)
    if kind == LETTER:
        return _of_letter(workspace, occasion, file, wanted)
    if kind == JSON:
        return _of_customers(workspace, occasion, file, wanted, tongue)
    if kind != TABLE:
        arrival, marks = _of_contacts(file, wanted.decisions)
        return plan_leads(workspace, occasion, arrival, wanted, tongue, progress, marks=marks, name=file.name)
    book = read_book(file.name, file.raw)
    back = returned(book.sheets)
    if back is None:
        arrival, marks = _of_sheets(book.sheets, file.asked, wanted.decisions)
        notes = (*book.notes, *arrival.notes)
        return plan_leads(
            workspace, occasion, arrival._replace(notes=notes), wanted, tongue, progress, marks=marks, name=file.name
        )
    return _of_returned(workspace, occasion, file, back, wanted, tongue, progress)


def _of_letter(workspace: Workspace, occasion: Occasion, file: File, wanted: Wanted) -> Planned:
    letter = read_letter(file.name, file.raw)
    plan = Plan(1, (plan_mail(workspace, occasion, letter, customer=wanted.customer),), notes=notes_of(letter))
    return Planned(plan, _change_set(occasion, plan, file.name, ()))


def _of_customers(workspace: Workspace, occasion: Occasion, file: File, wanted: Wanted, tongue: Translator) -> Planned:
    given = read_customers(file.name, file.raw)
    because = _because(wanted, tongue)
    whole = plan_whole(
        workspace,
        occasion,
        given,
        wanted.decisions,
        updating=wanted.updating if wanted.is_planned else None,
        because=wanted.because,
    )
    more = apart_changes(workspace, whole.apart, occasion, Numbering(occasion, whole.entries), because)
    plan = Plan(len(given), tuple(sorted(whole.steps, key=lambda step: step.rows[0])))
    return Planned(plan, _change_set(occasion, plan, file.name, more))


def _because(wanted: Wanted, tongue: Translator) -> str:
    return wanted.because or tongue.text(say("Decided in an import"))


def _of_returned(
    workspace: Workspace,
    occasion: Occasion,
    file: File,
    back: Returned,
    wanted: Wanted,
    tongue: Translator,
    progress: Callable[[Message, int, int], None],
) -> Planned:
    """Return what a follow-up table that came back changes; rows that were added to it are leads."""
    wishes = [one for one in back.wishes if not wanted.is_planned or one.customer in wanted.updating]
    steps = plan_updates(workspace, occasion, wishes, because=wanted.because)
    arrival, marks = Arrival(TABLE, 0), dict[int, str]()
    if back.added:
        arrival, marks = _of_sheets(back.added, file.asked, wanted.decisions)
    others = [sheet.name for sheet in back.others if sheet.rows]
    notes = (say("Not read, as they were never exported: {others}", others=", ".join(others)),) if others else ()
    whole = arrival._replace(rows=len(back.wishes) + arrival.rows, notes=(*arrival.notes, *notes))
    return plan_leads(
        workspace,
        occasion,
        whole,
        wanted,
        tongue,
        progress,
        marks=marks,
        name=file.name,
        steps=steps,
        count=entries_of(steps),
    )


def _of_sheets(
    sheets: Sequence[Sheet], asked: Asked, decisions: Mapping[int, Decision]
) -> tuple[Arrival, dict[int, str]]:
    return _marked(lambda told: read_sheets(sheets, told), asked, decisions)


def _of_contacts(file: File, decisions: Mapping[int, Decision]) -> tuple[Arrival, dict[int, str]]:
    return _marked(lambda asked: read_contacts(file.name, file.raw, asked), file.asked, decisions)


def _marked(
    read: Callable[[Asked], Arrival], asked: Asked, decisions: Mapping[int, Decision]
) -> tuple[Arrival, dict[int, str]]:
    """Return the leads of a file with the countries of the plan, and their marks as they are without."""
    arrival = read(asked)
    marks = {lead.row: mark(lead) for lead in arrival.leads}
    _check_marks(decisions, marks)
    countries = {row: one.country for row, one in decisions.items() if one.country}
    return (read(asked._replace(countries=countries)) if countries else arrival), marks


def _check_marks(decisions: Mapping[int, Decision], marks: Mapping[int, str]) -> None:
    other = [str(row) for row, one in decisions.items() if one.mark and one.mark != marks.get(row)]
    if other:
        raise TradectlError(
            ErrorCode.CHANGED,
            say(
                "The plan was made for another file, or the file was changed: rows {rows}",
                rows=", ".join(other[:_TOLD]),
            ),
            say("Write the plan again: tradectl import FILE --plan PLAN"),
        )


def plan_leads(
    workspace: Workspace,
    occasion: Occasion,
    arrival: Arrival,
    wanted: Wanted,
    tongue: Translator,
    progress: Callable[[Message, int, int], None],
    *,
    marks: Mapping[int, str],
    name: str,
    steps: Sequence[Step] = (),
    count: int = 0,
) -> Planned:
    """Return what would become of leads; `steps` were planned before them, with `count` entries."""
    by = occasion.by.id if occasion.by else ""
    headings = {field: heading for heading, field in arrival.columns.items()}
    owner = wanted.owner or by
    terms = Terms(workspace.settings, occasion.today, owner, wanted.grade, wanted.fair, wanted.fair_name, headings)
    deciding = Deciding(
        workspace,
        terms,
        attach=wanted.attach,
        decisions=wanted.decisions,
        is_planned=wanted.is_planned,
        place_of=lambda name: place_of(workspace, name),
    )
    total = len(arrival.leads)

    def shown(done: int) -> None:
        if done % _OFTEN == 0:
            progress(say("Comparing rows"), done, total)

    decided = deciding.all(arrival.leads, shown)
    progress(say("Comparing rows"), total, total)
    made = _Making(workspace, occasion, wanted, tongue, Numbering(occasion, count))
    found = [*steps, *made.steps(decided)]
    found.sort(key=lambda step: step.rows[0])
    days = [step.due for step in found if isinstance(step, Create)]
    crowd, crowd_on = fullest(max(day, occasion.today) if day else None for day in days)
    plan = Plan(arrival.rows, tuple(found), (*arrival.doubts, *deciding.doubts), arrival.notes, crowd, crowd_on)
    return Planned(plan, _change_set(occasion, plan, name, made.more), marks, arrival.columns)


def _change_set(occasion: Occasion, plan: Plan, name: str, more: Iterable[Change]) -> ChangeSet:
    """Return everything a plan changes as one operation; all entries of one journal in one append."""
    steps: tuple[Create | Update | Attach, ...] = (*plan.create, *plan.update, *plan.attach)
    changes = [change for step in steps for change in step.changes]
    customers = [step.customer for step in steps]
    return ChangeSet(
        occasion.operation,
        "import",
        occasion.by.id if occasion.by else "",
        say("Import {file}", file=name),
        tuple(dict.fromkeys(customers)),
        one_append_a_journal((*changes, *more)),
    )


def carry(workspace: Workspace, occasion: Occasion, planned: Planned, tongue: Translator) -> Outcome:
    """Carry the import out."""
    return carry_out(workspace, occasion, planned.changes, tongue)


class _Making:
    """The decided leads as steps of the plan, with their changes."""

    def __init__(
        self, workspace: Workspace, occasion: Occasion, wanted: Wanted, tongue: Translator, numbering: Numbering
    ) -> None:
        self._workspace = workspace
        self._occasion = occasion
        self._wanted = wanted
        self._tongue = tongue
        self._numbering = numbering
        self._calendar = workspace.calendar(occasion.today)
        self._dues: dict[object, date | None] = {}
        self.more: list[Change] = []

    def steps(self, decided: Sequence[Decided]) -> list[Step]:
        """Return what the plan shows of each."""
        arriving = [one for one in decided if isinstance(one, Arriving)]
        steps: list[Step] = [one for one in decided if not isinstance(one, (Arriving, Coming))]
        steps += self._creates(arriving)
        coming: dict[str, list[Coming]] = {}
        for one in decided:
            if isinstance(one, Coming):
                coming.setdefault(one.path, []).append(one)
        steps += [
            coming_step(self._workspace, path, leads, self._occasion, self._numbering) for path, leads in coming.items()
        ]
        apart = [Apart(str(one.customer), f"{path_of(one)}/{JOURNAL}", one.apart) for one in arriving]
        because = _because(self._wanted, self._tongue)
        self.more = apart_changes(self._workspace, apart, self._occasion, self._numbering, because)
        return steps

    def _creates(self, arriving: Sequence[Arriving]) -> list[Step]:
        dues = [self._due(one) for one in arriving]
        firsts = self._spread(arriving, dues) if self._wanted.spread else [None] * len(arriving)
        return [self._create(one, due, first) for one, due, first in zip(arriving, dues, firsts, strict=True)]

    def _create(self, one: Arriving, due: date | None, first: date | None) -> Create:
        is_later = first is not None and due is not None and first > due
        changes = arrival_changes(one, self._occasion, self._numbering, FirstDay(first, is_later), self._tongue)
        lead, made = one.lead, one.made
        people = tuple(person.name for person in lead.people if person.name)
        return Create(
            lead.rows,
            str(one.customer),
            lead.name,
            lead.country,
            made.shelf,
            made.owner,
            first or due,
            people,
            one.like,
            changes,
        )

    def _spread(self, arriving: Sequence[Arriving], dues: Sequence[date | None]) -> list[date | None]:
        today, cadence = self._occasion.today, self._workspace.settings.cadence
        found = []
        for one, due in zip(arriving, dues, strict=True):
            interval = cadence.get(one.made.shelf)
            until = self._calendar.add(today, interval) if interval is not None else today
            stays = one.made.next_on is not None
            found.append(Spread(one.made.shelf, None if stays else due, until, one.made.is_new))
        return spread(found, self._calendar, today)

    def _due(self, one: Arriving) -> date | None:
        """Return the first day a new customer is due; those alike in what the rules look at are due alike."""
        made, fields = one.made, one.made.fields
        alike = (
            made.shelf,
            made.won,
            made.last_contact,
            made.next_on,
            *(str(fields.get(key)) for key in ("since", "expected_close")),
        )
        has_days = any("birthday" in contact for contact in fields.get("contacts", ()))
        if has_days or alike not in self._dues:
            self._dues[alike] = self._first_due(one)
        return self._dues[alike]

    def _first_due(self, one: Arriving) -> date | None:
        occasion = self._occasion
        plain = plain_of(with_id(one.made.fields, one.customer))
        customer = customer_of_fields(path_of(one), plain, lambda _: 1, default_zone)
        by, events = customer.owner, []
        if one.made.last_contact is not None:
            events.append(Event("a", occasion.now - timedelta(seconds=1), one.made.last_contact, by, "contact", 1))
        step = one.made.next_on
        events.append(
            Event("b", occasion.now, occasion.today, by, "added", 1, sets_next=step is not None, next_on=step)
        )
        past = history(events, occasion.today)
        return first_due(customer, past, self._workspace.settings, self._calendar, occasion.today)
