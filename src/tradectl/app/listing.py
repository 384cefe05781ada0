"""`list`, `find`, `show`: customers in rows, by words, and one in full."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.app.keeping import open_pledges
from tradectl.app.roster import history_of, named, pick, read_roster
from tradectl.core.agenda import agenda, first_due
from tradectl.core.grading import suggest, window
from tradectl.core.naming import fold
from tradectl.core.row import Row
from tradectl.core.rules.next_step import step_in_force

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tradectl.app.roster import Roster
    from tradectl.core.grading import Suggestion
    from tradectl.core.history import NextStep, OpenPledge
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Filter:
    """Which customers are asked for; empty means all."""

    grades: frozenset[str] = frozenset()  # `won` for won customers
    owner: str = ""
    country: str = ""
    tag: str = ""
    window: str = ""
    rule: str = ""  # due today by this rule


def list_customers(workspace: Workspace, today: date, wanted: Filter) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the customers a filter lets through, by id."""
    roster = read_roster(workspace)
    records = {record.path: record for record in roster.records}
    by_rule = _due_by(roster, workspace, today, wanted.rule) if wanted.rule else None
    rows = [
        row
        for row in _rows(roster, workspace, today)
        if _fits(row, wanted, records[row.customer.path]) and (by_rule is None or row.customer.id in by_rule)
    ]
    return tuple(rows), roster.problems


def find_customers(workspace: Workspace, today: date, words: str) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the customers in whose card or journal every word stands; those named so come first."""
    roster = read_roster(workspace)
    wanted = fold(words).split()
    records = {record.path: record for record in roster.records}
    hits = []
    for row in _rows(roster, workspace, today):
        record = records[row.customer.path]
        calls = " ".join(named(record).calls)
        if all(word in calls or word in _everything(record) for word in wanted):
            hits.append((not all(word in calls for word in wanted), row.customer.id, row))
    return tuple(row for _, _, row in sorted(hits, key=lambda hit: hit[:2])), roster.problems


def suggestions(workspace: Workspace, today: date) -> tuple[tuple[tuple[Suggestion, Record], ...], tuple[Problem, ...]]:
    """Return what `regrade --suggest` says of every prospect whose grade and expected close disagree."""
    roster = read_roster(workspace)
    found = ((suggest(customer, workspace.settings, today), record) for customer, record in roster.customers())
    return tuple((suggestion, record) for suggestion, record in found if suggestion), roster.problems


def show(workspace: Workspace, today: date, customer: str) -> tuple[Record, tuple[OpenPledge, ...], NextStep | None]:
    """Return one customer in full: the record, what is promised and awaited, the next step in force."""
    record = pick(workspace, customer)
    step = step_in_force(history_of(record, today), workspace.calendar(today))
    return record, open_pledges(record, today), step


def _rows(roster: Roster, workspace: Workspace, today: date) -> list[Row]:
    calendar = workspace.calendar(today)
    rows = []
    for customer, record in roster.customers():
        past = history_of(record, today)
        due = first_due(customer, past, workspace.settings, calendar, today)
        rows.append(Row(customer, past, due, window(due, today)))
    return rows


def _due_by(roster: Roster, workspace: Workspace, today: date, rule: str) -> frozenset[str]:
    found = agenda(roster.as_of(today), workspace.settings, workspace.calendar(today), today)
    return frozenset(item.customer.id for item in found.items if rule in item.rules)


def _fits(row: Row, wanted: Filter, record: Record) -> bool:
    customer = row.customer
    tests: tuple[tuple[object, Callable[[], bool]], ...] = (
        (wanted.grades, lambda: customer.class_key in wanted.grades),
        (wanted.owner, lambda: customer.owner == wanted.owner),
        (wanted.country, lambda: customer.country == wanted.country),
        (wanted.tag, lambda: record.card is not None and wanted.tag in record.card.tags),
        (wanted.window, lambda: row.window == wanted.window),
    )
    return all(test() for given, test in tests if given)


def _everything(record: Record) -> str:
    told = [json.dumps(record.plain, ensure_ascii=False), record.name, *record.names]
    told += [json.dumps(line.raw, ensure_ascii=False) for line in record.journal.lines]
    return fold(" ".join(told))
