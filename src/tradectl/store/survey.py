"""Every customer read and checked, here or on all cores; what was found is kept, what was read is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks import OF_ONE_CUSTOMER
from tradectl.core.checks.across import Sign, sign_of
from tradectl.core.layout import JOURNAL
from tradectl.core.named import NamedTuple
from tradectl.store.reader import read_customer
from tradectl.store.spread import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from tradectl.core.checks import Setting
    from tradectl.core.problems import Problem
    from tradectl.store.places import Place


class Surveyed(NamedTuple):
    """What is known of a customer once it was checked.

    `accept` are the findings its card lives with, and why; `folders` the names of those in its own, not looked into.
    """

    path: str
    problems: tuple[Problem, ...]
    sign: Sign
    accept: Mapping[str, str]
    has_journal: bool
    deals: int
    folders: tuple[str, ...]


class _Desk(NamedTuple):
    root: Path
    zone: tzinfo
    setting: Setting


def survey(root: Path, places: Sequence[Place], zone: tzinfo, setting: Setting, cores: int = 1) -> Iterator[Surveyed]:
    """Yield each place's customer, read and checked, in the order of the places; others go on meanwhile (`spread`)."""
    return spread(_surveyed, _Desk(root, zone, setting), places, cores)


def _surveyed(desk: _Desk, place: Place) -> Surveyed:
    record = read_customer(desk.root, place, desk.zone)
    found = [problem for check in OF_ONE_CUSTOMER for problem in check(record, desk.setting)]
    return Surveyed(
        record.path,
        (*record.problems, *found),
        sign_of(record),
        record.card.accept if record.card else {},
        JOURNAL in record.names,
        len(record.deals),
        record.folders,
    )
