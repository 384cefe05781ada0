"""A document as one page of HTML that needs nothing else: no script, no request, its style within it, fit to print."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tradectl.views.document import Heading, Item, KeyValues, Listing, Paragraph, Role, Rule, Table, Verbatim
from tradectl.views.runs import lines, runs, string
from tradectl.views.safe import clean
from tradectl.views.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Block, Cell, Document, Text
    from tradectl.views.runs import Run

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def render(document: Document, translator: Translator) -> str:
    """Return the whole page; links lead to http, https and mailto addresses only (views/runs)."""
    return _PAGE.format(
        language=translator.language,
        policy=POLICY,
        title=_text(string(document.title, translator)),
        style=STYLE,
        body="\n".join(block for told in document.blocks if (block := _block(told, translator))),
    )


def _text(text: str) -> str:
    return escape(text, quote=True)


def _block(block: Block, translator: Translator) -> str:
    told = ""
    match block:
        case Heading(level=level, text=text):
            told = f"<h{level}>{_line(text, translator)}</h{level}>"
        case Paragraph(text=text):
            told = f"<p>{_line(text, translator)}</p>"
        case Verbatim(text=text):
            told = f"<blockquote>{_text(clean(text, keep_newlines=True).strip(chr(10)))}</blockquote>"
        case Table():
            told = _table(block, translator)
        case KeyValues(pairs=pairs):
            told = "".join(
                f"<dt>{_line(key, translator)}</dt><dd>{_cell(value, translator)}</dd>\n" for key, value in pairs
            )
            told = f"<dl>\n{told}</dl>"
        case Listing(items=items, numbered=numbered):
            tag = "ol" if numbered else "ul"
            told = f"<{tag}>\n{''.join(_item(item, translator) for item in items)}</{tag}>"
        case Rule():
            told = "<hr>"
    return told


def _table(table: Table, translator: Translator) -> str:
    marks = [' class="right"' if column.align == "right" else "" for column in table.columns]
    titles = "".join(
        f'<th scope="col"{mark}>{_line(column.title, translator)}</th>'
        for column, mark in zip(table.columns, marks, strict=True)
    )
    rows = (
        "".join(f"<td{mark}>{_cell(cell, translator)}</td>" for cell, mark in zip(row, marks, strict=True))
        for row in table.rows
    )
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    return f"<table>\n<thead>\n<tr>{titles}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>"


def _item(entry: Text | Item, translator: Translator) -> str:
    item = entry if isinstance(entry, Item) else Item(entry)
    under = "".join(f"<li>{_line(line, translator)}</li>" for line in item.under)
    return f"<li>{_line(item.text, translator)}{f'<ul>{under}</ul>' if under else ''}</li>\n"


def _cell(cell: Cell, translator: Translator) -> str:
    return "<br>".join(_pieces(line) for line in lines(cell, translator))


def _line(text: Text, translator: Translator) -> str:
    return _pieces(runs(text, translator))


def _pieces(line: Iterable[Run]) -> str:
    return "".join(map(_piece, line))


def _piece(piece: Run) -> str:
    text = _DAY.sub(r'<span class="day">\g<0></span>', _text(piece.text))  # a line must not end in the middle of one
    if piece.url:
        return f'<a href="{_text(piece.url)}" rel="noopener noreferrer">{text}</a>'
    if piece.role is None:
        return text
    if piece.role is Role.STRONG:
        return f"<strong>{text}</strong>"
    return f'<span class="{piece.role.value}">{text}</span>'
