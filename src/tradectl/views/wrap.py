"""Where running text may be broken into lines: at blanks, and between Chinese characters as typesetters do it.

A line does not begin with a closing mark (，。」) nor end with an opening one; a word longer than a line is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.views.cells import fitting, width

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER_FIRST = frozenset("，。、；：！？）》」』】〕〉％…—～,.;:!?)]}%’”·")
_NEVER_LAST = frozenset("（《「『【〔〈([{‘“￥$")


def wrap(text: str, cells: int) -> list[str]:
    """Return the text in lines of at most `cells` cells, without blanks at their ends; no text is one empty line."""
    return [text[start:end] for start, end in spans(text, cells)]


def spans(text: str, cells: int) -> Iterator[tuple[int, int]]:
    """Yield the same lines as pairs of offsets, for text that carries styles."""
    start, last = 0, len(text)
    while True:
        limit = fitting(text, max(cells, 2), start)  # two: a wide character must fit
        end = limit if limit == last else _last_break(text, start, limit)
        yield start, _before_blanks(text, start, end)
        start = end
        while start < last and text[start] == " ":
            start += 1
        if start == last:
            return


def _before_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _last_break(text: str, start: int, limit: int) -> int:
    """Return the last place in (start, limit] where a line may end, else `limit`."""
    return next((at for at in range(limit, start, -1) if _may_break(text, at)), limit)


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after == " " or before == " ":
        return True
    if after in _NEVER_FIRST or before in _NEVER_LAST or not width(after):
        return False
    return width(before) == 2 or width(after) == 2  # noqa: PLR2004  two cells: a Chinese character
