"""A document as plain text, for pipes and files: no colour, no wrapping, one row one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.views.cells import pad, width
from tradectl.views.document import Blank, Heading, Item, KeyValues, Listing, Paragraph, Rule, Table, Verbatim
from tradectl.views.runs import string
from tradectl.views.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tradectl.i18n.translator import Translator
    from tradectl.views.cells import Align
    from tradectl.views.document import Block, Document

GAP = "  "
RULE = "-" * 40


def render(document: Document, translator: Translator) -> str:
    """Return the document as lines; columns stand under each other by their width in cells."""
    told = spaced((type(block), list(_block(block, translator))) for block in document.blocks)
    return "".join(f"{line.rstrip()}\n" for line in told)


def spaced(blocks: Iterable[tuple[type[Block], list[str]]]) -> Iterator[str]:
    """Yield the lines of all blocks, with one empty line before a heading and for blanks, none at the start."""
    last = ""
    for kind, lines in blocks:
        if kind in {Heading, Blank} and last:
            yield ""
            last = ""
        for line in lines:
            yield line
            last = line or "\n"  # an empty line of a block (of a note) is content


def bullets(listing: Listing) -> Iterator[tuple[str, Item]]:
    """Yield each item with its bullet or number and the blank after it, all of one width."""
    last = len(str(len(listing.items)))
    for number, item in enumerate(listing.items, 1):
        bullet = f"{number:>{last}}. " if listing.numbered else "- "
        yield bullet, item if isinstance(item, Item) else Item(item)


def _block(block: Block, translator: Translator) -> Iterable[str]:
    told: Iterable[str] = ()
    match block:
        case Heading(text=text) | Paragraph(text=text):
            told = [string(text, translator)]
        case Verbatim(text=text):
            told = [GAP + line for line in clean(text, keep_newlines=True).rstrip("\n").split("\n")]
        case Table():
            told = _table(block, translator)
        case KeyValues(pairs=pairs):
            rows = [(string(key, translator), string(value, translator)) for key, value in pairs]
            told = _aligned(rows, ("left", "left"))
        case Listing():
            told = _listing(block, translator)
        case Rule():
            told = [RULE]
    return told


def _listing(listing: Listing, translator: Translator) -> Iterator[str]:
    for bullet, item in bullets(listing):
        yield bullet + string(item.text, translator)
        for line in item.under:
            yield " " * len(bullet) + string(line, translator)


def _table(table: Table, translator: Translator) -> Iterator[str]:
    titles = tuple(string(column.title, translator) for column in table.columns)
    rows = [tuple(string(cell, translator) for cell in row) for row in table.rows]
    return _aligned([titles, *rows], tuple(column.align for column in table.columns))


def _aligned(rows: Sequence[tuple[str, ...]], aligns: tuple[Align, ...]) -> Iterator[str]:
    """Yield rows with the cells of every column at one place; a last column that stands left is not filled."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if widths and aligns[-1] == "left":
        widths[-1] = 0
    for row in rows:
        yield GAP.join(pad(cell, to, align) for cell, to, align in zip(row, widths, aligns, strict=True))
