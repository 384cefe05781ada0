"""A table as CSV (RFC 4180): for spreadsheets, so that nothing in it is ever run as a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.core.formulas import defuse
from tradectl.views.document import Table
from tradectl.views.runs import lines, spelled
from tradectl.views.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Cell, Document

BOM = "\ufeff"

_NEEDS_QUOTES = re.compile(r'[",;\r\n]|^\s|\s$')


def render(document: Document, translator: Translator, *, bom: bool = False) -> str:
    """Return the one table of the document, titles first; `bom` for a file (spreadsheets take it as UTF-8).

    Raise ValueError for a document with no table or several: a view made for CSV has one.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if len(tables) != 1:
        raise ValueError(f"one table can be CSV, not {len(tables)}")
    titles = [_string(column.title, translator) for column in tables[0].columns]
    rows = ([_string(cell, translator) for cell in row] for row in tables[0].rows)
    return (BOM if bom else "") + "".join(_records([titles, *rows]))


def _records(rows: Iterable[list[str]]) -> Iterator[str]:
    for row in rows:
        yield ",".join(map(_field, row)) + "\r\n"


def _field(text: str) -> str:
    told = defuse(text)
    return '"' + told.replace('"', '""') + '"' if _NEEDS_QUOTES.search(told) else told


def _string(cell: Cell, translator: Translator) -> str:
    """Return a cell as a field: newlines of a string and the lines of a stack are kept."""
    if isinstance(cell, str):
        return clean(cell, keep_newlines=True)
    kept = ("".join(piece.text for piece in spelled(line)) for line in lines(cell, translator))
    return "\n".join(kept)
