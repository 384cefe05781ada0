"""Customers as `export FILE.json` writes them (docs/json.md), read again: every scalar becomes the text a card has."""

from __future__ import annotations

import json
from typing import Any

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.given import Given
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.kinds import takes_money
from tradectl.exchange.limits import LARGEST_FILE, too_large, unreadable

_DEEPEST = 16  # of a card; ours have five


class _UnfitError(ValueError):
    """What JSON can hold and a card cannot: a key twice, a number that is none, half a character, too deep."""


def read_customers(name: str, raw: bytes) -> tuple[Given, ...]:
    """Return the customers of a file, in their order.

    Raise INVALID for what is no such file, strictly UTF-8 (a byte order mark may stand before it); REFUSED for more
    than is taken.
    """
    if len(raw) > LARGEST_FILE:
        raise too_large(name)
    try:
        told = json.loads(raw.decode("utf-8-sig"), **_READING)
        customers = told["data"]["customers"]
        if not isinstance(customers, list):
            raise _no_cards(name)
        return tuple(_given(name, number, one) for number, one in enumerate(customers, 1))
    except (KeyError, TypeError, IndexError) as error:
        raise _no_cards(name) from error
    except (ValueError, RecursionError) as error:
        raise unreadable(name, "JSON") from error


def _given(name: str, number: int, one: object) -> Given:
    customer = one.get("customer") if isinstance(one, dict) else None
    card = one.get("card") if isinstance(one, dict) else None
    if not isinstance(customer, str) or not isinstance(card, dict):
        raise _no_cards(name)
    _check(customer, 0)
    _check(card, 0)
    return Given(number, customer, card_texts(card))


def card_texts(card: dict[str, Any]) -> dict[str, Any]:
    """Return a card as its file has it, from the way JSON tells it: an amount with its currency is one text."""
    return {key: _text(value, (key,)) for key, value in card.items()}


def _text(value: Any, loc: tuple[str | int, ...]) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"amount", "currency"} and takes_money(Card, loc):
            return f"{value['amount']} {value['currency']}"
        return {key: _text(below, (*loc, key)) for key, below in value.items()}
    if isinstance(value, (list, tuple)):
        return [_text(below, (*loc, at)) for at, below in enumerate(value)]
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)


def _check(value: object, depth: int) -> None:
    """Raise ValueError for half a character anywhere in a value, or for one that is too deep."""
    if depth > _DEEPEST:
        raise _UnfitError
    if isinstance(value, str):
        value.encode("utf-8")  # which half a character cannot be
    elif isinstance(value, dict):
        for key, below in value.items():
            _check(key, depth)
            _check(below, depth + 1)
    elif isinstance(value, list):
        for below in value:
            _check(below, depth + 1)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _UnfitError
    return found


def _no_constant(text: str) -> Any:
    raise _UnfitError(text)


_READING: dict[str, Any] = {
    "object_pairs_hook": _no_twins,
    "parse_int": str,  # a number is written as it is written
    "parse_float": str,
    "parse_constant": _no_constant,
}


def _no_cards(name: str) -> TradectlError:
    return TradectlError(
        ErrorCode.INVALID,
        say("{file} does not hold customers with their cards.", file=name),
        say("Take a file that `tradectl export FILE.json` has written, not a redacted one."),
    )
