"""The labelled pairs (pairs/*.txt): who is one customer and who is two, and what `compare` says of them."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tradectl.core.duplicates import Verdict, compare
from tradectl.core.identity.keys import Identity, identity_keys

PAIRS = Path(__file__).parent / "pairs"
_UNKNOWN = "??"


class Labelled(NamedTuple):
    """Two identities and whether they are one; `is_judging` puts the pair in the half that nothing is tuned by."""

    same: bool
    one: Identity
    other: Identity
    why: str
    is_judging: bool


class Figures(NamedTuple):
    """How often each label met each verdict (None: no match at all)."""

    counted: Counter[tuple[bool, Verdict | None]]

    def precision(self, *verdicts: Verdict) -> float:
        """Return how many of the pairs given one of the verdicts are one customer."""
        right = sum(self.counted[True, verdict] for verdict in verdicts)
        return right / (right + sum(self.counted[False, verdict] for verdict in verdicts))

    def recall(self, *verdicts: Verdict) -> float:
        """Return how many of the pairs that are one customer were given one of the verdicts."""
        found = sum(self.counted[True, verdict] for verdict in verdicts)
        return found / sum(count for (same, _), count in self.counted.items() if same)


def labelled() -> list[Labelled]:
    """Return all pairs in the order of the files."""
    return [
        _pair(line) for path in sorted(PAIRS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()
    ]


def verdict_of(pair: Labelled) -> Verdict | None:
    """Return what is said of a pair."""
    found = compare(identity_keys(pair.one), identity_keys(pair.other))
    return found.verdict if found else None


def confidence_of(pair: Labelled) -> float:
    """Return how sure it is that the pair is one customer, 0 where nothing is said."""
    found = compare(identity_keys(pair.one), identity_keys(pair.other))
    return found.confidence if found else 0.0


def figures(pairs: list[Labelled]) -> Figures:
    """Return the counts of all verdicts."""
    return Figures(Counter((pair.same, verdict_of(pair)) for pair in pairs))


def _pair(line: str) -> Labelled:
    label, one, other, why = line.split(" | ")
    if label not in ("same", "different"):
        raise ValueError(line)
    is_judging = sha256(line.encode()).digest()[0] % 2 == 1
    return Labelled(label == "same", _identity(one, 1), _identity(other, 2), why, is_judging)


def _identity(text: str, number: int) -> Identity:
    written, _, told = text.partition(" {")
    country, _, name = written.partition(" ")
    facts = [fact for fact in told.removesuffix("}").split(", ") if fact]
    return Identity(
        f"{country}-K{number}-20260101",
        f"K{number}",
        name,
        country="" if country == _UNKNOWN else country,
        emails=tuple(fact for fact in facts if "@" in fact),
        websites=tuple(fact for fact in facts if "@" not in fact and " " not in fact and fact[-1].isalpha()),
        phones=tuple(fact for fact in facts if fact[0] in "+(0123456789"),
        tax_ids=tuple(fact.removeprefix("tax ") for fact in facts if fact.startswith("tax ")),
        company_ids=tuple(fact.removeprefix("no ") for fact in facts if fact.startswith("no ")),
    )
