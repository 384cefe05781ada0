"""Glances and problems as JSON and back; positions, not names, for ten thousand are read at once."""

from __future__ import annotations

import json
from datetime import date

from tradectl.core.facts import ContactPerson, Customer, YearlyDay
from tradectl.core.glance import Glance, Particulars
from tradectl.core.history import GradeMove, History, Mark, NextStep, OpenPledge, Visit
from tradectl.core.message import Message
from tradectl.core.problems import Problem, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tradectl.core.message import Param

_day = date.fromisoformat
_written = json.JSONEncoder(default=date.isoformat, separators=(",", ":")).encode


def facts_text(glance: Glance) -> str:
    """Return customer and history as JSON: named tuples as lists, days in ISO form."""
    return _written([glance.customer, glance.history])


def particulars_text(particulars: Particulars) -> str:
    """Return particulars as JSON, empty where there are none."""
    return json.dumps(particulars, separators=(",", ":")) if any(particulars) else ""


def problems_text(problems: Sequence[Problem]) -> str:
    """Return problems as JSON."""
    return json.dumps([problem_row(one) for one in problems], separators=(",", ":"))


def glance_of(path: str, facts: str, particulars: str = "") -> Glance:
    """Return the glance that was written; `path` is the folder's, which may have moved since."""
    customer, history = json.loads(facts)
    told = Particulars(*map(tuple, json.loads(particulars))) if particulars else Particulars()
    return Glance(path, None if customer is None else _customer(customer), _history(history), told)


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return the problems that were written."""
    return problems_of_rows(json.loads(text))


def problems_of_rows(rows: Sequence[Any]) -> tuple[Problem, ...]:
    """Return the problems of rows that `problem_row` made."""
    return tuple(map(_problem, rows))


def _maybe(text: str | None) -> date | None:
    return None if text is None else _day(text)


def _customer(row: list[Any]) -> Customer:
    key, path, code, name, country, status, grade, owner = row[:8]
    registered, since, won, expected_close, reviewed, snooze_until, because, time_zone = row[8:16]
    contact, yearly, tier, inquiry_class, fair, lines = row[16:]
    return Customer(
        key,
        path,
        code,
        name,
        country,
        status,
        grade,
        owner,
        _day(registered),
        _maybe(since),
        _maybe(won),
        _maybe(expected_close),
        _maybe(reviewed),
        _maybe(snooze_until),
        because,
        time_zone,
        None if contact is None else ContactPerson(*contact),
        tuple(YearlyDay(*one) for one in yearly),
        tier,
        inquiry_class,
        fair,
        lines,
    )


def _history(row: list[Any]) -> History:
    handled, contacted, contacts, visits, promises, awaited, step, unanswered, moves, entries, latest = row
    return History(
        _mark(handled),
        _mark(contacted),
        tuple(Mark(_day(day), line) for day, line in contacts),
        tuple(Visit(_day(day), line, by) for day, line, by in visits),
        tuple(map(_pledge, promises)),
        tuple(map(_pledge, awaited)),
        _step(step),
        _mark(unanswered),
        tuple(GradeMove(_day(day), line, before, after) for day, line, before, after in moves),
        entries,
        _maybe(latest),
    )


def _mark(row: list[Any] | None) -> Mark | None:
    return None if row is None else Mark(_day(row[0]), row[1])


def _pledge(row: list[Any]) -> OpenPledge:
    ref, what, by, made, moved = row
    return OpenPledge(ref, what, _maybe(by), Mark(_day(made[0]), made[1]), _mark(moved))


def _step(row: list[Any] | None) -> NextStep | None:
    if row is None:
        return None
    on, goal, agreed, after = row
    return NextStep(_day(on), goal, Mark(_day(agreed[0]), agreed[1]), _mark(after))


def problem_row(problem: Problem) -> list[Any]:
    """Return a problem as what JSON can hold."""
    told = [_message_row(problem.message), _message_row(problem.remedy)]
    return [problem.code, problem.severity.value, problem.path, problem.line, problem.column, *told, problem.accepted]


def _problem(row: list[Any]) -> Problem:
    code, severity, path, line, column, message, remedy, accepted = row
    return Problem(code, Severity(severity), path, line, column, _message(message), _message(remedy), accepted)


def _message_row(message: Message) -> list[Any]:
    return [message.text, [[name, _param_row(value)] for name, value in message.params], message.plural, message.count]


def _param_row(value: Param) -> Any:
    """Return a parameter: a message as a list, a day in an object, text and numbers as they are."""
    if isinstance(value, Message):
        return _message_row(value)
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _message(row: list[Any]) -> Message:
    text, params, plural, count = row
    return Message(text, tuple((name, _param(value)) for name, value in params), plural, count)


def _param(value: Any) -> Param:
    if isinstance(value, list):
        return _message(value)
    return _day(value["day"]) if isinstance(value, dict) else value
