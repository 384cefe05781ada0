"""Ways to take a key out of a mapping or an item out of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.store.yaml.cuts import Cut, before_on_line, line_start, next_line, without_lines
from tradectl.store.yaml.flow import taken_out
from tradectl.store.yaml.nodes import Mapping
from tradectl.store.yaml.replace import emptied
from tradectl.store.yaml.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.store.yaml.nodes import Sequence
    from tradectl.store.yaml.trail import Trail

_OWN_LINE = re.compile(r" *(?:\? +)?\Z")
_BLANKS = re.compile(r" *")


def removals(trail: Trail, whole: Mapping | Sequence, step: str | int) -> Iterator[tuple[Cut, ...]]:
    """Return the ways to take an entry out of the collection at the end of the trail."""
    at = _index(whole, step)
    last = (len(whole.pairs) if isinstance(whole, Mapping) else len(whole.items)) == 1
    if whole.style is Style.FLOW and not (last and trail.text[whole.start.offset] not in "[{"):
        yield taken_out(trail.text, whole, at)
    elif last:
        yield from emptied(trail)
    else:
        start, end = _key_span(whole, at) if isinstance(whole, Mapping) else _item_span(trail.text, whole, at)
        for cut in _lines(trail.text, start, end):
            yield (cut,)


def _index(whole: Mapping | Sequence, step: str | int) -> int:
    if isinstance(step, int):
        return step
    return [key.value for key, _ in whole.pairs].index(step) if isinstance(whole, Mapping) else 0


def _lines(text: str, start: int, end: int) -> Iterator[Cut]:
    """Return the cuts from `start` to `end` with their lines, or up to the next entry where others share the line."""
    behind = next_line(text, end)
    if _OWN_LINE.match(before_on_line(text, start)):
        yield without_lines(text, start, end)
        yield Cut(line_start(text, start), behind, "")  # a block of lines above needs its last line break
    else:
        blanks = _BLANKS.match(text, behind)
        yield Cut(start, blanks.end() if blanks else behind, "")


def _key_span(mapping: Mapping, at: int) -> tuple[int, int]:
    key, value = mapping.pairs[at]
    return key.start.offset, max(key.end.offset, value.end.offset)


def _item_span(text: str, items: Sequence, at: int) -> tuple[int, int]:
    """Return an item from its dash to its end. All dashes of a list stand in one column."""
    if not at:
        return items.start.offset, items.items[0].end.offset
    indent = items.start.column - 1
    dash = re.compile(rf"(?<![^\r\n]) {{{indent}}}-(?=[ \r\n]|\Z)")
    found = dash.search(text, items.items[at - 1].end.offset)
    start = found.start() + indent if found else items.items[at].start.offset
    return start, items.items[at].end.offset
