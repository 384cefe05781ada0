"""What stands between the values: tabs where a space belongs, and breaks of lines that nobody can see."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tradectl.store.yaml.faults import MAX_FAULTS, Fault, FaultKind
from tradectl.store.yaml.guard import code_point
from tradectl.store.yaml.lines import SEPARATORS, Lines
from tradectl.store.yaml.nodes import Node, Scalar, Sequence
from tradectl.store.yaml.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = re.compile(f"[{SEPARATORS}]")
_UNSEEN = re.compile(f"[{SEPARATORS}\ufeff]")
_TAB_OR_COMMENT = re.compile(r"#[^\r\n]*|(?:[:?-]|\A|(?<=[\r\n])) *(?P<tab>\t)[ \t]*(?![ \t\r\n])")
_QUOTED = frozenset({Style.SINGLE, Style.DOUBLE})


def gap_faults(text: str, seen: list[Node]) -> list[Fault]:
    """Return the faults between the values of some nodes, and line separators in values without quotes."""
    if not any(character in text for character in f"\t{SEPARATORS}\ufeff"):
        return []
    scalars = list(_scalars(seen))
    faults: list[Fault] = []
    lines = Lines(text)
    for start, end in _gaps(scalars, len(text)):
        faults += _tabs(text, start, end, lines)
        faults += _unseen(text, start, end, lines)
    for scalar in scalars:
        found = _separators(text, scalar.start.offset, scalar.end.offset, lines)
        faults += _in_quotes(found) if scalar.style in _QUOTED else found
    return sorted(faults, key=lambda fault: fault.is_warning)[:MAX_FAULTS]


def separator_before(text: str, seen: list[Node], fault: Fault) -> Fault | None:
    """Return the first line separator without quotes up to another fault: it is what caused it."""
    place = (fault.line, fault.column)
    found = (other for other in gap_faults(text, seen) if other.kind is FaultKind.LINE_SEPARATOR)
    return min((other for other in found if (other.line, other.column) <= place), key=_place, default=None)


def _place(fault: Fault) -> tuple[int, int]:
    return fault.line, fault.column


def _separators(text: str, start: int, end: int, lines: Lines) -> list[Fault]:
    """Return a fault for each of the first hundred U+0085, U+2028 and U+2029 between two indices."""
    return [
        Fault(FaultKind.LINE_SEPARATOR, *lines.mark(found.start())[1:], code_point(found.group()))
        for found in islice(_SEPARATOR.finditer(text, start, end), MAX_FAULTS)
    ]


def _in_quotes(found: list[Fault]) -> list[Fault]:
    """Return the warnings for separators in quotes: U+0085 alone, for libyaml folds it into a blank."""
    return [replace(fault, kind=FaultKind.HIDDEN_CHARACTER) for fault in found if fault.detail == "U+0085"]


def _scalars(seen: list[Node]) -> Iterator[Scalar]:
    """Return every scalar, keys too, in the order of the text."""
    waiting = seen[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting += reversed(node.items)
        else:
            waiting += [part for pair in reversed(node.pairs) for part in reversed(pair)]


def _gaps(scalars: list[Scalar], length: int) -> Iterator[tuple[int, int]]:
    """Return the stretches of text outside of every scalar."""
    behind = 0
    for scalar in scalars:
        if scalar.start.offset < scalar.end.offset:
            yield behind, scalar.start.offset
            behind = scalar.end.offset
    yield behind, length


def _tabs(text: str, start: int, end: int, lines: Lines) -> Iterator[Fault]:
    """Return a fault for tabs that indent a line or follow a colon, a dash or a question mark."""
    for found in _TAB_OR_COMMENT.finditer(text, start, end):
        if found["tab"] and found.end() < len(text):
            yield Fault(FaultKind.TAB, *lines.mark(found.start("tab"))[1:])


def _unseen(text: str, start: int, end: int, lines: Lines) -> Iterator[Fault]:
    for found in islice(_UNSEEN.finditer(text, start, end), MAX_FAULTS):
        kind = FaultKind.CONTROL_CHARACTER if found.group() == "\ufeff" else FaultKind.LINE_SEPARATOR
        yield Fault(kind, *lines.mark(found.start())[1:], code_point(found.group()))
