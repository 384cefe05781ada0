"""Phone numbers as keys: E.164, whatever way a card writes them."""

from __future__ import annotations

import re
import unicodedata

_EXTENSION = re.compile(
    r"(?:\b(?:extension|extn|ext|x|доб)[.:]?\s*\d|[#;]|分机|分機|转|轉|내선).*$", re.IGNORECASE | re.DOTALL
)
_INTERNATIONAL = re.compile(r"^\W*00\s*(?=[1-9])")
_NO_DIGIT = re.compile("[^0-9]+")
_TAIL = 7


def phone_key(text: str, country: str) -> str | None:
    """Return a phone number in E.164, None where `text` is no possible number.

    `country` (alpha-2, may be empty) is where a number without a country code is read; an extension is left out.
    """
    import phonenumbers  # noqa: PLC0415 (start-up)

    for spelling in (text, _INTERNATIONAL.sub("+", text)):
        try:
            number = phonenumbers.parse(spelling, country.upper() or None)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE:
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def phone_tail(text: str) -> str | None:
    """Return the last seven digits, None where there are fewer.

    Two spellings of one number have the same tail: looking for it is a hundred times cheaper than parsing both.
    """
    number = _EXTENSION.sub("", text)
    if not number.isascii():
        number = "".join(str(unicodedata.decimal(char, "")) for char in number)
    digits = _NO_DIGIT.sub("", number)
    return digits[-_TAIL:] if len(digits) >= _TAIL else None
