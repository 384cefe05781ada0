"""A document for a terminal of a given width: roles become colours, long text wraps, tables fit the screen.

The only escape sequences in the output are the colours of this module: data passes the door (views/runs) first, and
there is no mark-up in it that anything here would read. The sixteen colours of the terminal's own palette are used,
so that a theme for the eyes of the reader stays in force.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.views import columns
from tradectl.views.cells import ELLIPSIS, fitting, width
from tradectl.views.document import Heading, Joined, KeyValues, Listing, Paragraph, Role, Rule, Table, Verbatim
from tradectl.views.plain import bullets, spaced
from tradectl.views.punctuation import COMMA
from tradectl.views.runs import Run, lines, runs, spelled
from tradectl.views.safe import clean
from tradectl.views.wrap import spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Block, Cell, Column, Document, Text

READABLE = 100  # cells: running text is not set wider
RULE = "─"

_BOLD, _FAINT = "1", "2"
_RED, _GREEN, _YELLOW, _CYAN = "31", "32", "33", "36"
_LOOKS: dict[Role, tuple[str, ...]] = {
    Role.STRONG: (_BOLD,),
    Role.FAINT: (_FAINT,),
    Role.BAD: (_BOLD, _RED),
    Role.WARN: (_YELLOW,),
    Role.GOOD: (_GREEN,),
    Role.GRADE_A: (_BOLD, _CYAN),
    Role.GRADE_B: (_CYAN,),
    Role.GRADE_C: (),
    Role.GRADE_D: (_FAINT,),
    Role.GRADE_E: (_FAINT,),
    Role.WON: (_GREEN,),
}
_COLOURS = frozenset([_RED, _GREEN, _YELLOW, _CYAN])

Line = tuple[Run, ...]


def render(document: Document, translator: Translator, *, width: int, no_color: bool = False) -> str:
    """Return the document for a terminal `width` cells wide; without colour, bold and faint remain."""
    screen = _Screen(translator, max(width, 20), no_color=no_color)
    told = spaced((type(block), list(screen.block(block))) for block in document.blocks)
    return "".join(f"{line}\n" for line in told)


class _Screen:
    """The reader's language, the width and whether colours are welcome: what every block needs to be drawn."""

    __slots__ = ("no_color", "translator", "width")

    def __init__(self, translator: Translator, width: int, *, no_color: bool) -> None:
        self.translator = translator
        self.width = width
        self.no_color = no_color

    def block(self, block: Block) -> Iterable[str]:
        told: Iterable[str] = ()
        match block:
            case Heading():
                told = map(self.line, wrapped(self.runs(block.text, Role.STRONG), self.text_width))
            case Paragraph(text=text):
                told = map(self.line, wrapped(self.runs(text), self.text_width))
            case Verbatim(text=text):
                told = self.verbatim(text)
            case Table():
                told = self.table(block)
            case KeyValues():
                told = self.key_values(block)
            case Listing():
                told = self.listing(block)
            case Rule():
                told = [self.line((Run(RULE * min(self.width, 60), Role.FAINT),))]
        return told

    @property
    def text_width(self) -> int:
        return min(self.width, READABLE)

    def runs(self, text: Text, role: Role | None = None) -> Line:
        """Return the pieces of a text; `role` is that of the pieces which have none."""
        pieces = spelled(runs(text, self.translator))
        return tuple(Run(piece.text, piece.role or role) for piece in pieces)

    def verbatim(self, text: str) -> Iterator[str]:
        for line in clean(text, keep_newlines=True).rstrip("\n").split("\n"):
            yield from self.beside("  ", wrapped((Run(line),), self.text_width - 2))

    def listing(self, listing: Listing) -> Iterator[str]:
        for bullet, item in bullets(listing):
            room = self.text_width - len(bullet)
            yield from self.beside(bullet, wrapped(self.runs(item.text), room))
            for line in item.under:
                yield from self.beside(" " * len(bullet), wrapped(self.runs(line), room))

    def beside(self, margin: str, block: Iterable[Line]) -> Iterator[str]:
        """Yield the lines of a block with the margin before the first and blanks before the others."""
        for at, line in enumerate(block):
            yield self.line((Run(" " * len(margin) if at else margin), *line))

    def key_values(self, key_values: KeyValues) -> Iterator[str]:
        keys = [self.runs(key, Role.FAINT) for key, _ in key_values.pairs]
        room = min(max(map(_width, keys), default=0), self.width // 3)
        value_width = max(self.text_width - room - columns.GAP, 2)
        for key, (_, value) in zip(keys, key_values.pairs, strict=True):
            left = wrapped(key, room) if room else [()]
            right = [line for told in self.cell_lines(value) for line in wrapped(told, value_width)]
            for key_line, line in zip_longest(left, right, fillvalue=()):
                yield self.line((*_padded(key_line, room), Run(" " * columns.GAP), *line))

    def table(self, table: Table) -> Iterator[str]:
        titles = [[self.runs(column.title, Role.FAINT)] for column in table.columns]
        rows = [titles, *([self.cell_lines(cell) for cell in row] for row in table.rows)]
        natural = [max(_width(line) for cell in column for line in cell) for column in zip(*rows, strict=True)]
        hinted = tuple(map(_titled, table.columns, (_width(title) for (title,) in titles)))
        sides, beneath = columns.arrange(hinted, natural, self.width)
        if not sides:
            yield from self.records(table)
            return
        hints = tuple(hinted[at] for at in sides)
        widths = columns.fit(hints, [natural[at] for at in sides], self.width)
        for number, row in enumerate(rows):
            yield from self.row([row[at] for at in sides], hints, widths)
            for line in (line for at in beneath if number for line in row[at] if line):
                yield from self.beside(" " * columns.INDENT, wrapped(line, self.text_width - columns.INDENT))
        missing = tuple(column.title for at, column in enumerate(hinted) if at not in (*sides, *beneath))
        if missing:
            told = Joined((say("Left out, the screen is too narrow:"), Joined(missing, COMMA)))
            yield from map(self.line, wrapped(self.runs(told, Role.FAINT), self.text_width))

    def records(self, table: Table) -> Iterator[str]:
        """Yield each row as names and values below one another: the screen is too narrow for the table."""
        for number, row in enumerate(table.rows):
            if number:
                yield ""
            titles = (column.title for column in table.columns)
            yield from self.key_values(KeyValues(tuple(zip(titles, row, strict=True))))

    def row(self, row: Sequence[Sequence[Line]], hints: tuple[Column, ...], widths: Sequence[int]) -> Iterator[str]:
        """Yield one row of a table, as many lines as its longest cell has."""
        cells = [
            [part for line in cell for part in (wrapped(line, room) if hint.wraps else [cut(line, room)])]
            for cell, hint, room in zip(row, hints, widths, strict=True)
        ]
        gap = Run(" " * columns.GAP)
        for parts in zip_longest(*cells, fillvalue=()):
            line: Line = ()
            for part, hint, room in zip(parts, hints, widths, strict=True):
                line += (*_padded(part, room, right=hint.align == "right"), gap)
            yield self.line(line)

    def cell_lines(self, cell: Cell) -> list[Line]:
        return [spelled(line) for line in lines(cell, self.translator)]

    def line(self, pieces: Iterable[Run]) -> str:
        """Return the pieces with their colours, without blanks at the end."""
        drawn = ""
        for piece in _without_trailing_blanks(tuple(pieces)):
            look = (
                [code for code in _LOOKS[piece.role] if not (self.no_color and code in _COLOURS)] if piece.role else ()
            )
            drawn += f"\x1b[{';'.join(look)}m{piece.text}\x1b[0m" if look else piece.text
        return drawn


def _titled(column: Column, title: int) -> Column:
    """Return a column that is never cut below its title, which has no second line."""
    return column if column.wraps else replace(column, least=max(column.least, title))


def wrapped(line: Line, room: int) -> list[Line]:
    """Return a line of pieces broken into lines of at most `room` cells."""
    text = "".join(piece.text for piece in line)
    return [_between(line, start, end) for start, end in spans(text, room)]


def cut(line: Line, room: int) -> Line:
    """Return a line of pieces in at most `room` cells, with `…` where something was left out."""
    text = "".join(piece.text for piece in line)
    if width(text) <= room:
        return line
    kept = _between(line, 0, len(text[: fitting(text, room - 1)].rstrip()))
    return (*kept, Run(ELLIPSIS, kept[-1].role if kept else None))


def _between(line: Line, start: int, end: int) -> Line:
    """Return the pieces of a line from one offset to another."""
    kept: list[Run] = []
    at = 0
    for piece in line:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        at += len(piece.text)
        if text:
            kept.append(Run(text, piece.role))
    return tuple(kept)


def _width(line: Line) -> int:
    return sum(width(piece.text) for piece in line)


def _padded(line: Line, room: int, *, right: bool = False) -> Line:
    blanks = Run(" " * (room - _width(line)))
    return (blanks, *line) if right else (*line, blanks)


def _without_trailing_blanks(line: Line) -> Line:
    while line and not line[-1].text.rstrip(" "):
        line = line[:-1]
    return (*line[:-1], Run(line[-1].text.rstrip(" "), line[-1].role)) if line else ()
