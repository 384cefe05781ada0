"""`validate`: every finding about every file, or about some of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tradectl.core.checks import OF_ALL_CUSTOMERS, OF_ALL_FOLDERS, Folder, Setting
from tradectl.core.message import Message, say
from tradectl.core.problems import Problem, Severity
from tradectl.store.desk_file import read_desk
from tradectl.store.fairs import read_fairs
from tradectl.store.files import every_folder
from tradectl.store.places import find_customers
from tradectl.store.survey import survey
from tradectl.store.zones import is_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from tradectl.core.checks.across import Sign
    from tradectl.store.survey import Surveyed
    from tradectl.store.workspace import Workspace


_OFTEN = 64
_READING = say("Reading customers")


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


def validate(
    workspace: Workspace,
    today: date,
    *,
    paths: tuple[str, ...] = (),
    strict: bool = False,
    cores: int = 1,
    progress: Callable[[Message, int, int], None] = lambda _what, _done, _total: None,
) -> Validation:
    """Return every finding; `paths` (relative, `/`) picks files and folders, `strict` makes warnings errors."""
    setting = Setting(workspace.settings, today, is_zone)
    places, about_folders = find_customers(workspace.root)
    places = tuple(sorted(places, key=lambda place: (place.path.rpartition("/")[2], place.path)))
    surveyed = survey(workspace.root, places, workspace.zone, setting, cores)
    customers = [*islice(surveyed, 1)]
    known = frozenset(place.path for place in places)
    folders = [*every_folder(workspace.root, but=known)]  # while other processes read
    across: list[Problem] = []
    signs: Iterable[Sign] = _signs(surveyed, customers, lambda done: progress(_READING, done, len(places)))
    for check in OF_ALL_CUSTOMERS:
        across += check(signs)
        signs = [customer.sign for customer in customers]
    found = [*workspace.problems, *about_folders, *read_fairs(workspace.root)[1]]
    found += [problem for customer in customers for problem in customer.problems]
    found += across
    folders += every_folder(workspace.root, (f"{one.path}/{name}" for one in customers for name in one.folders))
    for path, names, inner in folders:
        found += [problem for check in OF_ALL_FOLDERS for problem in check(Folder(path, names, inner), known)]
    return _validation(customers, _accepted(found, customers), paths, strict=strict)


def _signs(surveyed: Iterable[Surveyed], customers: list[Surveyed], progress: Callable[[int], None]) -> Iterator[Sign]:
    """Yield what is compared of every customer, those still to come as they come; they are taken into `customers`."""
    yield from [customer.sign for customer in customers]
    for customer in surveyed:
        customers.append(customer)
        if len(customers) % _OFTEN == 0:
            progress(len(customers))
        yield customer.sign
    progress(len(customers))


def validate_desk(root: Path, language: str) -> Validation | None:
    """Return the findings about `tradectl.yaml` alone where it cannot be used, None where it can."""
    settings, problems = read_desk(root, language)
    broken = settings is None or any(problem.severity is Severity.ERROR for problem in problems)
    return Validation(0, 0, 0, tuple(sorted(problems, key=lambda one: one.place))) if broken else None


def _validation(
    customers: Iterable[Surveyed], problems: Iterable[Problem], paths: tuple[str, ...], *, strict: bool
) -> Validation:
    chosen = [one for one in customers if _in(one.path, paths) or any(_in(path, (one.path,)) for path in paths)]
    found = [problem for problem in problems if _in(problem.path, paths)]
    if strict:
        found = [one._replace(severity=Severity.ERROR) if one.severity is Severity.WARNING else one for one in found]
    return Validation(
        cards=len(chosen),
        journals=sum(one.has_journal for one in chosen),
        deals=sum(one.deals for one in chosen),
        problems=tuple(sorted(dict.fromkeys(found), key=lambda one: one.place)),
    )


def _in(path: str, paths: tuple[str, ...]) -> bool:
    return not paths or any(path == one or path.startswith(f"{one}/") or one == "" for one in paths)


def _accepted(problems: Iterable[Problem], customers: Iterable[Surveyed]) -> list[Problem]:
    """Return the problems, those a card accepts with a reason as hints."""
    reasons = {customer.path: customer.accept for customer in customers if customer.accept}
    found = []
    for problem in problems:
        folder = next((path for path in _upwards(problem.path) if path in reasons), None) if reasons else None
        reason = reasons[folder].get(problem.code, "").strip() if folder else ""
        found.append(problem.accept(reason) if reason else problem)
    return found


def _upwards(path: str) -> Iterator[str]:
    """Yield a path and the folders it is in, from the innermost."""
    while path:
        yield path
        path = path.rpartition("/")[0]
