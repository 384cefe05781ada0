"""A value of a card in words: people by their names and by what is different of them, never as it is stored."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from tradectl.core.message import Message, say
from tradectl.views.field_words import field_word, value_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Words = str | Message

_NOTHING = say("(nothing)")


def in_words(value: object, beside: object = None, key: str = "") -> Words:
    """Return a value for a reader who sees `beside` next to it: of a person on both sides, what is different.

    `key` is the field's.
    """
    if isinstance(value, Message):
        return value
    if _is_nothing(value):
        return _NOTHING
    if isinstance(value, list | tuple):
        others = beside if isinstance(beside, list | tuple) else ()
        return _listed(_one(item, others) for item in value)
    return _pairs(value) if isinstance(value, dict) else value_word(key, str(value))


def _listed(told: Iterable[Words]) -> Words:
    return reduce(lambda several, one: say("{several}, {one}", several=several, one=one), told)


def _one(item: object, others: Sequence[object]) -> Words:
    if _is_nothing(item):
        return _NOTHING
    if not isinstance(item, dict):
        return str(item)
    name = item.get("name")
    if not isinstance(name, str) or not name:
        return _pairs(item)
    twin = next((one for one in others if isinstance(one, dict) and one.get("name") == name), None)
    rest = {key: told for key, told in item.items() if key != "name" and (twin is None or twin.get(key) != told)}
    return say("{name} ({told})", name=name, told=_pairs(rest)) if rest else name


def _pairs(told: Mapping[str, object]) -> Words:
    """Return the fields that are plain; what is nested is told by its name alone."""
    return _listed(
        field_word(key)
        if _is_nested(one)
        else say("{field} {value}", field=field_word(key), value=in_words(one, key=key))
        for key, one in told.items()
    )


def _is_nothing(value: object) -> bool:
    return value is None or value in ("", [], (), {})


def _is_nested(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))
