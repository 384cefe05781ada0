"""Names that never change: customer ids, codes, entry and operation ids, slugs of deal folders."""

import re
import unicodedata
from datetime import UTC, date, datetime

from tradectl.core.named import NamedTuple

CODE_SHAPE = re.compile(r"[A-Z0-9_]{2,16}")
_ID_SHAPE = re.compile(r"([A-Z]{2})-([A-Z0-9_]{2,16})-([0-9]{8})")
_DEAL_SHAPE = re.compile(r"([0-9]{8})-([^/\\]+)")
WINDOWS_RESERVED = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)
_SLUG_LENGTH = 40


def is_code(text: str) -> bool:
    """Return whether `text` may be a customer's code: 2–16 of A–Z 0–9 _, not a name Windows reserves."""
    return CODE_SHAPE.fullmatch(text) is not None and text not in WINDOWS_RESERVED


class CustomerId(NamedTuple):
    """A customer's register number and folder name, `COUNTRY-CODE-YYYYMMDD`; it never changes (R48, R62)."""

    country: str
    code: str
    registered: date

    def __str__(self) -> str:
        day = self.registered.isoformat().replace("-", "")  # %Y writes the year 999 in three digits
        return f"{self.country}-{self.code}-{day}"


def parse_customer_id(name: str) -> CustomerId | None:
    """Return the id a folder name spells, None if it spells none."""
    match = _ID_SHAPE.fullmatch(name)
    if match is None:
        return None
    country, code, day = match.groups()
    if code in WINDOWS_RESERVED:
        return None
    try:
        return CustomerId(country, code, date(int(day[:4]), int(day[4:6]), int(day[6:])))
    except ValueError:
        return None


def parse_compact_day(text: str) -> date | None:
    """Return the day of `YYYYMMDD`, None where there is no such day."""
    if not (len(text) == len("YYYYMMDD") and text.isascii() and text.isdigit()):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def parse_deal_folder(name: str) -> tuple[date, str] | None:
    """Return day of opening and slug of a dated folder's name, None if it is no dated folder (R52)."""
    match = _DEAL_SHAPE.fullmatch(name)
    day = parse_compact_day(match[1]) if match else None
    return (day, match[2]) if match and day else None


def entry_id(at: datetime, person: str, chance: str, count: int = 0) -> str:
    """Return a journal entry's id: the time in UTC, who, 8 hex digits of chance, a counter within one operation."""
    stamp = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{person}-{chance}"
    return f"{stamp}-{count}" if count else stamp


def operation_id(at: datetime, chance: str) -> str:
    """Return the name of one command's operation, `YYYYMMDDTHHMMSSZ-xxxxxxxx`."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{chance}"


def slug(text: str, otherwise: str = "deal") -> str:
    """Return a folder-safe slug of a product, an inquiry number or a fair: small letters and digits of any script, `-`.

    `otherwise` is returned where the text has neither.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).lower().replace("_", " "))
    joined = "-".join(words)[:_SLUG_LENGTH].strip("-")
    return joined or otherwise
