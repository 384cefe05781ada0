"""Cells of workbooks as people see them: whole numbers with all their digits, days as days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from tradectl.core.intake.sheet import Row
from tradectl.exchange.limits import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_FILLED = 200_000


def filled(rows: Sequence[list[str]]) -> tuple[Row, ...]:
    """Return the rows that say anything, numbered from 1."""
    return tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, 1) if any(map(str.strip, cells)))


def cell_text(value: object) -> str:
    """Return a cell's value as text: `4917012345678`, `0.25`, `2026-04-17`, `2026-04-17 14:30`, `14:30`, `TRUE`."""
    if isinstance(value, str):
        return value[:LONGEST_CELL]
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return number_text(value)
    return _when(value)


def _when(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time(0) else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
        return f"{hours}:{minutes:02d}"
    return ""


def number_text(value: float) -> str:
    """Return a number without an exponent and without `.0`."""
    plain = format(Decimal(repr(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def fill_merged(rows: list[list[str]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give the text of cells merged downwards to each of their rows.

    What is merged sideways stays in its first column: a remark across three columns is no city.
    """
    left = _MOST_FILLED
    for (top, column), (bottom, _) in merged:
        if top >= len(rows) or column >= len(rows[top]) or not rows[top][column]:
            continue
        for row in rows[top + 1 : min(bottom + 1, top + 1 + left)]:
            left -= 1
            if column < len(row) and not row[column]:
                row[column] = rows[top][column]
