"""Read a plain command line of a daily verb without the command-line library (docs/decisions/0008).

Whatever is unknown, doubled, cut short or out of range is left to the library, whose words of complaint are better.
"""

from __future__ import annotations

from tradectl.cli.daily.lines import LINES, SHARED
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_LONGEST_NUMBER = 9  # digits


class Plain(NamedTuple):
    """A command line that was understood: the verb, the values for its `answer`, the shared options."""

    verb: str
    values: dict[str, Any]
    asked: dict[str, str]


class _DoubtError(Exception):
    """The line is for the library."""


def read_line(arguments: Sequence[str]) -> Plain | None:
    """Return what a command line says, None where the library is to read it."""
    words = list(arguments)
    asked: dict[str, str] = {}
    try:
        while words and words[0].startswith("-"):
            option, value = _option(words)
            if option not in SHARED or SHARED[option] in asked:
                return None
            asked[SHARED[option]] = _value(words, value)
        if not words or words[0] not in LINES:
            return None
        verb = words.pop(0)
        values, later = _read_verb(words, LINES[verb])
    except _DoubtError:
        return None
    return Plain(verb, values, asked | later)


def _read_verb(words: list[str], line: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    given: dict[str, Any] = {}
    asked: dict[str, str] = {}
    places: list[str] = []
    while words:
        if not words[0].startswith("-"):
            places.append(words.pop(0))
            continue
        option, value = _option(words)
        if option in line["values"]:
            name, kind = line["values"][option]
            _put(given, name, kind, _value(words, value))
        elif option in line["flags"] and value is None and line["flags"][option] not in given:
            given[line["flags"][option]] = True
        elif option in SHARED and SHARED[option] not in asked:
            asked[SHARED[option]] = _value(words, value)
        else:
            raise _DoubtError
    given.pop("yes", None)
    return line["silent"] | given | _placed(places, line["places"]), asked


def _option(words: list[str]) -> tuple[str, str | None]:
    """Take an option off the words, with its value where that is joined to it (`--format=json`)."""
    option, joined, value = words.pop(0).partition("=")
    if joined and not option.startswith("--"):
        raise _DoubtError
    return option, value if joined else None


def _value(words: list[str], joined: str | None) -> str:
    if joined is not None:
        return joined
    if not words or words[0].startswith("-"):
        raise _DoubtError
    return words.pop(0)


def _put(given: dict[str, Any], name: str, kind: Any, value: str) -> None:
    if kind == "texts":
        given.setdefault(name, []).append(value)
    elif name in given:
        raise _DoubtError
    else:
        given[name] = value if kind == "text" else _number(value, *kind)


def _number(text: str, least: int | None, most: int | None) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise _DoubtError
    number = int(text)
    if (least is not None and number < least) or (most is not None and number > most):
        raise _DoubtError
    return number


def _placed(words: list[str], places: list[tuple[str, bool, bool]]) -> dict[str, Any]:
    """Return the arguments by name."""
    found: dict[str, Any] = {}
    for name, must, many in places:
        if many:
            found[name], words = words, []
        elif words:
            found[name], words = words[0], words[1:]
        if must and not found.get(name):
            raise _DoubtError
    if words:
        raise _DoubtError
    return found
