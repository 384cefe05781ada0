"""Phone numbers in texts, compared without asking which country they are of: a query seldom says."""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_ASKED = 5  # digits; fewer are an ordinary word
LEAST_BEGINNING = 3  # digits of a country and area that are asked for with + or 00
LEAST = 7  # digits of a number that is told
_SIGNIFICANT = 9  # digits: the subscriber's and the end of the area's, behind prefixes that differ by country
_NUMBER = r"\+?[0-9(][0-9 ()./-]{4,38}[0-9]"
_DATE = r"(?:19|20|21)[0-9]{2}([-./]?)[0-9]{2}\1[0-9]{2}"
_OTHER_DIGIT = r"[^\D0-9]"
_NO_DIGIT = "[^0-9]+"
_TRUNK_ZERO = "(0)"


def significant(number: str) -> str:
    """Return the digits of `+49 (0)170 1234567`, `004917…` or `0170 …` without the zeros before country or area."""
    return re.sub(_NO_DIGIT, "", number.replace(_TRUNK_ZERO, "")).lstrip("0")


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a phone number: where in the text it begins, and its significant digits; no dates."""
    for match in re.finditer(_NUMBER, western(text)):
        number = significant(match[0])
        if len(number) >= LEAST and not re.fullmatch(_DATE, match[0]):
            yield match.start(), number


def is_same(asked: str, told: str) -> bool:
    """Return whether two numbers, significant digits alone, may be one, or the one asked for is a part of the other."""
    size = min(len(asked), len(told), _SIGNIFICANT)
    return asked in told or (size >= LEAST and asked[-size:] == told[-size:])


def western(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    if text.isascii() or not re.search(_OTHER_DIGIT, text):
        return text
    return "".join(_western(char) for char in text)


def _western(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)
