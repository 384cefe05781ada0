"""Days in the forms tables have them, in six languages; what may be two days is a question."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tradectl.core.identity.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["", "day", "month"]

_LOCALES = ("en", "de", "es", "fr", "pt", "it")
_YEAR_FIRST = r"([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})"
_COMPACT = r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])"
_CHINESE = r"([12][0-9]{3}) ?年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?[日号])?"
_YEAR_LAST = r"([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})"
_WORDS = r"[0-9]+|[^\W\d_]+"
_CLOCK = r"[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]\.?m\.?)?(?: ?Z|[+-][0-9]{2}:?[0-9]{2})?$"
_YEAR = r"((?:19|20)[0-9]{2}) ?年?"
_MONTH = r"((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]((?:19|20)[0-9]{2})"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PIVOT = 70
_SMALL = frozenset(["de", "del", "of", "st", "nd", "rd", "th", "den", "the", "le", "el", *_WEEKDAYS])
FIRST, LAST = 1900, 2199  # the days a card can hold
_LONGEST = 60
_MONTHS_OF_A_YEAR = 12


class TwoDays(NamedTuple):
    """A text such as `03/04/2026`: day before month, or month before day."""

    day_first: date
    month_first: date


class Period(NamedTuple):
    """A year or a month where a day was asked for; `first` is its first day."""

    first: date


def read_day(text: str, order: Order = "") -> date | TwoDays | Period | None:
    """Return the day a text means, None where it means none.

    `order` says what comes first in `03/04/2026`; `03.04.2026` is day and month everywhere. A time of day is left
    out, two digits of a year are 1970 to 2069.
    """
    word = unicodedata.normalize("NFKC", text[:_LONGEST]).strip().strip("'")
    word = re.sub(_CLOCK, "", word, flags=re.IGNORECASE)
    for pattern in (_YEAR_FIRST, _COMPACT):
        if match := re.fullmatch(pattern, word, re.ASCII):
            year, month, day = (int(part) for part in match.groups() if part.isdigit())
            return _day(year, month, day)
    if match := re.fullmatch(_CHINESE, word.replace("號", "号")):
        first = _day(int(match[1]), int(match[2]), int(match[3] or 1))
        return first if match[3] or first is None else Period(first)
    if match := re.fullmatch(_YEAR_LAST, word, re.ASCII):
        return _year_last(int(match[1]), int(match[3]), _year(match[4]), "day" if match[2] == "." else order)
    return _period(word) or _with_month_name(word)


def order_of(texts: Iterable[str]) -> Order:
    """Return what a whole column shows to come first, empty where it shows nothing or both."""
    found: set[Order] = set()
    for text in texts:
        match = re.match(_YEAR_LAST, text.strip(), re.ASCII)
        if match and match[2] != ".":
            first, second = int(match[1]), int(match[3])
            if first > _MONTHS_OF_A_YEAR >= second:
                found.add("day")
            elif second > _MONTHS_OF_A_YEAR >= first:
                found.add("month")
    return found.pop() if len(found) == 1 else ""


def _year_last(first: int, second: int, year: int, order: Order) -> date | TwoDays | None:
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if order == "day":
        return day_first or month_first
    if order == "month":
        return month_first or day_first
    if day_first and month_first and day_first != month_first:
        return TwoDays(day_first, month_first)
    return day_first or month_first


def _period(word: str) -> Period | None:
    if match := re.fullmatch(_YEAR, word, re.ASCII):
        return Period(date(int(match[1]), 1, 1))
    if match := re.fullmatch(_MONTH, word, re.ASCII):
        first = _day(int(match[1] or match[4]), int(match[2] or match[3]), 1)
        return Period(first) if first else None
    return None


def _with_month_name(word: str) -> date | Period | None:
    """Return the day of `17 April 2026`, `Apr. 17th, 2026`, `17 de abril de 2026`, the month of `April 2026`."""
    parts = re.findall(_WORDS, fold(word))
    names = {found for part in parts if (found := _months().get(part))}
    numbers = [part for part in parts if part.isdigit()]
    others = [part for part in parts if not part.isdigit() and part not in _months()]
    if len(names) != 1 or any(other not in _SMALL for other in others):
        return None
    month = names.pop()
    if len(numbers) == 1 and len(numbers[0]) == len("2026"):
        first = _day(int(numbers[0]), month, 1)
        return Period(first) if first else None
    if len(numbers) != 2:  # noqa: PLR2004
        return None
    day, year = numbers if len(numbers[0]) < len("2026") else numbers[::-1]
    if len(day) > 2 or len(year) not in (2, 4):  # noqa: PLR2004
        return None
    return _day(_year(year), month, int(day))


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST <= year <= LAST else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    from babel import Locale  # noqa: PLC0415 (start-up)

    names = {"sept": 9, "marz": 3, "maerz": 3, "set": 9}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(locale).months["format"][width].items():
                names[fold(name).strip(".")] = number
    return names
