"""Phone numbers as keys: E.164, whatever way a card writes them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_EXTENSION = r"(?is)(?:\b(?:extension|extn|ext|x|доб)[.:]?\s*\d|[#;]|分机|分機|转|轉|내선).*$"
_INTERNATIONAL = r"^\W*00\s*(?=[1-9])"
_NO_DIGIT = "[^0-9]+"
_BETWEEN_DIGITS = str.maketrans("", "", "- ()")
_FIRST_DIGITS = frozenset("123456789")
_TAIL = 7


@lru_cache(maxsize=16384)
def phone_key(text: str, country: str) -> str | None:
    """Return a phone number in E.164, None where `text` is no possible number.

    `country` (alpha-2, may be empty) is where a number without a country code is read; an extension is left out.
    """
    import phonenumbers  # noqa: PLC0415 (start-up)

    for spelling in (text, re.sub(_INTERNATIONAL, "+", text)):
        try:
            number = phonenumbers.parse(spelling, country.upper() or None)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE:
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


@lru_cache(maxsize=16384)
def is_mobile(number: str) -> bool:
    """Return whether a number in E.164 is a mobile one, which one person carries; where none can tell, it is not."""
    import phonenumbers  # noqa: PLC0415 (start-up)

    return phonenumbers.number_type(phonenumbers.parse(number)) == phonenumbers.PhoneNumberType.MOBILE


def is_phone(text: str, country: str) -> bool:
    """Return whether `text` is a possible number: what has a `phone_key`.

    A number with its country's code and as many digits as that country gives its numbers is told without parsing, in a
    tenth of the time: the parser might take off a prefix, but only where what is left is a possible number as well.
    """
    code = calling_code(text)
    if code and len(text[1:].translate(_BETWEEN_DIGITS)) - len(code) in _possible_lengths(code):
        return True
    return phone_key(text, country) is not None


@lru_cache(maxsize=16384)
def calling_code(text: str) -> str | None:
    """Return the digits of the country's code that a number written `+49 …` begins with, None for any other text."""
    if not text.startswith("+") or text[1:2] not in _FIRST_DIGITS:
        return None
    digits = text[1:].translate(_BETWEEN_DIGITS)
    return _code_before(digits[:3]) if _are_digits(digits) else None


@cache
def _code_before(digits: str) -> str | None:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE  # noqa: PLC0415 (start-up)

    return next((code for size in (1, 2, 3) if int(code := digits[:size]) in COUNTRY_CODE_TO_REGION_CODE), None)


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


@cache
def _possible_lengths(calling_code: str) -> frozenset[int]:
    """Return how many digits the numbers behind a calling code have, none where it is no country's."""
    from phonenumbers import PhoneMetadata, region_code_for_country_code  # noqa: PLC0415 (start-up)

    code = int(calling_code)
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(code, region_code_for_country_code(code))
    lengths = metadata.general_desc.possible_length if metadata and metadata.general_desc else ()
    return frozenset(lengths)


@lru_cache(maxsize=16384)
def phone_tail(text: str) -> str | None:
    """Return the last seven digits, None where there are fewer.

    Two spellings of one number have the same tail: looking for it is a hundred times cheaper than parsing both.
    """
    digits = text.removeprefix("+").translate(_BETWEEN_DIGITS)
    if not _are_digits(digits):
        number = re.sub(_EXTENSION, "", text)
        if not number.isascii():
            number = "".join(str(unicodedata.decimal(char, "")) for char in number)
        digits = re.sub(_NO_DIGIT, "", number)
    return digits[-_TAIL:] if len(digits) >= _TAIL else None
