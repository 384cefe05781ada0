"""Customers entered twice (R89): found by mail address, domain, phone and name, and told with what they rest on.

| evidence | same country | another, or not known |
|---|---|---|
| the same mail address | certain | certain |
| the same domain of the firm's own, in mail or website | certain | likely |
| the same phone number | certain | certain where the names agree, else likely |
| the same name but for legal form, accents, order, spaces | certain | likely |
| the same name, of ordinary words only (`General Trading`) | likely | – |
| names one slip of the pen apart | likely | – |

Sister companies share the distinctive word of their names, seldom the whole: `Bolt Lighting` and `Bolt Electric` are
two, in one country as in two. What a person decided (`not_duplicate`) is respected everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.identity.keys import Identity, IdentityKeys, identity_keys
from tradectl.core.identity.names import Agreement, names_agree
from tradectl.core.identity.phones import calling_code, phone_key, phone_tail
from tradectl.core.identity.slips import one_letter_apart
from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Key = tuple[str, str]
_FEW = 1000  # names; above, loading the library of distances takes less time than it saves
_CROWD = 20  # customers under one key; above, neighbours are compared and no longer everyone with everyone


class Verdict(StrEnum):
    """How sure it is that two customers are one."""

    CERTAIN = "certain"
    LIKELY = "likely"


class Match(NamedTuple):
    """A registered customer that the candidate is, and why."""

    other: str
    verdict: Verdict
    evidence: tuple[Message, ...]


class Pair(NamedTuple):
    """Two registered customers that are one, in the order of their ids, and why."""

    first: str
    second: str
    verdict: Verdict
    evidence: tuple[Message, ...]


class IdentityIndex:
    """Identities by their keys: built once, asked often; `add` takes in what an import has just registered."""

    def __init__(self, identities: Iterable[Identity | IdentityKeys] = ()) -> None:
        self.entries: list[IdentityKeys] = []
        self.blocks: defaultdict[Key, list[int]] = defaultdict(list)
        self._spelled: list[str] = []  # the joined names, each with the place of its entry in `_owners`
        self._owners: list[int] = []
        for identity in identities:
            self.add(identity)

    def add(self, identity: Identity | IdentityKeys) -> None:
        """Take in one identity; its keys may have been worked out before, by another process."""
        entry = identity if isinstance(identity, IdentityKeys) else identity_keys(identity)
        place = len(self.entries)
        self.entries.append(entry)
        for key in lookup_keys(entry):
            self.blocks[key].append(place)
        for _, name in entry.names:
            self._spelled.append(name.joined)
            self._owners.append(place)

    def near(self, entry: IdentityKeys) -> tuple[IdentityKeys, ...]:
        """Return, each once, the identities that share a key with `entry` or have a name one letter apart."""
        found = {place for key in lookup_keys(entry) for place in self.blocks.get(key, ())}
        for name in {name.joined for _, name in entry.names if name.core}:
            found |= {self._owners[place] for place in self._alike(name)}
        return tuple(self.entries[place] for place in sorted(found))

    def _alike(self, name: str) -> Iterable[int]:
        """Return the places in `_spelled` of the names one letter apart from a joined name, and of its like."""
        if len(self._spelled) <= _FEW:
            return [place for place, other in enumerate(self._spelled) if one_letter_apart(name, other)]
        from rapidfuzz import process  # noqa: PLC0415 (start-up)
        from rapidfuzz.distance import OSA  # noqa: PLC0415 (start-up)

        return [
            place
            for _, _, place in process.extract(name, self._spelled, scorer=OSA.distance, score_cutoff=1, limit=None)
        ]

    def crowds(self) -> Iterator[list[int]]:
        """Yield the places of identities that share a key, and of those whose names are one letter apart.

        Names one letter apart are equal once one letter is left out of one of them or of both.
        """
        yield from self.blocks.values()
        first: dict[str, int] = {}
        crowds: defaultdict[str, set[int]] = defaultdict(set)
        for place, entry in enumerate(self.entries):
            for joined in {name.joined for _, name in entry.names if name.core}:
                shortened = (joined[:left_out] + joined[left_out + 1 :] for left_out in range(len(joined)))
                for spelled in (joined, *shortened):
                    if first.setdefault(spelled, place) != place:
                        crowds[spelled] |= {first[spelled], place}
        yield from map(sorted, crowds.values())


def find(
    candidate: Identity, against: Iterable[Identity] | IdentityIndex, decided: Collection[frozenset[str]] = frozenset()
) -> tuple[Match, ...]:
    """Return the registered customers the candidate is, certain ones first, then by id.

    `decided` holds pairs of ids that a person declared two; the candidate itself, if it is among them, is no match.
    """
    index = against if isinstance(against, IdentityIndex) else IdentityIndex(against)
    entry = identity_keys(candidate)
    matches = []
    for other in index.near(entry):
        other_id = other.identity.id
        if other_id == candidate.id or frozenset((candidate.id, other_id)) in decided:
            continue
        if (verdict := compare(entry, other)) is not None:
            matches.append(Match(other_id, *verdict))
    return tuple(sorted(matches, key=lambda match: (match.verdict, match.other)))


def pairs(
    identities: Iterable[Identity | IdentityKeys] | IdentityIndex, decided: Collection[frozenset[str]] = frozenset()
) -> tuple[Pair, ...]:
    """Return every two customers that are one, by id.

    Only those that share a key are compared; in a crowd of more than twenty under one key each is compared with its
    neighbours by country, so that ten thousand like-named customers are a long list and not fifty million pairs.
    """
    index = identities if isinstance(identities, IdentityIndex) else IdentityIndex(identities)
    found = []
    for one, other in sorted({pair for block in index.crowds() for pair in _within(block, index)}):
        first, second = sorted((index.entries[one], index.entries[other]), key=lambda entry: entry.identity.id)
        ids = (first.identity.id, second.identity.id)
        if ids[0] == ids[1] or frozenset(ids) in decided:
            continue
        if (verdict := compare(first, second)) is not None:
            found.append(Pair(*ids, *verdict))
    return tuple(sorted(found, key=lambda pair: (pair.first, pair.second)))


def compare(one: IdentityKeys, other: IdentityKeys) -> tuple[Verdict, tuple[Message, ...]] | None:
    """Return how sure it is that two customers are one and what that rests on, None if they are two."""
    at_home = bool(one.identity.country) and one.identity.country == other.identity.country
    by_name = _by_name(one, other, at_home=at_home)
    found = [
        *_by_address(one, other),
        *_by_domain(one, other, at_home=at_home),
        *_by_phone(one, other, is_backed=at_home or by_name is not None),
        *([by_name] if by_name else []),
    ]
    if not found:
        return None
    return min(verdict for verdict, _ in found), tuple(message for _, message in found)


Finding = tuple[Verdict, Message]


def _by_address(one: IdentityKeys, other: IdentityKeys) -> Iterator[Finding]:
    for address in sorted(one.addresses & other.addresses):
        yield Verdict.CERTAIN, say("Both have the e-mail address {address}.", address=address)


def _by_domain(one: IdentityKeys, other: IdentityKeys, *, at_home: bool) -> Iterator[Finding]:
    for domain in sorted(one.domains & other.domains):
        verdict = Verdict.CERTAIN if at_home else Verdict.LIKELY
        yield verdict, say("Both use the internet domain {domain}.", domain=domain)


def _by_phone(one: IdentityKeys, other: IdentityKeys, *, is_backed: bool) -> Iterator[Finding]:
    tails = one.tails & other.tails
    if not tails:
        return
    ours, theirs = _with_tails(one.identity, tails), _with_tails(other.identity, tails)
    if _are_of_other_countries(ours, theirs):
        return
    for number in sorted(_numbers(ours, one.identity.country) & _numbers(theirs, other.identity.country)):
        verdict = Verdict.CERTAIN if is_backed else Verdict.LIKELY
        yield verdict, say("Both have the phone number {number}.", number=number)


def _with_tails(identity: Identity, tails: frozenset[str]) -> tuple[str, ...]:
    return tuple(text for text in identity.phones if phone_tail(text) in tails)


def _are_of_other_countries(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether every number tells its country and none theirs: seven equal digits are then a chance."""
    codes, others = set(map(calling_code, ours)), set(map(calling_code, theirs))
    return None not in codes | others and codes.isdisjoint(others)


