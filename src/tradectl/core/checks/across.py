"""Findings across customers: a code used twice, customers that look like one (R62, R89)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.duplicates import IdentityIndex, pairs
from tradectl.core.identities import decided_pairs, identity_of
from tradectl.core.identity.keys import identity_keys
from tradectl.core.layout import CARD
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.core.record import particulars_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.core.identity.keys import IdentityKeys
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record


class Sign(NamedTuple):
    """What of a customer is compared with others: small, so that it can come from another process.

    `code` is None where there is no card; `identity` where the card cannot be read or the folder is named like no
    customer. `decided` are the pairs of ids that its journal tells apart. Places are (line, column) on the card.
    """

    name: str
    path: str
    code: str | None
    identity: IdentityKeys | None
    decided: frozenset[frozenset[str]]
    code_place: tuple[int, int]
    name_place: tuple[int, int]

    @property
    def card_path(self) -> str:
        """Return the path of the card."""
        return f"{self.path}/{CARD}"


def sign_of(record: Record) -> Sign:
    """Return what of a record is compared with others."""
    code = record.id.code if record.id else record.card.code.upper() if record.card else None
    told = particulars_of(record)
    return Sign(
        record.name,
        record.path,
        code if CARD in record.names else None,
        identity_keys(identity_of(record.name, record.card, told)) if record.id and record.card else None,
        decided_pairs(record.name, told),
        record.place(("code",)),
        record.place(("name",)),
    )


def check_across(signs: Iterable[Sign]) -> Iterator[Problem]:
    """Yield every finding that needs more than one customer; each is filed as it comes, while others are being read."""
    taken: list[Sign] = []
    index = IdentityIndex()
    for sign in signs:
        taken.append(sign)
        if sign.identity is not None:
            index.add(sign.identity)
    yield from _codes(taken)
    yield from _duplicates(taken, index)


def _codes(signs: Iterable[Sign]) -> Iterator[Problem]:
    first: dict[str, Sign] = {}
    for sign in signs:
        if sign.code is None:
            continue
        other = first.setdefault(sign.code, sign)
        if other is not sign:
            yield problem(
                "NAME03",
                sign.card_path,
                sign.code_place,
                say("The code {code} is also used by {other}", code=sign.code, other=other.path),
                say(
                    "If both are one customer, run: tradectl merge {path} {other}  Else rename this folder with a "
                    "new code.",
                    path=sign.path,
                    other=other.path,
                ),
            )


def _duplicates(signs: Iterable[Sign], index: IdentityIndex) -> Iterator[Problem]:
    by_id = {sign.name: sign for sign in signs if sign.identity is not None}
    if len(by_id) < len(index.entries):  # folders of one name: the last one counts
        index = IdentityIndex(sign.identity for sign in by_id.values() if sign.identity is not None)
    decided = frozenset[frozenset[str]]().union(*(sign.decided for sign in by_id.values()))
    for pair in pairs(index, decided):
        sign, other = by_id[pair.second], by_id[pair.first]
        yield problem(
            "DUP01",
            sign.card_path,
            sign.name_place,
            say("{name} looks like {other}: {evidence}", name=sign.name, other=other.name, evidence=pair.evidence[0]),
            say(
                "If they are two, run: tradectl set {code} --not-duplicate-of {other} --because … "
                "If they are one: tradectl merge {code} {other}",
                code=_code(sign),
                other=_code(other),
            ),
        )


def _code(sign: Sign) -> str:
    """Return the code in a folder's name, which is a customer's id."""
    return sign.name.split("-")[1]
