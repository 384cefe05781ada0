"""The company of a lead: its values made plain, each doubt with its place and a remedy."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tradectl.core.countries import Ambiguous
from tradectl.core.identity.spelling import fold
from tradectl.core.intake import cells
from tradectl.core.intake.days import Order, Period, TwoDays, read_day
from tradectl.core.intake.lead import DAYS, Doubt, Field, Value
from tradectl.core.intake.normal import read_country, read_price, read_website
from tradectl.core.message import Message, say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Read = tuple[list[str], list[Doubt]]

_LISTS = frozenset([Field.PRODUCTS, Field.CERTIFICATES, Field.TAGS, Field.COMPETITORS])
_GRADE = (
    r"(?:grade|class|klasse|stufe|clase|classe|nivel|niveau|level|等级|级别|客户)?\W*([a-e])\W*"
    r"(?:级客户|类客户|级|类|等|客户|kunde)?"
)
_SAID_OF_WON = """
won customer client kunde cliente bestandskunde active closedwon 成交 已成交 成交客户 老客户 合作客户 已合作 合作中
签约 gewonnen ganado gagne
"""
_SAID_OF_PROSPECTS = """
prospect lead potential new open newlead interessent prospecto potencial prospekt potentiel neukunde 潜在 潜在客户
未成交 新客户 跟进中 意向客户 意向 待跟进 线索 询盘 开发中
"""
_WON = frozenset(_SAID_OF_WON.split())
_PROSPECT = frozenset(_SAID_OF_PROSPECTS.split())


def read_value(row: int, value: Value, order: Order = "") -> Read:
    """Return the values of one cell of a company's field, made plain, and what is doubtful about them."""
    doubt = _Doubting(row, value)
    field, text = value.field, value.text.strip()
    if field in DAYS:
        return [_day(text, order, doubt)], doubt.found
    if field in _LISTS:
        return ([cells.squeezed(text)] if value.whole else cells.parts(text)), doubt.found
    if field is Field.NOTES:
        return [text], doubt.found
    reader = _READERS.get(field)
    return (reader(text, doubt) if reader else [cells.squeezed(text)]), doubt.found


class _Doubting:
    """The place of a value, where doubts about it are told."""

    def __init__(self, row: int, value: Value) -> None:
        self.row = row
        self.column = value.column
        self.found: list[Doubt] = []

    def add(self, message: Message, remedy: Message, severity: Severity = Severity.WARNING, code: str = "") -> None:
        self.found.append(Doubt(severity, self.row, self.column, message, remedy, code))


def _day(text: str, order: Order, doubt: _Doubting) -> str:
    found = read_day(text, order)
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, Period):
        message = say("'{text}' names no day; its first day is taken.", text=text)
        doubt.add(message, say("Write the day where it is known, as 2026-04-17."), Severity.HINT)
        return found.first.isoformat()
    if isinstance(found, TwoDays):
        message = say(
            "'{text}' may be {day_first} or {month_first}.",
            text=text,
            day_first=found.day_first,
            month_first=found.month_first,
        )
        doubt.add(message, say("Say which comes first: --dates day or --dates month; or write 2026-04-17."))
    else:
        doubt.add(say("'{text}' is no day.", text=text), say("Write it as 2026-04-17, or clear the cell."))
    return text


def _country(text: str, doubt: _Doubting) -> list[str]:
    found = read_country(text)
    if isinstance(found, str):
        return [found]
    if isinstance(found, Ambiguous):
        message = say("'{country}' may be {candidates}.", country=text, candidates=found.told())
        doubt.add(message, say("Write one of these codes instead."), Severity.ERROR, "country")
    else:
        message = say("'{country}' is no country.", country=text)
        doubt.add(message, say("Write its two letters, for example DE."), Severity.ERROR, "country")
    return []


def _website(text: str, doubt: _Doubting) -> list[str]:
    found = []
    for written in text.split():
        site = read_website(written)
        found.append(site or written)
        if site is None:
            message = say("'{text}' is no web address.", text=written)
            doubt.add(message, say("Write it as www.company.com, or clear the cell."))
    return found


def _price(text: str, doubt: _Doubting) -> list[str]:
    found = read_price(text)
    if found is not None and found.currency:
        return [str(found)]
    message = say("'{text}' is no amount with its currency.", text=text)
    doubt.add(message, say("Write it as 12.50 USD."))
    return [cells.squeezed(text)]


def _grade(text: str, doubt: _Doubting) -> list[str]:
    match = re.fullmatch(_GRADE, fold(text))
    if match:
        return [match[1].upper()]
    doubt.add(say("'{text}' is no grade.", text=text), say("Grades are A, B, C, D and E."))
    return [cells.squeezed(text)]


def _inquiry_class(text: str, doubt: _Doubting) -> list[str]:
    match = re.fullmatch(_GRADE, fold(text))
    if match and match[1] in "abcd":
        return [match[1].upper()]
    doubt.add(say("'{text}' is no class of inquiries.", text=text), say("Classes are A, B, C and D."))
    return [cells.squeezed(text)]


def _status(text: str, doubt: _Doubting) -> list[str]:
    word = re.sub(r"[\W_]+", "", fold(text))
    for status, said in (("won", _WON), ("prospect", _PROSPECT)):
        if word in said:
            return [status]
    message = say("'{text}' says neither won nor prospect.", text=text)
    doubt.add(message, say("Write won or prospect, or clear the cell."))
    return [cells.squeezed(text)]


_READERS: Mapping[Field, Callable[[str, _Doubting], list[str]]] = {
    Field.COUNTRY: _country,
    Field.WEBSITE: _website,
    Field.TARGET_PRICE: _price,
    Field.CREDIT_LIMIT: _price,
    Field.GRADE: _grade,
    Field.INQUIRY_CLASS: _inquiry_class,
    Field.STATUS: _status,
}
