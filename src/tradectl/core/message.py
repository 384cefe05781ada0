"""Text for people as a value: the English source and its parameters, rendered later in the reader's language."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import TypeAlias

Param: TypeAlias = "str | int | date | Message"
_BRACES = r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}"


class Country(str):
    """The alpha-2 code of a country, told with its name in the reader's language."""

    __slots__ = ()


class Message:
    """A sentence not yet in any language.

    `text` is the English source and the key of the catalogues; `plural` and `count` are set by `say_n`. `params`
    fill the named placeholders; a parameter may itself be a message. A value that never changes, written out by hand:
    it is on every path, and no tuple, which JSON would take for a list.
    """

    __slots__ = ("count", "params", "plural", "text")

    def __init__(self, text: str, params: tuple[tuple[str, Param], ...] = (), plural: str = "", count: int = 0) -> None:
        self.text = text
        self.params = params
        self.plural = plural
        self.count = count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return f"Message{self._parts()!r}"

    def __str__(self) -> str:
        """Return the English text, for logs and tests."""
        return fill(self.plural if self.plural and self.count != 1 else self.text, self.params, str)

    def _parts(self) -> tuple[str, tuple[tuple[str, Param], ...], str, int]:
        return (self.text, self.params, self.plural, self.count)


def fill(template: str, params: tuple[tuple[str, Param], ...], told: Callable[[Message | Country], str]) -> str:
    """Return a template with each `{name}` replaced once; no value is looked into, but for its last stop.

    Not `str.format`: a record that somebody else wrote brings its own template. `told` renders a message in a message,
    and a country.
    """
    if not params:
        return template
    values = dict(params)

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return match[0][0]  # {{ or }}
        if name not in values:
            return match[0]
        found = values[name]
        text = told(found) if isinstance(found, (Message, Country)) else str(found)
        ends = template[match.end() : match.end() + 2] in (".", ". ")
        return text[:-1] if ends and text[-1:] == "." and text[-2:-1].isalnum() else text  # `Casa Luz S.A.`

    return re.sub(_BRACES, value, template)


def say(text: str, /, **params: Param) -> Message:
    """Return the message of a literal English sentence with named placeholders (extracted into the catalogues)."""
    return Message(text, tuple(params.items()))


def say_n(one: str, many: str, count: int, /, **params: Param) -> Message:
    """Return a message with a singular and a plural form; `{count}` is filled by itself."""
    return Message(one, (("count", count), *params.items()), many, count)
