"""The control characters of what is told of a customer."""

from __future__ import annotations

PASSAGE = "\n"  # between two passages
VALUE = "\x1f"  # between two values of one passage
CODED = "\x1e"  # behind it the values that are ids, times and kinds
SOUND = "\x03"  # a sound follows
BEGIN = "\x02"  # stands before the mark of a sound that begins a name
NUMBER = "\x04"  # the digits of a number follow
DIGITS = {ord("0") + digit: 0x10 + digit for digit in range(10)}
_CONTROL = dict.fromkeys(range(0x20))


def bare(text: str) -> str:
    """Return a text on one line without control characters."""
    line = " ".join(text.split())
    return line if line.isprintable() else line.translate(_CONTROL)


def digits(number: str) -> str:
    """Return a number's digits as they stand in what is told."""
    return number.translate(DIGITS)
