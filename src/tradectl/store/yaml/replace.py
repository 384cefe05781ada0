"""Ways to write another value in a value's place, the most faithful one first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.store.yaml.cuts import Cut, line_break, without_lines
from tradectl.store.yaml.literal import HEADER, literal
from tradectl.store.yaml.nodes import Mapping, Node, Scalar
from tradectl.store.yaml.oneline import one_line
from tradectl.store.yaml.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.store.yaml.trail import Trail
    from tradectl.store.yaml.values import Value

_BLANKS = re.compile(r"[ \t]*")
_COLON = re.compile(r"[ \t]*:")
_INDENTED = re.compile(r"^( +)[^ \r\n]", re.MULTILINE)


def replacements(trail: Trail, value: Value) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to put `value` where the node at the end of the trail stands."""
    node = trail.node
    if isinstance(node, Scalar) and node.style in (Style.LITERAL, Style.FOLDED):
        yield from _block_scalar(trail, node, value)
    else:
        for style in _styles(node):
            yield from _other(trail, one_line(value, flow=trail.in_flow, style=style))


def _other(trail: Trail, new: str) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to write a new text where the node stands."""
    node = trail.node
    if node.start == node.end:
        yield from _fill(trail.text, node.start.offset, trail, new)
    elif _is_below_its_key(trail, node):
        yield from _instead_of_lines(trail, node, new)
    else:
        yield (Cut(node.start.offset, node.end.offset, new),)


def _styles(node: Node) -> tuple[Style | None, ...]:
    """Return the styles to try: a scalar keeps its own if it can be kept."""
    return (node.style, Style.DOUBLE) if isinstance(node, Scalar) else (None, Style.DOUBLE)


def _fill(text: str, at: int, trail: Trail, new: str) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to write behind a colon or a dash with nothing behind it; a comment keeps its column."""
    found = _BLANKS.match(text, at)
    behind = found.end() if found else at
    blanks = behind - at
    if trail.key is not None and trail.key.end.offset == at:
        yield (Cut(at, at, ": " + new),)
    elif text[behind : behind + 1] == "#":
        distance = max(blanks - len(new) - 1, min(blanks, 2))
        yield (Cut(at, behind, " " + new + " " * distance),)
    elif blanks:
        yield (Cut(behind, behind, new),)
        yield (Cut(at, behind, " " + new),)
    else:
        yield (Cut(at, at, " " + new),)


def _is_below_its_key(trail: Trail, node: Node) -> bool:
    """Return whether a block collection stands on lines of its own below its key."""
    return node.style is Style.BLOCK and trail.key is not None and trail.key.end.line < node.start.line


def _instead_of_lines(trail: Trail, node: Node, new: str) -> Iterator[tuple[Cut, ...]]:
    """Return the way to write behind the key and take the block's lines out; comments above them stay."""
    colon = _COLON.match(trail.text, trail.key.end.offset) if trail.key else None
    if colon is None:
        return
    lines = without_lines(trail.text, node.start.offset, node.end.offset)
    for cuts in _fill(trail.text, colon.end(), trail, new):
        yield (*cuts, lines._replace(start=max(lines.start, cuts[0].end)))


def _block_scalar(trail: Trail, node: Scalar, value: Value) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to rewrite a literal or folded block: of several lines a literal one, else on one line."""
    text, start, end = trail.text, node.start.offset, node.end.offset
    header = HEADER.match(text, start)
    comment = header["rest"] if header and "#" in header["rest"] else ""
    if isinstance(value, str) and "\n" in value and header:
        outer = trail.indent
        found = _INDENTED.search(text, header.end(), end)
        indent = len(found[1]) if found else outer + 2
        new = literal(value, indent=indent, outer=outer, ending=line_break(text, start), header=header.group())
        if new is not None:
            yield (Cut(start, end, new),)
    for style in (None, Style.DOUBLE):
        yield (Cut(start, end, one_line(value, flow=False, style=style) + comment),)


def emptied(trail: Trail) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to leave an empty collection where its last entry goes."""
    if trail.parent is not None:  # a document keeps its last key
        yield from _other(trail, "{}" if isinstance(trail.node, Mapping) else "[]")
