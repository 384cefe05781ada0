r"""A document as GitHub-flavoured Markdown that reads well as text too; data in it is never mark-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from tradectl.views.document import Heading, Item, KeyValues, Listing, Paragraph, Role, Rule, Table, Verbatim
from tradectl.views.punctuation import COLON
from tradectl.views.runs import lines, runs, string
from tradectl.views.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Block, Cell, Document, Text
    from tradectl.views.runs import Run

_MARKS = re.compile(r"[\\`*_~\[\]()<>|#&$]|:(?=[A-Za-z+-][\w+-]*:)")  # the last: an emoji code
_LINE_START = re.compile(r"\d{1,9}(?=\.(?:\s|$))|(?=[-+](?:\s|$)|-+\s*$|=+\s*$)")  # a list, a rule, a heading
_URL_SAFE = "/:?#[]@!$&'*+,;=%~"  # everything a URL is made of but brackets
_LOUD = frozenset([Role.STRONG, Role.BAD])


def render(document: Document, translator: Translator) -> str:
    """Return the document's blocks with an empty line between them."""
    told = ("\n".join(_block(block, translator)) for block in document.blocks)
    body = "\n\n".join(block for block in told if block)
    return f"{body}\n" if body else ""


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line, wherever it stands."""
    return _at_line_start(_inline(clean(text)))


def _inline(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _at_line_start(text: str) -> str:
    text = text.strip(" ")
    start = _LINE_START.match(text)
    return f"{start[0]}\\{text[start.end() :]}" if start else text


def _block(block: Block, translator: Translator) -> Iterable[str]:
    told: Iterable[str] = ()
    match block:
        case Heading(level=level, text=text):
            told = [f"{'#' * level} {_line(text, translator)}"]
        case Paragraph(text=text):
            told = [_line(text, translator)]
        case Verbatim(text=text):
            told = _verbatim(text)
        case Table():
            told = _table(block, translator)
        case KeyValues(pairs=pairs):
            told = [_key_value(key, value, translator) for key, value in pairs]
        case Listing():
            told = _listing(block, translator)
        case Rule():
            told = ["---"]
    return told


def _verbatim(text: str) -> Iterator[str]:
    kept = [escape(line) for line in clean(text, keep_newlines=True).rstrip("\n").split("\n")]
    for line, after in zip(kept, [*kept[1:], ""], strict=True):
        yield f"> {line}{chr(92) if line and after else ''}".rstrip()


def _listing(listing: Listing, translator: Translator) -> Iterator[str]:
    for number, entry in enumerate(listing.items, 1):
        item = entry if isinstance(entry, Item) else Item(entry)
        bullet = f"{number}. " if listing.numbered else "- "
        yield bullet + _line(item.text, translator)
        for line in item.under:
            yield f"{' ' * len(bullet)}- {_line(line, translator)}"


def _key_value(key: Text, value: Cell, translator: Translator) -> str:
    colon = translator.text(COLON).strip()
    return f"- **{_inline(string(key, translator))}{colon}** {_cell(value, translator)}".rstrip()


def _table(table: Table, translator: Translator) -> Iterator[str]:
    yield _row(_line(column.title, translator) for column in table.columns)
    yield _row("---:" if column.align == "right" else "---" for column in table.columns)
    for row in table.rows:
        yield _row(_cell(cell, translator) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, translator: Translator) -> str:
    return "<br>".join(_pieces(line).strip(" ") for line in lines(cell, translator))


def _line(text: Text, translator: Translator) -> str:
    return _at_line_start(_pieces(runs(text, translator)))


def _pieces(line: tuple[Run, ...]) -> str:
    told = ""
    for piece in line:
        text = _inline(piece.text)
        if piece.url:
            told += f"[{text}](<{quote(piece.url, safe=_URL_SAFE)}>)"
        elif piece.role in _LOUD and _takes_stars(piece.text) and not told.endswith("*"):
            told += f"**{text}**"
        else:
            told += text
    return told


def _takes_stars(text: str) -> bool:
    """Return whether stars around the text are read as emphasis next to whatever stands there (CommonMark 6.2)."""
    return text[0].isalnum() and text[-1].isalnum()
