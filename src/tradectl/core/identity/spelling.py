"""Spelling set aside: width, case, accents, Chinese variants."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters that have no decomposition, or one that means another thing to a reader of Latin script.
_LETTERS = {
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ı": "i",
    "ə": "e",
    "æ": "ae",
    "œ": "oe",
    "ς": "σ",
    "ى": "ي",
    "ة": "ه",
    "ی": "ي",
    "ک": "ك",
}
_MARKS = "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u200b-\u200f\u2060\ufeff]"
_SIGNS = "[™®©℠]"


def fold(text: str) -> str:
    """Return `text` without what people spell differently: width, case, accents, traditional characters.

    `Ø`, `ß`, `ł` and `ı` become `o`, `ss`, `l` and `i`; vowels of Thai and Indian scripts stay, they are no accents.
    """
    if text.isascii():
        return text.lower()
    wide = unicodedata.normalize("NFKC", re.sub(_SIGNS, "", text)).casefold()
    bare = re.sub(_MARKS, "", unicodedata.normalize("NFD", wide))
    return unicodedata.normalize("NFC", bare).translate(_folds())


@cache
def _folds() -> dict[int, str]:
    from tradectl.core.identity.variants import SIMPLE_FORM  # noqa: PLC0415 (start-up)

    return str.maketrans(_LETTERS | SIMPLE_FORM)
