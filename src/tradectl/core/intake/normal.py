"""Values made plain without the network: countries, phones, mail and web addresses, money. Names stay as written."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tradectl.core.countries import Ambiguous, country_code
from tradectl.core.identity.domains import website_host
from tradectl.core.identity.mail import looks_like_mail
from tradectl.core.identity.phones import calling_code, phone_key

_UNSPACED = "[\u3400-\u9fff]"
_PIECES = r"[/,;|()（）【】\[\]\n、，；]+| - "
_BARE_CODE = r"(?:\+|00) ?([1-9][0-9]{0,2})"
_EXTENSION = (
    r"(?is)(?:\b(?:extension|extn|ext|x|durchwahl|dw|poste|доб)[.:]? ?|[#;] ?(?:ext=)?|分机号?[:：]? ?|轉 ?|转 ?)"
    r"(\d{1,6})\D*$"
)
_LABEL = (
    r"(?i)^(?:tel|phone|ph|mob|mobile|cell|fax|telefon|tél|teléfono|móvil|handy|whatsapp|wa|电话|電話|手机|手機|传真"
    r"|傳真|[tmpf])[.:： ]+(?=[+(\d])"
)
_AT = r"(?i)\s*(?:\(at\)|\[at\]|\{at\})\s*"
_AMOUNT = r"[0-9]+(?:[.,' ][0-9]+)*"
_LONGEST = 200
_SHARED = {"1": ("CA", "US"), "7": ("KZ", "RU")}  # one calling code of two large markets
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "RMB": "CNY", "人民币": "CNY", "美元": "USD", "美金": "USD",
          "欧元": "EUR", "英镑": "GBP", "元": "CNY", "EURO": "EUR", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "R$": "BRL",
          "NT$": "TWD", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "USDT": "USDT"}  # fmt: skip
_GROUP = 3


def read_country(text: str) -> str | Ambiguous | None:
    """Return the alpha-2 code of the country a text names or dials, the countries it may be, None where it is none.

    `Germany (DE)` and `Hamburg, Germany` are Germany; `Georgia, USA` is a question, as `Korea` is; `+49` is Germany.
    """
    word = unicodedata.normalize("NFKC", text[:_LONGEST]).strip(" .:")
    if match := re.fullmatch(_BARE_CODE, word, re.ASCII):
        return _dialled(match[1])
    whole = country_code(word)
    if whole is not None:
        return whole
    pieces = re.split(rf"{_PIECES}|(?<={_UNSPACED}) | (?={_UNSPACED})", word)
    named = [country_code(piece) for piece in pieces if len(piece.strip()) > 1]
    codes = {code for one in named if one for code in (one.candidates if isinstance(one, Ambiguous) else (one,))}
    return _one(codes)


def country_of_phone(number: str) -> str | None:
    """Return the country (alpha-2) a number in E.164 belongs to, None where its digits belong to none."""
    import phonenumbers  # noqa: PLC0415 (start-up)

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return None
    region = phonenumbers.region_code_for_number(parsed)
    if region is None and parsed.country_code and str(parsed.country_code) not in _SHARED:
        region = phonenumbers.region_code_for_country_code(parsed.country_code)
    return region if region and country_code(region) == region else None


def _dialled(calling_code: str) -> str | Ambiguous | None:
    import phonenumbers  # noqa: PLC0415 (start-up)

    if calling_code in _SHARED:
        return Ambiguous(_SHARED[calling_code])
    region = phonenumbers.region_code_for_country_code(int(calling_code))
    return region if country_code(region) == region else None


def _one(codes: set[str]) -> str | Ambiguous | None:
    if len(codes) > 1:
        return Ambiguous(tuple(sorted(codes)))
    return next(iter(codes), None)


def read_phone(text: str, country: str) -> str | None:
    """Return a number in E.164, its extension behind it (`+49401234567 ext. 12`), None where it is no possible number.

    `country` (alpha-2, may be empty) is where a number without a country code is read.
    """
    word = unicodedata.normalize("NFKC", text).strip().strip("'\"").removeprefix("tel:").strip()
    if len(word) > _LONGEST:
        return None
    word = re.sub(_LABEL, "", word)
    extension = re.search(_EXTENSION, word)
    number = word[: extension.start()] if extension else word
    if number.lstrip().startswith(("+", "00")):
        number = number.replace("(0)", "")
    key = _with_lost_plus(number, country) or phone_key(number, country)
    if key is None or not key.removeprefix(f"+{calling_code(key)}").strip("0"):  # nothing but zeros holds a place
        return None
    return f"{key} ext. {extension[1]}" if extension else key


def _with_lost_plus(number: str, country: str) -> str | None:
    """Return `491701234567` of Germany as the number it is: tables take the plus away, and the rest is no local one."""
    import phonenumbers  # noqa: PLC0415 (start-up)

    calling_code = str(phonenumbers.country_code_for_region(country)) if country else ""
    digits = re.sub(r"\D", "", number)
    if not calling_code or "+" in number or not digits.startswith(calling_code):
        return None
    try:
        here, abroad = phonenumbers.parse(digits, country), phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return None
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country)
    written_here = phonenumbers.is_valid_number(here) and (metadata is None or metadata.national_prefix != "0")
    if written_here or not phonenumbers.is_valid_number(abroad):
        return None
    return phonenumbers.format_number(abroad, phonenumbers.PhoneNumberFormat.E164)


def read_mail(text: str) -> str | None:
    """Return the mail address in a text as it is written there, None where it has not the form of one.

    Without `mailto:`, angle brackets, a name before it or a full stop behind it; `(at)` is a person's `@`.
    """
    word = unicodedata.normalize("NFKC", text[:_LONGEST]).strip()
    if "<" in word:
        word = word.rpartition("<")[2].partition(">")[0]
    word = re.sub(_AT, "@", re.sub(r"(?i)^mailto:", "", word.strip())).partition("?")[0].strip(" .,;:'\"")
    return word if looks_like_mail(word) and ".." not in word else None


def read_website(text: str) -> str | None:
    """Return a web address as written, without blanks around it; None where it has no host."""
    word = unicodedata.normalize("NFKC", text).strip().strip("<>\"'").rstrip("/,;")
    return word if word and "@" not in word and " " not in word and website_host(word) else None


class Price(NamedTuple):
    """An amount with a point and a currency of three letters; the currency is empty where none stands there."""

    amount: str
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}".strip()


def read_price(text: str) -> Price | None:
    """Return the one price in a text, None where there is none, several, or its comma may mean two things.

    `$12.50/pc`, `12,50 EUR` and `USD 1,234.50` are prices. `1,234` is a thousand, for nobody writes a price to three
    places behind a comma without a currency that has them; `¥` may be of China or of Japan and stands for neither.
    """
    word = unicodedata.normalize("NFKC", text[:_LONGEST]).strip()
    amounts = list(re.finditer(_AMOUNT, word, re.ASCII))
    if len(amounts) != 1:
        return None
    amount = _amount(amounts[0][0])
    around = f"{word[: amounts[0].start()]} {word[amounts[0].end() :]}"
    if amount is None or "-" in word[: amounts[0].start()]:
        return None
    return Price(amount, _currency(around))


def _currency(around: str) -> str:
    for sign in sorted(_SIGNS, key=len, reverse=True):
        if sign in around.upper():
            return _SIGNS[sign]
    codes = [code for code in re.findall(r"(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])", around) if _is_currency(code.upper())]
    return codes[0].upper() if len(codes) == 1 else ""


def _is_currency(code: str) -> bool:
    from babel import Locale  # noqa: PLC0415 (start-up)

    return code in Locale.parse("en").currencies


def _amount(written: str) -> str | None:
    """Return digits with at most one point; `1.234,50` and `1,234.50` are one amount."""
    plain = re.sub("[' ]", "", written)
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        return plain
    whole, places = re.sub("[.,]", "", plain[:last]), plain[last + 1 :]
    marks = {mark for mark in ".," if mark in plain}
    if len(marks) == 1 and (plain.count(plain[last]) > 1 or (len(places) == _GROUP and plain[last] == ",")):
        return whole + places  # groups of three, no places
    return f"{whole}.{places}"
