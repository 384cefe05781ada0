"""Names of documents that come from elsewhere, made such as a customer's folder can hold on every system."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tradectl.core.ids import WINDOWS_RESERVED
from tradectl.core.layout import CARD, DEAL, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 150  # bytes; file systems end at 255
_LONGEST_ENDING = 20
_UNSEEN = frozenset(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
_SHAPELESS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks for Unicode, nothing for the eye
_FORBIDDEN = '<>:"/\\|?*'


def safe_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return one name for each, in their order, none twice on a system that knows no case."""
    taken: set[str] = set()
    found = []
    for name in names:
        safe = _safe(name)
        stem, ending = _parted(safe)
        count = 1
        while safe.casefold() in taken:
            count += 1
            safe = f"{stem} ({count}){ending}"
        taken.add(safe.casefold())
        found.append(safe)
    return tuple(found)


def _safe(name: str) -> str:
    """Return the last part of a path without what acts: no folder, no device, no dot in front, nothing hidden."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(char for char in last if unicodedata.category(char) not in _UNSEEN and char not in _SHAPELESS)
    plain = " ".join("".join("_" if char in _FORBIDDEN else char for char in seen).split()).strip(". ")
    if not plain:
        plain = "attachment"
    stem, ending = _parted(plain)
    if stem.partition(".")[0].strip().upper() in WINDOWS_RESERVED or plain.casefold() in (CARD, JOURNAL, DEAL):
        stem = f"_{stem}"
    while len(f"{stem}{ending}".encode()) > _LONGEST:
        stem = stem[:-1]
    return f"{stem.rstrip('. ') or 'attachment'}{ending}"


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, f".{ending}") if dot and stem and len(ending.encode()) < _LONGEST_ENDING else (name, "")
