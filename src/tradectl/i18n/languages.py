"""The languages tradectl speaks, and which of them a locale asks for."""

from __future__ import annotations

import re

ENGLISH, SIMPLIFIED, TRADITIONAL = "en", "zh-Hans", "zh-Hant"
LANGUAGES = (ENGLISH, SIMPLIFIED, TRADITIONAL)

_TRADITIONAL_MARKS = frozenset(["hant", "tw", "hk", "mo", "cht", "traditional", "taiwan", "hong", "macao", "macau"])
_SIMPLIFIED_MARKS = frozenset(["hans", "chs", "simplified"])


def spoken(name: str) -> str | None:
    """Return the language of a name on the command line (`zh-Hans`, `zh_TW`, `ZH`, `en`), None where it is none."""
    if not re.fullmatch("en|zh([-_](hans|hant|cn|sg|tw|hk|mo))?", name, re.IGNORECASE):
        return None
    return language_of(name)


def language_of(name: str) -> str:
    """Return the language of a locale name or language code (`zh_TW.UTF-8`, `zh-SG`, `Chinese (Simplified)_China`).

    A named script wins over the region; anything that is not Chinese reads English.
    """
    first, *marks = re.split(r"[^a-z0-9]+", name.lower())
    if first == "yue":
        first, marks = "zh", marks or ["hk"]
    if first not in {"zh", "cmn", "chinese"}:
        return ENGLISH
    if _SIMPLIFIED_MARKS.intersection(marks):
        return SIMPLIFIED
    return TRADITIONAL if _TRADITIONAL_MARKS.intersection(marks) else SIMPLIFIED
