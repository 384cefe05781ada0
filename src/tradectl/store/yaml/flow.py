"""Entries of lists and mappings in brackets: where a new one goes, how one is taken out."""

from __future__ import annotations

import re

from tradectl.store.yaml.cuts import Cut, before_on_line, line_break, line_end, line_start, next_line
from tradectl.store.yaml.nodes import Mapping, Sequence

_REST = re.compile(r"[ \t]*(?P<comma>,)?[ \t]*(?:#[^\r\n]*)?(?=[\r\n])")
_COMMA = re.compile(r"[ \t]*,[ \t]*")
_SEPARATOR = re.compile(r",[ \t]*")
_INSIDE = re.compile(r"[ \t]*")


def added(text: str, whole: Mapping | Sequence, at: int, entry: str) -> tuple[Cut, ...]:
    """Return the cuts that put an entry before the entry `at`."""
    spans = entries(whole)
    if not spans:
        return _first(text, whole, entry)
    if isinstance(whole, Mapping) and text[whole.start.offset] != "{":  # `[a: 1, b]`: a mapping without brackets
        start, end = whole.start.offset, whole.end.offset
        return Cut(start, start, "{"), Cut(end, end, f", {entry}}}")
    separator = _separator(text, spans)
    if not at:
        start = spans[0][0]
        return (Cut(start, start, entry + separator),)
    start, end = spans[at - 1]
    rest = _REST.match(text, end)
    if rest is None or before_on_line(text, start).strip(" \t"):
        return (Cut(end, end, separator + entry),)
    behind, indent = line_end(text, end), before_on_line(text, start)
    line = line_break(text, end) + indent + entry
    if rest["comma"]:
        return (Cut(behind, behind, line + ","),)
    return Cut(end, end, ","), Cut(behind, behind, line)


def taken_out(text: str, whole: Mapping | Sequence, at: int) -> tuple[Cut, ...]:
    """Return the cuts that take the entry `at` out, its line too where it has one for itself."""
    spans = entries(whole)
    start, end = spans[at]
    if _REST.match(text, end) and not before_on_line(text, start).strip(" \t"):
        return (Cut(line_start(text, start), next_line(text, end), ""),)
    comma = _COMMA.match(text, end)
    if comma and (at + 1 < len(spans) or len(spans) == 1):
        return (Cut(start, comma.end(), ""),)
    before = spans[at - 1][1] if at else start
    if "#" in text[before:start]:
        return (Cut(start, comma.end() if comma else end, ""),)
    return (Cut(before, end, ""),)


def entries(whole: Mapping | Sequence) -> list[tuple[int, int]]:
    """Return the start and end of every entry."""
    if isinstance(whole, Mapping):
        return [(key.start.offset, max(key.end.offset, value.end.offset)) for key, value in whole.pairs]
    return [(item.start.offset, item.end.offset) for item in whole.items]


def _first(text: str, whole: Mapping | Sequence, entry: str) -> tuple[Cut, ...]:
    """Return the cut that fills empty brackets; blanks in them go to both sides."""
    start, end = whole.start.offset + 1, whole.end.offset - 1
    inside = text[start:end]
    if _INSIDE.fullmatch(inside):
        return (Cut(start, end, inside + entry + inside),)
    return (Cut(start, start, entry),)


def _separator(text: str, spans: list[tuple[int, int]]) -> str:
    """Return what stands between the first two entries, if that is a comma and blanks."""
    if len(spans) > 1:
        between = text[spans[0][1] : spans[1][0]]
        if _SEPARATOR.fullmatch(between):
            return between
    return ", "
