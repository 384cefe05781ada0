"""Names of companies as keys: when two spellings are one name (R89).

A score over the whole name ranks `XYZ Trading Co., Ltd` nearer to `ABC Trading Co., Ltd` than `ABC Trading LLC`; so a
name has two keys, and two names are one only where both agree: the whole without its legal forms, and the core, the
words no other firm of the trade would share.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from tradectl.core.identity.folding import is_unspaced, words
from tradectl.core.identity.legal_forms import strip_legal_forms
from tradectl.core.identity.slips import one_letter_apart
from tradectl.core.identity.trade_words import without_trade_words, written_out
from tradectl.core.named import NamedTuple

SIMILAR = 88  # of 100, rapidfuzz's ratio of the whole names
_LEAST_ALONE = 6  # letters; a shorter word with one letter changed is another word
_LEAST_BESIDE = 5  # letters; the same beside a distinctive word that both names have
_DIGRAPH = re.compile("(?<=[aou])e|(?<=a)a")  # Müller, Mueller; Ångström, Aangstroem
_OFFICE = r"^(\w\w)(?:省|市)(?=\w\w)"


class Agreement(Enum):
    """How two names agree."""

    SAME = "same"
    SLIP = "slip"


class NameKey(NamedTuple):
    """The keys of a name: its folded words without legal forms, and of these the distinctive ones (may be empty)."""

    whole: str
    core: str

    @property
    def joined(self) -> str:
        """Return the whole without its spaces: `Sun Power` and `Sunpower` are one name."""
        return self.whole.replace(" ", "")

    @property
    def unordered(self) -> str:
        """Return the whole with its words sorted: `Casa Lumen` and `Lumen Casa` are one name."""
        return " ".join(sorted(self.whole.split()))


def name_key(name: str) -> NameKey:
    """Return the keys of a company's or a person's name."""
    kept = _plain(name)
    return NameKey(" ".join(map(collapsed, kept)), " ".join(map(collapsed, without_trade_words(kept))))


def distinctive_words(name: str) -> list[str]:
    """Return the folded words no other firm of the trade shares; all words of the name where each is ordinary."""
    kept = _plain(name)
    return without_trade_words(kept) or kept


def names_agree(one: NameKey, other: NameKey) -> Agreement | None:
    """Return whether two names are the same, differ by one slip of the pen, or (None) are two names.

    Spaces and the order of words do not count. A slip is one letter too many, missing, wrong or exchanged: never a
    digit, never a Chinese character, and never in names that have no distinctive word.
    """
    joined, second = one.joined, other.joined
    if joined == second or (one.core and len(joined) == len(second) and one.unordered == other.unordered):
        return Agreement.SAME if one.whole else None
    if not (one.core and other.core) or not one_letter_apart(joined, second) or not _may_slip(joined, second):
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415 (start-up)

    if fuzz.ratio(joined, second) < SIMILAR:
        return None
    return Agreement.SLIP if _cores_agree(one.core, other.core) else None


def _cores_agree(one: str, other: str) -> bool:
    """Return whether the names may differ there by a slip: not `Solaris` and `Polaris`, not `Nova` and `Nora`."""
    ours, theirs = set(one.split()), set(other.split())
    mine, yours = ours - theirs, theirs - ours
    if len(mine) != 1 or len(yours) != 1:
        return bool(ours & theirs)
    word, near = mine.pop(), yours.pop()
    least = _LEAST_BESIDE if ours & theirs else _LEAST_ALONE
    return word[0] == near[0] and min(len(word), len(near)) >= least


def _may_slip(one: str, other: str) -> bool:
    return _digits(one) == _digits(other) and not is_unspaced(one) and not is_unspaced(other)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _plain(name: str) -> list[str]:
    return [_without_office(word) for word in written_out(strip_legal_forms(words(name)))]


def _without_office(word: str) -> str:
    """Return a Chinese name without the `city` or `province` behind the place it begins with."""
    return word if word.isascii() else re.sub(_OFFICE, r"\1", word)


@lru_cache(maxsize=16384)
def collapsed(word: str) -> str:
    """Return a folded word with vowels that are written in two ways in one: `mueller` is `muller`."""
    return _DIGRAPH.sub("", word) if word.isascii() else word
