"""How wide the columns of a table are on a screen of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.views.document import Column

GAP = 2
INDENT = 3  # cells before what stands beneath a row
COMFORTABLE = 32  # cells a wrapping column keeps before others are cut


def fit(columns: Sequence[Column], natural: Sequence[int], screen: int) -> list[int]:
    """Return the width of each column, in cells.

    `natural` is the widest cell of each, title included. What is too much is taken first from the wrapping column
    (nothing is lost there), then from the others by weight, then from the wrapping one again; where the least widths
    do not fit either, what is returned is wider than the screen.
    """
    widths = [
        min(wanted, column.most or wanted, max(screen, column.least))
        for column, wanted in zip(columns, natural, strict=True)
    ]
    excess = _total(widths) - screen
    excess = _shrink(widths, [(max(column.least, COMFORTABLE), int(column.wraps)) for column in columns], excess)
    excess = _shrink(widths, [(column.least, column.weight) for column in columns], excess)
    _shrink(widths, [(column.least, int(column.wraps)) for column in columns], excess)
    return widths


def arrange(columns: Sequence[Column], natural: Sequence[int], screen: int) -> tuple[list[int], list[int]]:
    """Return which columns stand side by side and which beneath; none side by side where no table fits the screen.

    What may stand beneath goes there first, then what may be left out is left out.
    """
    sides = list(range(len(columns)))
    beneath: list[int] = []
    for kind in ("", "beneath", "left out"):
        going = [at for at in sides if kind and columns[at].narrow == kind]
        sides = [at for at in sides if at not in going]
        beneath += going if kind == "beneath" else []
        if _total(fit([columns[at] for at in sides], [natural[at] for at in sides], screen)) <= screen:
            return sides, beneath
    return [], []


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _shrink(widths: list[int], limits: Sequence[tuple[int, int]], excess: int) -> int:
    """Take `excess` cells by (least, weight), each from the column widest for its weight; return what is left of it."""
    while excess > 0:
        able = [(widths[at] / weight, at) for at, (least, weight) in enumerate(limits) if weight and widths[at] > least]
        if not able:
            break
        widths[max(able)[1]] -= 1
        excess -= 1
    return excess
