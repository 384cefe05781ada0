"""Ways to put a key into a mapping or an item into a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.store.yaml.cuts import Cut, before_on_line, behind_lines, line_break, line_start, new_line
from tradectl.store.yaml.flow import added
from tradectl.store.yaml.literal import literal
from tradectl.store.yaml.nodes import Mapping, Node, Sequence
from tradectl.store.yaml.oneline import one_line
from tradectl.store.yaml.quote import written
from tradectl.store.yaml.style import Style
from tradectl.store.yaml.values import is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.store.yaml.trail import Trail
    from tradectl.store.yaml.values import Value

_DASH = re.compile(r"-( *)")
_STEP = 2  # blanks to indent by where the text gives no example


def new_keys(
    trail: Trail, mapping: Mapping, key: str, value: Value, order: tuple[str, ...]
) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to add a key to the mapping at the end of the trail, behind the one it follows in `order`."""
    behind = _predecessor(mapping, key, trail, order)
    if mapping.style is Style.FLOW:
        entry = f"{written(key, flow=True)}: {one_line(value, flow=True)}"
        yield added(trail.text, mapping, behind + 1, entry)
    else:
        yield from _new_lines(trail, mapping, behind, key, value)


def _new_lines(trail: Trail, mapping: Mapping, behind: int, key: str, value: Value) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to write a key on lines of its own behind a pair."""
    above_key, above = mapping.pairs[behind]
    column = mapping.start.column if above.style is Style.BLOCK else None
    at = behind_lines(trail.text, max(above.end.offset, above_key.end.offset), column)
    indent = " " * (mapping.start.column - 1)
    for text in _texts(trail, mapping, written(key, flow=False), value):
        yield (new_line(trail.text, at, indent + text),)


def new_item(trail: Trail, items: Sequence, value: Value, at: int) -> tuple[Cut, ...]:
    """Return the cuts that put an item before the item `at` of the list at the end of the trail."""
    if items.style is Style.FLOW:
        return added(trail.text, items, at, one_line(value, flow=True))
    dash = _DASH.match(trail.text, items.start.offset)
    indent = " " * (items.start.column - 1)
    gap = dash[1] if dash and dash[1] and items.items[0].start.line == items.start.line else " "
    item = "-" + gap + _item(trail, items, value, indent + " " + gap)
    if at:
        above = items.items[at - 1]
        column = items.start.column if above.style is Style.BLOCK else None
        return (new_line(trail.text, behind_lines(trail.text, above.end.offset, column), indent + item),)
    start = items.start.offset
    if before_on_line(trail.text, start).strip(" "):  # `- - a`: the list begins behind another dash
        return (Cut(start, start, item + line_break(trail.text, start) + indent),)
    return (new_line(trail.text, _above_comments(trail.text, start), indent + item),)


def _predecessor(mapping: Mapping, key: str, trail: Trail, order: tuple[str, ...]) -> int:
    """Return the index of the pair a new key goes behind: its nearest in the order, else the last one."""
    above = [step for step in trail.path if isinstance(step, str)]
    rank = {name: number for number, name in enumerate(order)}
    own = rank.get(".".join([*above, key]), -1)
    ranks = [rank.get(".".join([*above, pair[0].value or ""]), -1) for pair in mapping.pairs]
    nearest = max((number for number in ranks if 0 <= number < own), default=-1)
    return ranks.index(nearest) if nearest >= 0 else len(mapping.pairs) - 1


def _texts(trail: Trail, mapping: Mapping, key: str, value: Value) -> Iterator[str]:
    """Return the texts of a new pair without its indentation: in the columns of its neighbours if they have any."""
    outer = mapping.start.column - 1
    ending = line_break(trail.text, mapping.start.offset)
    if isinstance(value, str) and "\n" in value:
        block = literal(value, indent=outer + _STEP, outer=outer, ending=ending)
        if block is not None:
            yield f"{key}: {block}"
    width = _value_column(mapping) - 1 - outer
    for style in (None, Style.DOUBLE):
        yield f"{key}:".ljust(max(width, len(key) + 2)) + one_line(value, flow=False, style=style)


def _value_column(mapping: Mapping) -> int:
    """Return the column the values of a mapping are aligned in, 1 where they are not."""
    beside = [
        (key, value) for key, value in mapping.pairs if key.end.line == value.start.line and value.start < value.end
    ]
    columns = {value.start.column for _, value in beside}
    lengths = {key.end.column for key, _ in beside}
    return columns.pop() if len(columns) == 1 and len(lengths) > 1 else 1


def _item(trail: Trail, items: Sequence, value: Value, indent: str) -> str:
    """Return the text of a new item: in block style where the other items are written so."""
    if not is_mapping(value) or not value or not all(_is_block_mapping(item) for item in items.items):
        return one_line(value, flow=False)
    ending = line_break(trail.text, items.start.offset)
    pairs = [f"{written(key, flow=False)}: {one_line(below, flow=False)}" for key, below in value.items()]
    return (ending + indent).join(pairs)


def _is_block_mapping(node: Node) -> bool:
    return isinstance(node, Mapping) and node.style is Style.BLOCK


def _above_comments(text: str, offset: int) -> int:
    """Return the start of the comment lines right above a line, or of the line itself."""
    at = line_start(text, offset)
    while at:
        above = line_start(text, at - (2 if text.startswith("\r\n", at - 2) else 1))
        if not text.startswith("#", above + len(text[above:at]) - len(text[above:at].lstrip(" "))):
            break
        at = above
    return at
