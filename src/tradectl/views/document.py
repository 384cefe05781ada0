"""The neutral document: what is shown, in blocks and roles, before anything is said of colour, width or mark-up.

A view of a command turns its value into a `Document`; the renderers (plain, terminal, markdown, html, csv) turn it
into text. Strings in it are data and may hold anything; `Message`s are sentences. Both are made safe to show by the
renderers, at one door (views/runs). Headings get an empty line before them; any other empty line is a `Blank`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from tradectl.core.message import Message


class Role(StrEnum):
    """What a piece of text is, never what it looks like."""

    STRONG = "strong"
    FAINT = "faint"
    BAD = "bad"
    WARN = "warn"
    GOOD = "good"
    GRADE_A = "grade_a"
    GRADE_B = "grade_b"
    GRADE_C = "grade_c"
    GRADE_D = "grade_d"
    GRADE_E = "grade_e"
    WON = "won"


@dataclass(frozen=True, slots=True)
class Styled:
    """A piece of text that plays a role."""

    text: str | Message
    role: Role


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of text that leads somewhere; only HTML and Markdown make it clickable, and only for http and mailto."""

    text: str | Message
    url: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several pieces one after the other on one line; empty pieces are left out with their separator."""

    parts: tuple[Text, ...]
    separator: str | Message = " "


Text = str | Message | Styled | Link | Joined


@dataclass(frozen=True, slots=True)
class Stacked:
    """Several lines in one cell; where a row must stay one line (pipes) they are joined by `; `, sentences by room."""

    lines: tuple[Text, ...]


Cell = Text | Stacked


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's own."""

    level: Literal[1, 2, 3]
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Data of several lines (notes, a letter) whose line ends are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its hints, which only the terminal heeds; widths are in cells (a Chinese character takes two).

    `least` is the width it is never cut below, `most` the width it is cut to even where there is room. `weight` is
    its share in what must be given up when the table is too wide: 0 keeps its width. `wraps` breaks long text into
    lines where the others end in `…`; the last column is the place for it. Where the screen is too narrow for the least
    widths, a column may stand `beneath` each row, on lines of its own, or be `left out`.
    """

    title: Text
    align: Literal["left", "right"] = "left"
    least: int = 4
    most: int | None = None
    weight: int = 0
    wraps: bool = False
    narrow: Literal["", "beneath", "left out"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under titled columns; every row has a cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Raise ValueError for a row that does not fit the columns."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row of the table does not fit its columns")


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names and values side by side."""

    pairs: tuple[tuple[Text, Cell], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a listing with lines of its own beneath it (evidence, a remedy)."""

    text: Text
    under: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets, or with numbers."""

    items: tuple[Text | Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty line, where lines are what there is (plain text and terminal)."""


Block = Heading | Paragraph | Verbatim | Table | KeyValues | Listing | Rule | Blank


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order; the title names the page in HTML and is not printed elsewhere (use a `Heading`)."""

    title: Text
    blocks: tuple[Block, ...]
