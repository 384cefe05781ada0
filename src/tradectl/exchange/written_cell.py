"""A value as it stands in a cell of a workbook: nothing in it acts, and it is no longer than a cell can be."""

from __future__ import annotations

from datetime import date

from tradectl.exchange.plain import plain

_LONGEST = 32_767  # characters of a cell, in units of UTF-16


def written_cell(value: str | date | None) -> str:
    """Return what a cell says: a text with its lines and without what acts, a day as `2026-04-17`."""
    if isinstance(value, date):
        return value.isoformat()
    told = plain(value or "", lines=True)
    return (
        told if len(told) <= _LONGEST // 2 else told.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")
    )


def is_cut(value: str | date | None) -> bool:
    """Return whether a value is longer than a cell, so that its end is missing there."""
    return isinstance(value, str) and len(written_cell(value)) < len(plain(value, lines=True))
