"""YAML files as values with places and problems, and edits of them by field (store/yaml does the work)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tradectl.core.checks.codes import problem
from tradectl.core.message import say
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.expect import expected
from tradectl.store.yaml.plain import place, plain_document
from tradectl.store.yaml.values import Edit, Plain, Remove, Set, read_back
from tradectl.store.yaml_problems import fault_problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tradectl.core.model.typed import Loc
    from tradectl.core.problems import Problem
    from tradectl.store.files import Unreadable


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file: its fields (None where it cannot be used), the place of each, the hash of its bytes, problems."""

    plain: dict[str, Any] | None
    place: Callable[[Loc], tuple[int, int]]
    sha: str
    problems: tuple[Problem, ...]


def read_yaml(path: str, raw: bytes) -> YamlFile:
    """Return the fields and problems of a file's bytes."""
    composed = compose(raw)
    problems = tuple(fault_problem(fault, path) for fault in composed.faults)
    sha = hashlib.sha256(raw).hexdigest()
    document = composed.document
    if document is None:
        return YamlFile(None, lambda _loc: (1, 1), sha, problems)
    return YamlFile(plain_document(document), lambda loc: place(document, loc), sha, problems)


def unreadable_problem(path: str, why: Unreadable) -> Problem:
    """Return the problem of a file that cannot be read at all."""
    if why.too_large:
        remedy = say("Keep long texts and pictures in files of their own beside the card.")
        return problem("FILE03", path, (1, 1), say("The file is too large. {reason}", reason=why.reason), remedy)
    remedy = say("Put an ordinary file that you may read in its place.")
    return problem("FILE01", path, (1, 1), say("The file cannot be read. {reason}", reason=why.reason), remedy)


Word = Plain  # a grade, a number, an id: written without quotes
Steps = tuple[str | int, ...]


def plain_day(day: date) -> Plain:
    """Return a day as it is written in a card."""
    return Plain(day.isoformat())


def plain_of(value: Any) -> Any:
    """Return what a reader finds where `value` is written."""
    return read_back(value)


def splice(raw: bytes, fields: Mapping[Steps, Any], order: Sequence[str]) -> bytes:
    """Return a file's bytes with fields set (None: taken out), every other byte as it was.

    Raise REFUSED where an edit cannot be proven to mean what it should.
    """
    from tradectl.store.yaml.splice import edit  # noqa: PLC0415  reading needs none of it

    return edit(raw, _edits(fields), order)


def edited(plain: Mapping[str, Any], fields: Mapping[Steps, Any]) -> dict[str, Any]:
    """Return a file's fields as they will be read once `fields` are set; raise LookupError where one has no place."""
    found: Any = dict(plain)
    for one in _edits(fields):
        found = expected(found, one)
    return dict(found)


def _edits(fields: Mapping[Steps, Any]) -> tuple[Edit, ...]:
    return tuple(Remove(steps) if value is None else Set(steps, value) for steps, value in fields.items())
