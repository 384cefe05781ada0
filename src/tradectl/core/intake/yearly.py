"""Days that come every year: birthdays, with or without the year."""

from __future__ import annotations

import re
from datetime import date

from tradectl.core.intake.days import read_day

_WITHOUT_YEAR = r"(?:--([0-9]{2})-?([0-9]{2})|([0-9]{1,2})(?:-| ?月 ?)([0-9]{1,2}) ?[日号號]?)"
_LEAP = 2024
_UNKNOWN = (1604, 1904)  # what phones write for a birthday whose year nobody gave


def read_yearly(text: str) -> str | None:
    """Return a birthday as a card has it (`1975-06-01`, or `06-01` without the year), None where it is none."""
    word = text.strip()
    if match := re.match(r"1604-?(\d\d)-?(\d\d)", word):
        word = f"--{match[1]}-{match[2]}"
    if match := re.fullmatch(_WITHOUT_YEAR, word):
        try:
            return date(_LEAP, int(match[1] or match[3]), int(match[2] or match[4])).isoformat()[5:]
        except ValueError:
            return None
    found = read_day(word)
    if isinstance(found, date):
        return found.isoformat()[5:] if found.year in _UNKNOWN else found.isoformat()
    bare = read_day(f"{word} {_LEAP}") if re.search(r"[^\W\d_]", word) else None  # `1 June`
    return bare.isoformat()[5:] if isinstance(bare, date) else None
