"""Markdown that a person wrote, as blocks of a document, so that a page can show it among what was generated.

Every line of a paragraph stays a line: people who do not think in Markdown write them under each other. Mark-up of
HTML is shown as it was typed, except comments, which are not shown, and `<br>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from tradectl.i18n.languages import ENGLISH
from tradectl.i18n.translator import translator
from tradectl.views import plain
from tradectl.views.document import (
    Blank,
    Column,
    Document,
    Heading,
    Item,
    Joined,
    KeyValues,
    Link,
    Listing,
    Paragraph,
    Role,
    Rule,
    Stacked,
    Styled,
    Table,
    Verbatim,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from tradectl.views.document import Block, Cell, Text

_DEEPEST_HEADING = 3
_COLONS = (":", "：")
_BREAKS = frozenset(["<br>", "<br/>", "<br />"])
_COMMENT = "<!--"

Line = tuple["Text", ...]


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text (CommonMark with tables)."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    return tuple(block for node in tree.children for block in _blocks(node))


def _blocks(node: SyntaxTreeNode) -> Iterable[Block]:
    found: Iterable[Block]
    match node.type:
        case "heading":
            level = cast("Literal[1, 2, 3]", min(int(node.tag[1:]), _DEEPEST_HEADING))
            found = (Heading(level, _one_line(node)),)
        case "paragraph":
            found = (Paragraph(_text(line)) for line in _lines(node))
        case "bullet_list":
            found = (_key_values(node) or Listing(tuple(map(_item, node.children))),)
        case "ordered_list":
            found = _numbered(node)
        case "table":
            found = (_table(node),)
        case "blockquote":
            found = (_quotation(node),)
        case "hr":
            found = (Rule(),)
        case "html_block" if node.content.lstrip().startswith(_COMMENT):
            found = ()
        case _:  # code, foreign mark-up
            found = (Verbatim(node.content),)
    return found


def _numbered(node: SyntaxTreeNode) -> Iterable[Block]:
    """Return a list from 1 as one, a list that runs on from another with the numbers as they were typed."""
    start = int(node.attrs.get("start", 1))
    if start == 1:
        return (Listing(tuple(map(_item, node.children)), numbered=True),)
    items = [_item(child) for child in node.children]
    texts = ((f"{number}.", item.text, *item.under) for number, item in enumerate(items, start))
    return [Paragraph(Joined(text)) for text in texts]


def _item(node: SyntaxTreeNode) -> Item:
    lines = [_text(line) for line in _all_lines(node)]
    return Item(lines[0], tuple(lines[1:])) if lines else Item("")


def _key_values(node: SyntaxTreeNode) -> KeyValues | None:
    """Return the list as names and values where each item begins with a name in bold and a colon."""
    pairs = [_pair(child) for child in node.children]
    return KeyValues(tuple(pair for pair in pairs if pair)) if all(pairs) else None


def _pair(node: SyntaxTreeNode) -> tuple[Text, Cell] | None:
    lines = list(_all_lines(node))
    first = lines[0][0] if lines and lines[0] else None
    if not isinstance(first, Styled) or not isinstance(first.text, str) or not first.text.endswith(_COLONS):
        return None
    return first.text[:-1], _cell([_stripped(lines[0][1:]), *lines[1:]])


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row for part in node.children for row in part.children]
    columns = tuple(
        Column(_one_line(cell), align="right" if "right" in str(cell.attrs.get("style", "")) else "left")
        for cell in rows[0].children
    )
    return Table(columns, tuple(tuple(_cell(list(_lines(cell))) for cell in row.children) for row in rows[1:]))


def _cell(lines: list[Line]) -> Cell:
    return _text(lines[0]) if len(lines) == 1 else Stacked(tuple(map(_text, lines)))


def _all_lines(node: SyntaxTreeNode) -> Iterator[Line]:
    """Yield every line of an item, those of nested lists and quotations too."""
    for child in node.children:
        if child.type in ("paragraph", "heading"):
            yield from _lines(child)
        elif child.children:
            yield from _all_lines(child)
        elif child.content:
            yield from ((line,) for line in child.content.splitlines())


def _quotation(node: SyntaxTreeNode) -> Verbatim:
    """Return a quotation as plain lines; nothing in it is a message, so any language will do."""
    inner = tuple(block for child in node.children for block in (*_blocks(child), Blank()))
    return Verbatim(plain.render(Document("", inner[:-1]), translator(ENGLISH)))


def _lines(node: SyntaxTreeNode) -> Iterator[Line]:
    """Yield the lines of a paragraph, a heading or a cell, piece by piece."""
    line: list[Text] = []
    for piece in (piece for inline in node.children for piece in inline.children):
        if piece.type in ("softbreak", "hardbreak") or (piece.type == "html_inline" and piece.content in _BREAKS):
            yield tuple(line)
            line = []
        elif (told := _piece(piece)) != "":
            line.append(told)
    yield tuple(line)


def _piece(node: SyntaxTreeNode) -> Text:
    match node.type:
        case "strong":
            return Styled(_words(node), Role.STRONG)
        case "link":
            return Link(_words(node), str(node.attrs.get("href", "")))
        case "html_inline" if node.content.startswith(_COMMENT):
            return ""
        case "em" | "image":
            return _words(node)
        case _:
            return node.content


def _words(node: SyntaxTreeNode) -> str:
    """Return the text inside a piece, without its mark-up."""
    return "".join(child.content if not child.children else _words(child) for child in node.children)


def _one_line(node: SyntaxTreeNode) -> Text:
    lines = [_text(line) for line in _lines(node)]
    return lines[0] if len(lines) == 1 else Joined(tuple(lines))


def _text(line: Line) -> Text:
    if len(line) > 1:
        return Joined(line, "")
    return line[0] if line else ""


def _stripped(line: Line) -> Line:
    first = line[0] if line else None
    return (first.lstrip(), *line[1:]) if isinstance(first, str) else line
