"""The text of a scalar, written so that every reader of YAML 1.1 and 1.2 reads back exactly that string."""

from __future__ import annotations

import re

from tradectl.store.yaml.hidden import HIDDEN, hidden
from tradectl.store.yaml.style import NOT_GIVEN, Style

# What some reader takes for null, a truth value, a number, a time, a merge or a default: YAML 1.1 and 1.2 together,
# and a little more, for quotes do no harm.
_AMBIGUOUS = re.compile(
    r"""~|null|y|n|yes|no|on|off|true|false|=|<<
    | [-+]?\.?(?:inf|nan)
    | [-+]?0[xob][0-9a-f_]*
    | [-+]?[\d_.][\d_.,:]*(?:e[-+]?[\d_]*)?
    | \d{4}-\d\d?-\d\d?(?:[t \t].*)?
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_INDICATOR_FIRST = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|\Z)|---|\.\.\.|=")
_BREAKS_PLAIN = re.compile(r":(?:\s|\Z)|\s#|^\s|\s\Z")
_BREAKS_FLOW = r"[,\[\]{}]|:|^[-?]"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TO_ESCAPE = r'[\\"\n\t\r]'


class NotTextError(ValueError):
    """The value holds half a character (a lone surrogate), which no file can hold."""


def escape_hidden(text: str) -> str:
    """Return a text with its hidden characters as escapes of a double-quoted scalar."""
    return re.sub(HIDDEN, _code, text)


def is_ambiguous(value: str) -> bool:
    """Return whether some reader takes a plain `value` for something else than this text."""
    return not value or _AMBIGUOUS.fullmatch(value) is not None


def can_be_plain(value: str, *, flow: bool) -> bool:
    """Return whether `value` without quotes is one scalar of these very characters, whatever its type."""
    return bool(
        value
        and not _INDICATOR_FIRST.match(value)
        and not _BREAKS_PLAIN.search(value)
        and not (flow and re.search(_BREAKS_FLOW, value))
        and _is_clean(value)
    )


def written(value: str, *, flow: bool, style: Style | None = None, typed: bool = False) -> str:
    """Return `value` as a scalar on one line.

    `style` is tried first (that of the value it replaces); else plain where that is safe, else double quotes.
    `typed`: a date or a grade, which may look like something else than text. Raise NotTextError for half characters.
    """
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotTextError(value) from error
    if style is Style.SINGLE and _is_clean(value):
        return "'" + value.replace("'", "''") + "'"
    if style is not Style.DOUBLE and can_be_plain(value, flow=flow) and _may_be_plain(value, typed=typed):
        return value
    return '"' + _escaped(value) + '"'


def _may_be_plain(value: str, *, typed: bool) -> bool:
    return value not in NOT_GIVEN if typed else not is_ambiguous(value)


def _is_clean(value: str) -> bool:
    """Return whether every character can stand in the text as it is, on one line and seen."""
    return value.isprintable() or (hidden(value) is None and not re.search(r"[\t\n]", value))


def _escaped(value: str) -> str:
    return escape_hidden(re.sub(_TO_ESCAPE, lambda found: _ESCAPES[found.group()], value))


def _code(found: re.Match[str]) -> str:
    number = ord(found.group())
    if number > 0xFFFF:  # noqa: PLR2004 - the end of the basic plane
        return f"\\U{number:08X}"
    return f"\\u{number:04X}"
