"""Findings across customers: a code used twice, customers that look like one (R62, R89)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.duplicates import pairs
from tradectl.core.identities import decided_pairs, identity_of
from tradectl.core.layout import CARD
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradectl.core.checks.setting import Setting
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record


def check_across(records: Sequence[Record], _setting: Setting) -> Iterator[Problem]:
    """Yield every finding that needs more than one customer."""
    yield from _codes(records)
    yield from _duplicates(records)


def _codes(records: Sequence[Record]) -> Iterator[Problem]:
    first: dict[str, Record] = {}
    for record in records:
        code = record.id.code if record.id else record.card.code.upper() if record.card else None
        if code is None or CARD not in record.names:
            continue
        other = first.setdefault(code, record)
        if other is not record:
            yield problem(
                "NAME03",
                record.card_path,
                record.place(("code",)),
                say("The code {code} is also used by {other}", code=code, other=other.path),
                say(
                    "If both are one customer, move all files into one folder; else rename this folder with a new code."
                ),
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
                "If they are two, run: tradectl set {code} --not-duplicate-of {other} --because … "
                "If they are one, move all files into one folder by hand.",
                code=record.id.code if record.id else record.name,
                other=other.id.code if other.id else other.name,
            ),
        )
