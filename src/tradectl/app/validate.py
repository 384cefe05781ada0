"""`validate`: every finding about every file, or about some of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tradectl.app.roster import read_roster
from tradectl.core.checks import OF_ALL_CUSTOMERS, OF_ALL_FOLDERS, OF_ONE_CUSTOMER, Folder, Setting
from tradectl.core.problems import Problem, Severity
from tradectl.store.desk_file import read_desk
from tradectl.store.files import every_folder
from tradectl.store.zones import is_zone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Validation:
    """What was looked at and what was found, in the order of the places."""

    cards: int
    journals: int
    deals: int
    problems: tuple[Problem, ...]

    def count(self, severity: Severity) -> int:
        """Return how many problems are of a severity."""
        return sum(problem.severity is severity for problem in self.problems)


def validate(workspace: Workspace, today: date, *, paths: tuple[str, ...] = (), strict: bool = False) -> Validation:
    """Return every finding; `paths` (relative, `/`) picks files and folders, `strict` makes warnings errors."""
    roster = read_roster(workspace)
    setting = Setting(workspace.settings, today, is_zone)
    found = [*workspace.problems, *(problem for problem in roster.problems)]
    for record in roster.records:
        found += [problem for check in OF_ONE_CUSTOMER for problem in check(record, setting)]
    found += [problem for check in OF_ALL_CUSTOMERS for problem in check(roster.records, setting)]
    known = frozenset(record.path for record in roster.records)
    for path, names, inner in every_folder(workspace.root):
        found += [problem for check in OF_ALL_FOLDERS for problem in check(Folder(path, names, inner), known)]
    return _validation(roster.records, _accepted(found, roster.records), paths, strict=strict)


def validate_desk(root: Path, language: str) -> Validation | None:
    """Return the findings about `tradectl.yaml` alone where it cannot be used, None where it can."""
    settings, problems = read_desk(root, language)
    broken = settings is None or any(problem.severity is Severity.ERROR for problem in problems)
    return Validation(0, 0, 0, tuple(sorted(problems, key=lambda one: one.place))) if broken else None


def _validation(
    records: Iterable[Record], problems: Iterable[Problem], paths: tuple[str, ...], *, strict: bool
) -> Validation:
    chosen = [
        record for record in records if _in(record.path, paths) or any(_in(path, (record.path,)) for path in paths)
    ]
    found = [problem for problem in problems if _in(problem.path, paths)]
    if strict:
        found = [replace(one, severity=Severity.ERROR) if one.severity is Severity.WARNING else one for one in found]
    return Validation(
        cards=len(chosen),
        journals=sum(1 for record in chosen if "journal.jsonl" in record.names),
        deals=sum(len(record.deals) for record in chosen),
        problems=tuple(sorted(dict.fromkeys(found), key=lambda one: one.place)),
    )


def _in(path: str, paths: tuple[str, ...]) -> bool:
    return not paths or any(path == one or path.startswith(f"{one}/") or one == "" for one in paths)


def _accepted(problems: Iterable[Problem], records: Iterable[Record]) -> list[Problem]:
    """Return the problems, those a card accepts with a reason as hints."""
    reasons = {record.path: record.card.accept for record in records if record.card and record.card.accept}
    found = []
    for problem in problems:
        folder = next((path for path in reasons if f"{problem.path}/".startswith(f"{path}/")), None)
        reason = reasons[folder].get(problem.code, "").strip() if folder else ""
        found.append(problem.accept(reason) if reason else problem)
    return found