def _numbers(texts: tuple[str, ...], country: str) -> set[str]:
    return {number for text in texts if (number := phone_key(text, country))}


def _by_name(one: IdentityKeys, other: IdentityKeys, *, at_home: bool) -> Finding | None:
    """Return the best finding about any two of their names."""
    findings = [
        finding
        for written, key in one.names
        for other_written, other_key in other.names
        if (agreement := names_agree(key, other_key))
        and (finding := _judged(agreement, written, other_written, is_distinct=bool(key.core), at_home=at_home))
    ]
    return min(findings, key=lambda finding: finding[0], default=None)


def _judged(agreement: Agreement, name: str, other: str, *, is_distinct: bool, at_home: bool) -> Finding | None:
    if not at_home and (agreement is Agreement.SLIP or not is_distinct):
        return None
    if agreement is Agreement.SLIP:
        return Verdict.LIKELY, say("The names {name} and {other} differ by one letter.", name=name, other=other)
    verdict = Verdict.CERTAIN if at_home and is_distinct else Verdict.LIKELY
    if name == other:
        return verdict, say("Both have the name {name}.", name=name)
    return verdict, say("The names {name} and {other} differ only in how they are written.", name=name, other=other)


def lookup_keys(entry: IdentityKeys) -> set[Key]:
    """Return the kinds and keys under which an identity is looked up.

    Whatever matches another shares one of them with it, but for names a slip apart.
    """
    keys = {("address", address) for address in entry.addresses}
    keys |= {("domain", domain) for domain in entry.domains}
    keys |= {("phone", tail) for tail in entry.tails}
    keys |= {("joined", name.joined) for _, name in entry.names}
    return keys | {("unordered", name.unordered) for _, name in entry.names}


def _within(block: list[int], index: IdentityIndex) -> Iterator[tuple[int, int]]:
    if len(block) <= _CROWD:
        return combinations(block, 2)
    by_country = sorted(block, key=lambda place: (index.entries[place].identity.country, place))
    return ((min(couple), max(couple)) for couple in pairwise(by_country))
