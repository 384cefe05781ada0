"""Findings across customers: a code used twice, twins, customers that look like one (R62, R89)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.checks.filing import twin_names
from tradectl.core.duplicates import pairs
from tradectl.core.identities import decided_pairs, identity_of
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradectl.core.checks.setting import Setting
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record


def check_across(records: Sequence[Record], _setting: Setting) -> Iterator[Problem]:
    """Yield every finding that needs more than one customer."""
    yield from _codes(records)
    yield from _twins(records)
    yield from _duplicates(records)


def _codes(records: Sequence[Record]) -> Iterator[Problem]:
    first: dict[str, Record] = {}
    for record in records:
        code = record.id.code if record.id else record.card.code.upper() if record.card else None
        if code is None:
            continue
        other = first.setdefault(code, record)
        if other is not record:
            yield problem(
                "NAME03",
                record.card_path,
                record.place(("code",)),
                say("The code {code} is also used by {other}", code=code, other=other.path),
                say("If both are one customer, join the two folders by hand; else give one a new code."),
            )


def _twins(records: Sequence[Record]) -> Iterator[Problem]:
    shelves: dict[str, list[str]] = {}
    for record in records:
        shelf, _, name = record.path.rpartition("/")
        shelves.setdefault(shelf, []).append(name)
    for shelf, names in shelves.items():
        for one, two in twin_names(names):
            yield problem(
                "NAME04",
                f"{shelf}/{two}",
                (1, 1),
                say("{one} and {two} are one name on Windows and macOS.", one=one, two=two),
                say("Rename one of the two."),
            )


def _duplicates(records: Sequence[Record]) -> Iterator[Problem]:
    by_id = {record.name: record for record in records if record.card is not None and record.id is not None}
    identities = [found for record in by_id.values() if (found := identity_of(record))]
    for pair in pairs(identities, decided_pairs(by_id.values())):
        record, other = by_id[pair.second], by_id[pair.first]
        yield problem(
            "DUP01",
            record.card_path,
            record.place(("name",)),
            say("{name} looks like {other}: {evidence}", name=record.name, other=other.name, evidence=pair.evidence[0]),
            say(
                "If they are two customers: tradectl set {code} --not-duplicate-of {other} --because …",
                code=record.id.code if record.id else record.name,
                other=other.id.code if other.id else other.name,
            ),
        )
