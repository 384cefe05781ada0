"""Customers entered twice (R89), found by mail, domain, phone, number and name, and told with what that rests on.

What is weighed and how is in core/identity/evidence.py and docs/duplicates.md. `certain` and `likely` are what `add`
refuses and `validate` reports; `possible` is only shown. Sister companies share the distinctive word of their names,
seldom the whole: `Bolt Lighting` and `Bolt Electric` are two, in one country as in two. What a person decided
(`not_duplicate`) is respected everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from itertools import combinations, pairwise
from math import prod

from tradectl.core.identity.keys import Identity, IdentityKeys, identity_keys
from tradectl.core.identity.kinship import core_keys, hint_keys, reading
from tradectl.core.identity.pinyin import pinyin_core
from tradectl.core.identity.slips import filed_under, left_of, may_slip, one_letter_apart
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Key = tuple[str, str]  # a kind, and what is told
JOINED = "joined"  # the kind under which names stand that are compared letter by letter
_FEW = 1000  # names; above, loading the library of distances takes less time than it saves
_CROWD = 20  # customers under one key; above, neighbours are compared and no longer everyone with everyone


class Verdict(StrEnum):
    """How sure it is that two customers are one; what is surer is less (`CERTAIN < LIKELY < POSSIBLE`)."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


_LEAST = {Verdict.CERTAIN: 0.95, Verdict.LIKELY: 0.75, Verdict.POSSIBLE: 0.4}  # confidence
_MOST = 0.99
_PINYIN = 0.5


class Judgement(NamedTuple):
    """What is thought of two customers: that they are one, how sure that is, and why; the strongest evidence first."""

    verdict: Verdict
    confidence: float
    evidence: tuple[Message, ...]


class Match(NamedTuple):
    """A registered customer that the candidate is, and why."""

    other: str
    verdict: Verdict
    confidence: float
    evidence: tuple[Message, ...]


class Pair(NamedTuple):
    """Two registered customers that are one, in the order of their ids, and why."""

    first: str
    second: str
    verdict: Verdict
    confidence: float
    evidence: tuple[Message, ...]


class IdentityIndex:
    """Identities by their keys: built once, asked often; `add` takes in what an import has just registered.

    With `hints` those are near, too, that are possibly one and no more.
    """

    def __init__(self, identities: Iterable[Identity | IdentityKeys] = (), *, hints: bool = False) -> None:
        self._keys_of = wide_keys if hints else lookup_keys
        self.entries: list[IdentityKeys] = []
        self.blocks: defaultdict[Key, list[int]] = defaultdict(list)
        self._spelled: list[str] = []  # the joined names, each with the place of its entry in `_owners`
        self._owners: list[int] = []
        for identity in identities:
            self.add(identity)

    def add(self, identity: Identity | IdentityKeys, keys: Iterable[Key] | None = None) -> None:
        """Take in one identity; its keys, and those it is looked up by, may have been worked out by another process."""
        entry = identity if isinstance(identity, IdentityKeys) else identity_keys(identity)
        place = len(self.entries)
        self.entries.append(entry)
        for key in self._keys_of(entry) if keys is None else keys:
            self.blocks[key].append(place)
        for _, name in entry.names:
            self._spelled.append(name.joined)
            self._owners.append(place)

    def near(self, entry: IdentityKeys) -> tuple[IdentityKeys, ...]:
        """Return, each once, the identities that share a key with `entry` or have a name one letter apart."""
        found = {place for key in self._keys_of(entry) for place in self.blocks.get(key, ())}
        for name in {name.joined for _, name in entry.names if name.core}:
            found |= {self._owners[place] for place in self._alike(name)}
        return tuple(self.entries[place] for place in sorted(found))

    def _alike(self, name: str) -> Iterable[int]:
        """Return the places in `_spelled` of the names one letter apart from a joined name, and of its like."""
        if len(self._spelled) <= _FEW or not may_slip(name):
            return [place for place, other in enumerate(self._spelled) if one_letter_apart(name, other)]
        from rapidfuzz import process  # noqa: PLC0415 (start-up)
        from rapidfuzz.distance import OSA  # noqa: PLC0415 (start-up)

        near = process.extract(name, self._spelled, scorer=OSA.distance, score_cutoff=1, limit=None)
        return [place for other, _, place in near if one_letter_apart(name, other)]

    def crowds(self) -> Iterator[list[int]]:
        """Yield the places of identities that share a key, and of those whose names are one letter apart.

        Names one letter apart are equal once one letter is left out of one of them or of both.
        """
        yield from (block for block in self.blocks.values() if len(block) > 1)
        first: dict[str, int] = {}
        crowds: defaultdict[str, set[int]] = defaultdict(set)
        for place, entry in enumerate(self.entries):
            for joined in {name.joined for _, name in entry.names if name.core}:
                for spelled in left_of(joined):
                    if first.setdefault(spelled, place) != place:
                        crowds[spelled] |= {first[spelled], place}
        yield from map(sorted, crowds.values())


