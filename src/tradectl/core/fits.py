"""Whether a card or an entry is flawless, asked of its outline: quick where pydantic has to be imported first.

What fits, the shape takes without a fault and without a key it does not know; of what does not fit nothing is said.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from tradectl.core.money_shape import money_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tradectl.core.outlines import Outline

    _Plan = tuple[tuple[str, ...], tuple[tuple[str, Any], ...]]

_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_YEARLY = re.compile(r"(?:[0-9]{4}-)?[0-9]{2}-[0-9]{2}")
_LEAP_YEAR = "2024-"
_MOMENT = re.compile(
    r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_TRUTHS = frozenset(["true", "yes", "on", "false", "no", "off"])
_LONGEST_NUMBER = 9
_MOST_PLANS = 10_000
_plans: dict[int, dict[tuple[str, ...], _Plan | None]] = {}


def fits(outline: Outline, fields: dict[str, Any]) -> bool:
    """Return whether a group's fields, every scalar a string, are all known and sound; None is as good as not given."""
    keys = tuple(fields)
    plans = _plans.setdefault(id(outline), {})
    plan = plans[keys] if keys in plans else _learnt(plans, outline, keys)
    if plan is None:
        return False
    texts, others = plan
    for key in texts:
        if type(fields[key]) is not str and (fields[key] is not None or key in outline[0]):
            return False
    for key, kind in others:
        value = fields[key]
        if value is None:
            if key in outline[0]:
                return False
        elif not _takes(kind, value):
            return False
    return True


def _learnt(plans: dict[tuple[str, ...], _Plan | None], outline: Outline, keys: tuple[str, ...]) -> _Plan | None:
    """Return which keys take any text, and the others with what they take; None where a key is unknown or missing.

    People write the same keys over and over: it is worked out once.
    """
    required, kinds = outline
    texts = tuple(key for key in keys if kinds.get(key) == "text")
    others = tuple((key, kinds[key]) for key in keys if key in kinds and kinds[key] != "text")
    is_whole = len(texts) + len(others) == len(keys) and set(required) <= set(keys)
    if len(plans) > _MOST_PLANS:
        plans.clear()
    plan = plans[keys] = (texts, others) if is_whole else None
    return plan


def _takes(kind: Any, value: Any) -> bool:
    if type(value) is str:
        return bool(_SCALARS[kind](value) if type(kind) is str else type(kind) is tuple and value in kind)
    if type(value) is list:
        return type(kind) is list and all(_takes(kind[0], item) for item in value)
    if type(value) is not dict:
        return bool(kind == "any" and value - value == 0)  # no number is infinite
    if type(kind) is tuple and type(kind[1]) is dict:
        return fits(kind, value)
    return type(kind) is dict and all(item is None or _takes(kind["*"], item) for item in value.values())


def _is_day(value: str) -> bool:
    return _DAY.fullmatch(value) is not None and _exists(value)


def _is_yearly(value: str) -> bool:
    if _YEARLY.fullmatch(value) is None:
        return False
    return _exists(value if len(value) > len("12-31") else _LEAP_YEAR + value)


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _is_moment(value: str) -> bool:
    try:
        return _MOMENT.fullmatch(value) is not None and datetime.fromisoformat(value) is not None
    except ValueError:
        return False


def _is_whole(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER


def _is_money(value: str) -> bool:
    return money_parts(value) is not None


def _is_truth(value: str) -> bool:
    return value.lower() in _TRUTHS


def _always(_value: str) -> bool:
    return True


_SCALARS: dict[str, Callable[[str], bool]] = {
    "text": _always,
    "any": _always,
    "day": _is_day,
    "yearly": _is_yearly,
    "moment": _is_moment,
    "whole": _is_whole,
    "money": _is_money,
    "truth": _is_truth,
}
