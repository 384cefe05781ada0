r"""The lines of a contact card that are kept as they were read: `item1.TEL;TYPE=cell:+49170…` (`contacts.vcard`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ONLY_ONE = frozenset(["UID", "N"])  # a card has one of each, whoever is joined
_LINE = r'(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)(?:;(?:[^:;"]|"[^"]*")*)*+:(.*)'
_SPECIAL = r"[\\,;\n]"
_ESCAPED = r"\\(.)"


def property_line(name: str, value: str) -> str:
    """Return a property with its value escaped; `name` has its parameters."""
    told = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"{name}:{re.sub(_SPECIAL, _escape, told)}"


def _escape(match: re.Match[str]) -> str:
    return "\\n" if match[0] == "\n" else f"\\{match[0]}"


def name_of(line: str) -> str:
    """Return a property's name in capitals, without group and parameters; empty where the line is none."""
    found = re.fullmatch(_LINE, line, re.DOTALL)
    return found[1].upper() if found else ""


def value_of(line: str) -> str:
    """Return a property's value without its escapes and the scheme of a number or an address."""
    found = re.fullmatch(_LINE, line, re.DOTALL)
    told = re.sub(_ESCAPED, lambda match: "\n" if match[1] in "nN" else match[1], found[2]) if found else ""
    return re.sub("^(?:tel|mailto):", "", told.strip(), flags=re.IGNORECASE)


def values_of(lines: Iterable[str], name: str) -> tuple[str, ...]:
    """Return what the properties of a name say, in their order; nothing empty."""
    return tuple(value for line in lines if name_of(line) == name and (value := value_of(line)))
