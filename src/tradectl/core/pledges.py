"""Promises as people type them: `send CE certificate by 2026-03-22`, `寄样品 周五前`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.core.day_words import parse_day
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from datetime import date

_LAST_WORD = re.compile(r"(?P<what>.*\S)(?:\s+by\s+|\s*@\s*|\s*[,，、]\s*|\s+)(?P<day>\S+)", re.IGNORECASE | re.DOTALL)
_UNTIL = ("之前", "以前", "前")


def parse_pledge(text: str, today: date) -> dict[str, str]:
    """Return what is pledged and by when, as an entry holds it; raise USAGE where there is no day at the end."""
    match = _LAST_WORD.fullmatch(text.strip())
    if match is not None:
        day = next((found for word in _spellings(match["day"]) if (found := parse_day(word, today))), None)
        what = re.sub(r"\s+by$", "", match["what"].strip(), flags=re.IGNORECASE)
        if day is not None and what:
            return {"what": what, "by": day.isoformat()}
    raise TradectlError(
        ErrorCode.USAGE,
        say("'{text}' does not end with a day.", text=text),
        say('Write it as "send CE certificate by 2026-03-22" or "send CE certificate by fri".'),
    )


def _spellings(word: str) -> list[str]:
    return [word, *(word.removesuffix(until) for until in _UNTIL if word.endswith(until))]
