"""Widths on a screen: a cell is the room of one Latin letter, a Chinese character takes two, an accent none.

Characters that East Asian fonts may draw wide or narrow (`…`, `→`, Greek) count as one, as terminals set them today.
"""

from __future__ import annotations

from functools import cache
from typing import Literal
from unicodedata import category, east_asian_width

Align = Literal["left", "right"]

ELLIPSIS = "…"

_HANGUL_JOINED = range(0x1160, 0x1200)  # vowels and finals, drawn into the syllable before them


def width(text: str) -> int:
    """Return how many cells the text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, to: int, align: Align = "left") -> str:
    """Return the text filled with blanks to `to` cells; a longer one comes back as it is."""
    blanks = " " * (to - width(text))
    return blanks + text if align == "right" else text + blanks


def fitting(text: str, cells: int, start: int = 0) -> int:
    """Return the offset up to which the text from `start` fits; never inside a wide character or before an accent."""
    taken = 0
    for at in range(start, len(text)):
        taken += _cells(text[at])
        if taken > cells:
            return at
    return len(text)


@cache
def _cells(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"} or ord(character) in _HANGUL_JOINED:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
