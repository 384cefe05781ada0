"""A value of a card in words: people by their names and by what is different of them, never as it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def in_words(value: object, beside: object = None) -> str | Message:
    """Return a value for a reader who sees `beside` next to it: of a person on both sides, what is different."""
    if isinstance(value, Message):
        return value
    if value is None or value in ("", [], (), {}):
        return say("(nothing)")
    if isinstance(value, list | tuple):
        others = beside if isinstance(beside, list | tuple) else ()
        return ", ".join(_one(item, others) for item in value)
    return _pairs(value) if isinstance(value, dict) else str(value)


def _one(item: object, others: Sequence[object]) -> str:
    if not isinstance(item, dict):
        return str(item)
    name = item.get("name")
    if not isinstance(name, str) or not name:
        return _pairs(item)
    twin = next((one for one in others if isinstance(one, dict) and one.get("name") == name), None)
    rest = {key: told for key, told in item.items() if key != "name" and (twin is None or twin.get(key) != told)}
    told = _pairs(rest)
    return f"{name} ({told})" if told else name


def _pairs(told: Mapping[str, object]) -> str:
    """Return the fields that are plain; what is nested is told by its name alone."""
    return ", ".join(key if _is_nested(one) else f"{key} {in_words(one)}" for key, one in told.items())


def _is_nested(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))