def find(
    candidate: Identity, against: Iterable[Identity] | IdentityIndex, decided: Collection[frozenset[str]] = frozenset()
) -> tuple[Match, ...]:
    """Return the registered customers the candidate certainly or likely is, certain ones first, then by id.

    `decided` holds pairs of ids that a person declared two; the candidate itself, if it is among them, is no match.
    """
    index = against if isinstance(against, IdentityIndex) else IdentityIndex(against)
    entry = identity_keys(candidate)
    matches = []
    for other in index.near(entry):
        other_id = other.identity.id
        if other_id == candidate.id or frozenset((candidate.id, other_id)) in decided:
            continue
        found = compare(entry, other)
        if found is not None and found.verdict <= Verdict.LIKELY:
            matches.append(Match(other_id, found.verdict, found.confidence, found.evidence))
    return tuple(sorted(matches, key=lambda match: (match.verdict, match.other)))


def pairs(
    identities: Iterable[Identity | IdentityKeys] | IdentityIndex,
    decided: Collection[frozenset[str]] = frozenset(),
    least: Verdict = Verdict.LIKELY,
) -> tuple[Pair, ...]:
    """Return every two customers that are one, at the `least` sure as said, by id.

    Only those that share a key are compared; in a crowd of more than twenty under one key each is compared with its
    neighbours by country, so that ten thousand like-named customers are a long list and not fifty million pairs.
    """
    is_wide = least is Verdict.POSSIBLE
    index = identities if isinstance(identities, IdentityIndex) else IdentityIndex(identities, hints=is_wide)
    found = []
    for one, other in sorted({pair for block in index.crowds() for pair in _within(block, index)}):
        first, second = sorted((index.entries[one], index.entries[other]), key=lambda entry: entry.identity.id)
        ids = (first.identity.id, second.identity.id)
        if ids[0] == ids[1] or frozenset(ids) in decided:
            continue
        judged = compare(first, second) or (_hinted(first, second) if is_wide else None)
        if judged is not None and judged.verdict <= least:
            found.append(Pair(*ids, judged.verdict, judged.confidence, judged.evidence))
    return tuple(sorted(found, key=lambda pair: (pair.first, pair.second)))


def compare(one: IdentityKeys, other: IdentityKeys) -> Judgement | None:
    """Return how sure it is that two customers are one and what that rests on, None if they are two."""
    from tradectl.core.identity.evidence import weigh  # noqa: PLC0415  a newcomer is seldom like anybody

    weighed = weigh(one, other)
    if all(finding.is_hint for finding in weighed.found):
        return None
    doubt = prod(1 - finding.weight for finding in weighed.found)
    confidence = round(min(1 - doubt, weighed.bound, _MOST), 2)
    verdict = next((verdict for verdict, least in _LEAST.items() if confidence >= least), None)
    if verdict is None:
        return None
    return Judgement(verdict, confidence, (*(finding.message for finding in weighed.found), *weighed.against))


def lookup_keys(entry: IdentityKeys) -> set[Key]:
    """Return the kinds and keys under which an identity is looked up.

    Whatever certainly or likely is another shares one of them with it, but for names a slip apart.
    """
    keys = {("address", address) for address in entry.addresses}
    keys.update([("domain", domain) for domain in entry.domains])
    keys.update([("phone", tail) for tail in entry.tails])
    keys.update([("number", number) for number in entry.tax_ids | entry.company_ids])
    for _, name in entry.names:
        keys.update([("core", core) for core in core_keys(name)])
        keys |= {(JOINED, name.joined), ("unordered", name.unordered)}
    return keys


def filing_keys(entry: IdentityKeys) -> frozenset[Key]:
    """Return the keys an identity is filed under: those of `lookup_keys`, and what names a slip apart share."""
    slips = (key for _, name in entry.names if name.core for key in filed_under(name.joined))
    return frozenset((*lookup_keys(entry), *slips))


def wide_keys(entry: IdentityKeys) -> set[Key]:
    """Return the keys under which an identity is looked up where those are wanted, too, that are possibly it."""
    hints = {("hint", hint) for _, name in entry.names for hint in hint_keys(name)}
    return lookup_keys(entry) | hints | {("hint", heard) for _, name in entry.names if (heard := pinyin_core(name))}


def _hinted(one: IdentityKeys, other: IdentityKeys) -> Judgement | None:
    """Return that two customers are possibly one where a Chinese name sounds like one in Latin letters."""
    if one.identity.country != other.identity.country:
        return None
    for first, second in ((one, other), (other, one)):
        for written, key in first.names:
            for other_written, other_key in second.names:
                if other_key.core.isascii() and pinyin_core(key) in reading(other_key).cores:
                    told = say("The name {name} may be {other} in pinyin.", name=written, other=other_written)
                    return Judgement(Verdict.POSSIBLE, _PINYIN, (told,))
    return None


def _within(block: list[int], index: IdentityIndex) -> Iterator[tuple[int, int]]:
    if len(block) <= _CROWD:
        return combinations(block, 2)
    by_country = sorted(block, key=lambda place: (index.entries[place].identity.country, place))
    return ((min(couple), max(couple)) for couple in pairwise(by_country))
