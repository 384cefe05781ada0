"""`list`, `find`, `show`: customers in rows, by words, and one in full."""

from __future__ import annotations

from tradectl.app.due import agenda_of
from tradectl.app.roster import history_of, pick
from tradectl.core.agenda import first_due
from tradectl.core.grading import suggest, window
from tradectl.core.named import NamedTuple
from tradectl.core.row import Row
from tradectl.core.rules.next_step import step_in_force

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.glance import Glance
    from tradectl.core.grading import Suggestion
    from tradectl.core.history import NextStep, OpenPledge
    from tradectl.core.problems import Met
    from tradectl.core.record import Record
    from tradectl.store.index.index import Index
    from tradectl.store.workspace import Workspace


class Filter(NamedTuple):
    """Which customers are asked for; empty means all."""

    grades: frozenset[str] = frozenset()  # `won` for won customers
    owner: str = ""
    country: str = ""
    tag: str = ""
    window: str = ""
    rule: str = ""  # due today by this rule


def list_customers(workspace: Workspace, today: date, wanted: Filter) -> tuple[tuple[Row, ...], Met]:
    """Return the customers a filter lets through, by id."""
    by_rule = _due_by(workspace, today, wanted.rule) if wanted.rule else None
    index = workspace.index(today)
    people = index.everybody(
        lambda owner, key: (not wanted.owner or owner == wanted.owner) and (not wanted.grades or key in wanted.grades)
    )
    glances = [one for one in index.glances(people, today) if _fits(one, wanted)]
    rows = [row for row in _rows(glances, workspace, today) if not wanted.window or row.window == wanted.window]
    return tuple(row for row in rows if by_rule is None or row.customer.id in by_rule), index.met


def find_customers(workspace: Workspace, today: date, words: str) -> tuple[tuple[Row, ...], Met]:
    """Return the customers of whom every word is told, the best answer first, then who was handled last."""
    from tradectl.core.finding.question import question_of  # noqa: PLC0415 (start-up)

    index = workspace.index(today)
    answers = index.answers(question_of(words))
    glances = index.glances([who for who, _ in answers], today)
    if not answers:
        return _in_country(workspace, index, today, words), index.met
    by_path = {glance.path: answer for glance, (_, answer) in zip(glances, answers, strict=True)}
    rows = [
        row._replace(found=tuple(one.in_folder(row.customer.path) for one in by_path[row.customer.path].found))
        for row in _rows(glances, workspace, today)
    ]
    rows.sort(key=lambda row: (by_path[row.customer.path].rank, -_last_handled(row)))
    return tuple(rows), index.met


def _in_country(workspace: Workspace, index: Index, today: date, name: str) -> tuple[Row, ...]:
    """Return the customers of a country that is called so, by id; asked where the words stand nowhere."""
    from tradectl.core.countries import country_code  # noqa: PLC0415 (start-up)

    code = country_code(name)
    if not isinstance(code, str):
        return ()
    glances = [one for one in index.glances(index.everybody(), today) if _fits(one, Filter(country=code))]
    return tuple(row._replace(found=()) for row in _rows(glances, workspace, today))


def suggestions(workspace: Workspace, today: date) -> tuple[tuple[Suggestion, ...], Met]:
    """Return what `regrade --suggest` says of every prospect whose grade and expected close disagree."""
    index = workspace.index(today)
    people = [one.customer for one in index.glances(index.everybody(), today) if one.customer is not None]
    people.sort(key=lambda one: (one.id, one.path))
    found = (suggest(customer, workspace.settings, today) for customer in people)
    return tuple(suggestion for suggestion in found if suggestion), index.met


def show(workspace: Workspace, today: date, customer: str) -> tuple[Record, tuple[OpenPledge, ...], NextStep | None]:
    """Return one customer in full: the record, what is promised and awaited, the next step in force."""
    from tradectl.app.keeping import open_pledges  # noqa: PLC0415 (start-up)

    record = pick(workspace, customer)
    step = step_in_force(history_of(record, today), workspace.calendar(today))
    return record, open_pledges(record, today), step


def _rows(glances: Iterable[Glance], workspace: Workspace, today: date) -> list[Row]:
    """Return the rows of customers, by id."""
    calendar = workspace.calendar(today)
    rows = []
    for one in glances:
        if one.customer is not None:
            due = first_due(one.customer, one.history, workspace.settings, calendar, today)
            rows.append(Row(one.customer, one.history, due, window(due, today)))
    return sorted(rows, key=lambda row: (row.customer.id, row.customer.path))


def _last_handled(row: Row) -> int:
    """Return the day a customer was handled last, as a number; 0 for never."""
    handled = row.history.last_handled
    return handled.day.toordinal() if handled else 0


def _due_by(workspace: Workspace, today: date, rule: str) -> frozenset[str]:
    found, _ = agenda_of(workspace, today)
    return frozenset(item.customer.id for item in found.items if rule in item.rules)


def _fits(glance: Glance, wanted: Filter) -> bool:
    customer = glance.customer
    return customer is not None and (
        (not wanted.country or customer.country == wanted.country)
        and (not wanted.tag or wanted.tag in glance.particulars.tags)
    )
