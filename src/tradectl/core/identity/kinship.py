"""How two names are related: one in other letters, in another language, with more words, in short."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from tradectl.core.identity.everyday_names import is_everyday, is_everyday_word
from tradectl.core.identity.folding import is_unspaced, words
from tradectl.core.identity.lines_of_trade import LINES, concept_of, concepts
from tradectl.core.identity.names import Agreement, NameKey, names_agree
from tradectl.core.identity.spelling import fold
from tradectl.core.identity.spoken import skeleton, sound
from tradectl.core.named import NamedTuple

_LEAST_LETTERS = 6  # of a name that sounds like another in the same script
_LEAST_INITIALS, _ENOUGH_INITIALS = 2, 3
_ELIDED = r"\b[dl]['’]"
_LEAST_CONSONANTS = 3


class Kinship(Enum):
    """How two names are related, the nearest first."""

    SAME = "same"  # but for legal form, accents, order, spaces
    SLIP = "slip"  # one letter
    MEANT = "meant"  # in other letters or another language
    NEAR = "near"  # in one line of trade, with other ordinary words besides
    WITHIN = "within"  # one has more ordinary words
    AKIN = "akin"  # they differ in ordinary words
    HINTED = "hinted"  # perhaps the same in other letters
    INITIALS = "initials"  # one is in short what the other is in full
    PART = "part"  # one has more words, and not only ordinary ones
    FAMILY = "family"  # they tell of two lines of trade
    APART = "apart"  # nothing in common
    UNCLEAR = "unclear"  # in scripts that cannot be compared


class Reading(NamedTuple):
    """What a name says: its distinctive words as they sound, and what its ordinary words mean."""

    heard: frozenset[str]
    cores: frozenset[str]  # what is heard, without spaces: in its order, and in none
    concepts: frozenset[str]
    lines: frozenset[str]  # of trade


@lru_cache(maxsize=65536)
def reading(key: NameKey) -> Reading:
    """Return what a name says."""
    distinctive = [word for word in key.core.split() if concept_of(word) is None] or key.core.split()
    heard = tuple(map(sound, distinctive))
    told = concepts(key.whole, key.core)
    return Reading(frozenset(heard), frozenset(("".join(heard), "".join(sorted(heard)))), told, told & LINES)


def core_keys(key: NameKey) -> frozenset[str]:
    """Return keys of which names share one that have one core and one line of trade; none for ordinary names."""
    if not key.core:
        return frozenset()
    read = reading(key)
    lines = " ".join(sorted(read.lines))
    return frozenset([f"{core} {lines}" for core in read.cores])


def hint_keys(key: NameKey) -> frozenset[str]:
    """Return keys of which names share one that may be one: in another line of trade, or in letters with no sounds."""
    if not key.core:
        return frozenset()
    bones = "".join(map(skeleton, key.core.split()))
    return reading(key).cores | ({f"bones {bones}"} if len(bones) >= _LEAST_CONSONANTS else frozenset())


def kinship(one: NameKey, other: NameKey) -> Kinship:
    """Return the nearest relation of two names."""
    agreement = names_agree(one, other)
    if agreement is Agreement.SAME:
        return Kinship.SAME
    if _are_both_known(one, other):
        return Kinship.APART
    if agreement is Agreement.SLIP:
        return Kinship.SLIP
    if not one.core or not other.core:
        return Kinship.APART
    ours, theirs = reading(one), reading(other)
    if not ours.cores.isdisjoint(theirs.cores) and _sound_is_enough(one, other):
        return _by_ordinary_words(ours, theirs)
    return _by_other_words(one, other, ours, theirs)


def may_be_short(short: str, long: str) -> bool:
    """Return whether a name may be short for another: its first word is made of initials of the other's words."""
    first = (words(short) or [""])[0]
    initials = "".join(word[0] for word in words(re.sub(_ELIDED, " ", fold(long))))
    least = max(_LEAST_INITIALS, min(len(initials), _ENOUGH_INITIALS))
    return len(first) >= least and first.isalpha() and not is_unspaced(first) and initials.startswith(first)


def _by_ordinary_words(ours: Reading, theirs: Reading) -> Kinship:
    if ours.concepts == theirs.concepts:
        return Kinship.MEANT
    if ours.lines and theirs.lines and ours.lines.isdisjoint(theirs.lines):
        return Kinship.FAMILY
    if ours.lines and ours.lines == theirs.lines:
        return Kinship.NEAR
    return Kinship.WITHIN if ours.concepts <= theirs.concepts or theirs.concepts <= ours.concepts else Kinship.AKIN


def _by_other_words(one: NameKey, other: NameKey, ours: Reading, theirs: Reading) -> Kinship:
    shared = ours.heard & theirs.heard
    if any(not is_everyday_word(word) for word in shared):
        if ours.lines and theirs.lines and ours.lines.isdisjoint(theirs.lines):
            return Kinship.FAMILY
        return Kinship.PART if ours.heard <= theirs.heard or theirs.heard <= ours.heard else Kinship.APART
    if _skeletons_agree(one, other):
        return Kinship.HINTED
    if not one.core.isascii() or not other.core.isascii():
        return Kinship.APART if _script(one) == _script(other) else Kinship.UNCLEAR
    return Kinship.APART


def _are_both_known(one: NameKey, other: NameKey) -> bool:
    """Return whether the names differ in one word each, and both are well known: `Meier` is no slip for `Maier`."""
    ours, theirs = set(one.whole.split()), set(other.whole.split())
    mine, yours = ours - theirs, theirs - ours
    return len(mine) == len(yours) == 1 and all(is_everyday_word(word) for word in mine | yours)


def _sound_is_enough(one: NameKey, other: NameKey) -> bool:
    """Return whether names that sound alike are alike: in one script only where they are long or spelled alike."""
    if sorted(one.core.split()) == sorted(other.core.split()) or one.core.isascii() != other.core.isascii():
        return True
    return min(len(one.core), len(other.core)) >= _LEAST_LETTERS and not is_unspaced(one.core)


def _skeletons_agree(one: NameKey, other: NameKey) -> bool:
    """Return whether an Arabic and a Latin name have the same consonants; the vowels of Arabic are not written."""
    if one.core.isascii() == other.core.isascii():
        return False
    ours, theirs = ("".join(map(skeleton, key.core.split())) for key in (one, other))
    return ours == theirs and len(ours) >= _LEAST_CONSONANTS


def _script(key: NameKey) -> str:
    letter = next((char for char in key.core if not char.isascii()), "a")
    if letter == "a":
        return "latin"
    return "unspaced" if is_unspaced(letter) else str(ord(letter) // 0x100)


def is_weak(key: NameKey) -> bool:
    """Return whether many firms may have a name: its distinctive words are everyday ones."""
    return is_everyday(key.core)
