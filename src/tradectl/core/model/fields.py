"""The types of fields: every one reads text, since cards are read with every scalar a string."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

from tradectl.core.money import Money, parse_money
from tradectl.core.settings import UNITS, Interval

_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")  # so that no sum of intervals leaves the calendar
_YEARLY = re.compile(r"(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})")
_INTERVAL = re.compile(r"([0-9]{1,3}) ?([a-z]+?)s?")
_LEAP_YEAR = 2024


def _fault(kind: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(kind, "{value}", {"value": str(value)[:80]})


def _day(value: Any) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _fault("want_day", value)


def _yearly(value: Any) -> str:
    match = _YEARLY.fullmatch(value) if isinstance(value, str) else None
    if match:
        try:
            date(int(match[1] or _LEAP_YEAR), int(match[2]), int(match[3]))
        except ValueError:
            pass
        else:
            return str(value)
    raise _fault("want_yearly", value)


def _money(value: Any) -> Money:
    money = parse_money(value) if isinstance(value, str) else None
    if money is None:
        raise _fault("want_money", value)
    return money


def _interval(value: Any) -> Interval:
    match = _INTERVAL.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[2] not in UNITS or int(match[1]) == 0:
        raise _fault("want_interval", value)
    return Interval(int(match[1]), match[2])


def _whole(value: Any) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < len("1000000000"):
        return int(value)
    raise _fault("want_number", value)


_YES, _NO = frozenset(["true", "yes", "on"]), frozenset(["false", "no", "off"])


def _truth(value: Any) -> bool:
    if isinstance(value, str) and value.lower() in _YES | _NO:
        return value.lower() in _YES
    raise _fault("want_truth", value)


def _seq(value: Any) -> Any:
    return () if value is None else value


_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
Text = Annotated[str, Strict(), WithJsonSchema(_TEXT_SCHEMA)]  # nothing of Python is called: half of all values
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Yearly = Annotated[
    str,
    BeforeValidator(_yearly),
    WithJsonSchema({"type": "string", "pattern": r"^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$"}),
]
Amount = Annotated[
    Money,
    BeforeValidator(_money),
    PlainSerializer(lambda money: {"amount": str(money.amount), "currency": money.currency}),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)? ?[A-Z]{3}$", "examples": ["12.50 USD"]}),
]
Span = Annotated[
    Interval,
    BeforeValidator(_interval),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]+ ?(workday|day|week|month|year)s?$"}),
]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]


class Shape(BaseModel):
    """The base of every shape: frozen; keys it does not know are kept and reported."""

    model_config = ConfigDict(extra="allow", frozen=True, arbitrary_types_allowed=True)


Texts = Annotated[tuple[Text, ...], BeforeValidator(_seq)]
