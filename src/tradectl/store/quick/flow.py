"""Lists and groups written on one line: `[a, "b"]`, `{kind: fair, terms: [{percent: 30}]}`."""

from __future__ import annotations

import re

from tradectl.store.yaml.style import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TOKEN = re.compile(
    r" *(?:(?P<mark>[\[\]{},])"
    r'|"(?P<double>[^"\\]*)"(?= *[,\]}])'
    r"|'(?P<single>(?:[^']|'')*)'(?= *[,\]}])"
    r"|(?P<key>[a-z_]+):(?= )"
    r"|(?P<plain>(?:[^\W_]|[+/(])[^\[\]{},:#]*)(?= *[,\]}]))"
)
_END = re.compile(r" *(?: #.*)?\Z")
_DEEPEST = 8


class DoubtError(Exception):
    """The text is not of the plain kind, or may be wrong; whoever reads everything has to look."""


def read_flow(text: str) -> Any:
    """Return the list or group that fills a line; raise DoubtError for anything out of the ordinary."""
    value, at = _value(text, 0, 0)
    if _END.match(text, at) is None:
        raise DoubtError
    return value


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    token = _token(text, at)
    mark = token["mark"]
    if mark == "[" and depth < _DEEPEST:
        return _items(text, token.end(), depth)
    if mark == "{" and depth < _DEEPEST:
        return _pairs(text, token.end(), depth)
    if mark is not None or token["key"] is not None:
        raise DoubtError
    plain = token["plain"]
    if plain is None:
        double, single = token["double"], token["single"]
        return (double if single is None else single.replace("''", "'")), token.end()
    plain = plain.rstrip(" ")
    return (None if plain in NOT_GIVEN else plain), token.end()


def _items(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    token = _token(text, at)
    if token["mark"] == "]":
        return items, token.end()
    while True:
        item, at = _value(text, at, depth + 1)
        items.append(item)
        token = _token(text, at)
        at = token.end()
        if token["mark"] == "]":
            return items, at
        if token["mark"] != ",":
            raise DoubtError


def _pairs(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    pairs: dict[str, Any] = {}
    token = _token(text, at)
    if token["mark"] == "}":
        return pairs, token.end()
    while True:
        token = _token(text, at)
        key = token["key"]
        if key is None or key in pairs:
            raise DoubtError
        pairs[key], at = _value(text, token.end(), depth + 1)
        token = _token(text, at)
        at = token.end()
        if token["mark"] == "}":
            return pairs, at
        if token["mark"] != ",":
            raise DoubtError


def _token(text: str, at: int) -> re.Match[str]:
    found = _TOKEN.match(text, at)
    if found is None:
        raise DoubtError
    return found
