"""A short piece of a text, around what was found in it."""

from __future__ import annotations

from tradectl.core.finding.marks import CODED, VALUE
from tradectl.core.finding.numbers import numbers_in
from tradectl.core.identity.spelling import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.finding.question import Term

MOST = 60  # characters
_BEFORE = 20
_DOTS = "…"


def excerpt(text: str, term: Term) -> str:
    """Return at most MOST characters of the value in which a term stands, with dots where it is cut.

    An entry in whose ids and kinds alone it stands is told by the first thing it says.
    """
    values = text.partition(CODED)[0].split(VALUE)
    for value in values:
        at = _place(value, term)
        if at is not None:
            return _around(value, at)
    return _around(values[0] or text.partition(CODED)[2].partition(VALUE)[0], 0)


def _place(value: str, term: Term) -> int | None:
    """Return where a term stands in a value as it is written; None where it does not, as the sounds of a name."""
    if term.number:
        same = (at for at, number in numbers_in(value) if term.is_number(number))
        at = next(same, None)
        if at is not None:
            return at
    folded, wanted = fold(value), term.texts[0].decode("utf-8", "surrogatepass")
    if wanted not in folded:
        return None
    return folded.index(wanted) if value.isascii() else max(0, _end(value, wanted) - len(wanted))


def _end(value: str, wanted: str) -> int:
    """Return how much of a value is read until a folded text stands in it: folding makes texts longer or shorter."""
    few, many = 0, len(value)
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (few, middle) if wanted in fold(value[:middle]) else (middle, many)
    return many


def _around(value: str, at: int) -> str:
    """Return a value around a place, whole where it is short."""
    if len(value) <= MOST:
        return value
    begin = min(max(0, at - _BEFORE), len(value) - MOST)
    end = begin + MOST
    before, behind = _DOTS if begin else "", _DOTS if end < len(value) else ""
    return before + value[begin + len(before) : end - len(behind)] + behind
