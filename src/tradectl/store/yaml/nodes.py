"""A YAML text as nodes that know where they stand. Every scalar is a string; types are the schema's business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from tradectl.store.yaml.style import Style


class Mark(NamedTuple):
    """A place: `offset` in code points into the text without its BOM, `line` and `column` counted from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, or None for a plain `~`, `null` or nothing.

    `start` is its first character (the quote, the `|`); `end` lies behind its last one, before the line break. What
    is empty starts and ends right behind its colon or dash.
    """

    value: str | None
    style: Style
    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; in block style it starts at its first dash and ends with its last item."""

    items: tuple[Node, ...]
    style: Style
    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the text; in block style from the first key to the end of the last value."""

    pairs: tuple[tuple[Scalar, Node], ...]
    style: Style
    start: Mark
    end: Mark

    def find(self, key: str) -> tuple[Scalar, Node] | None:
        """Return the pair of `key`, None where it is missing."""
        return next((pair for pair in self.pairs if pair[0].value == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text that could be read: its characters without the BOM, whether there was one, and its mapping."""

    text: str
    bom: bool
    root: Mapping
