"""The one door between a document and every renderer: text in the reader's language, safe to show, piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tradectl.views.document import Joined, Link, Stacked, Styled
from tradectl.views.punctuation import SEMICOLON, STOP
from tradectl.views.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.message import Message
    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Cell, Role, Text

_LEADS_SOMEWHERE = re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)
_WIDE_ENDS = "，。：；！？）”」"  # full-width punctuation brings its own room
_WIDE_BEGINS = "（“「"
_ENDS = (".", "!", "?", "。", "！", "？")
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, clean and translated; `url` only where it may be followed (http, https, mailto; ASCII)."""

    text: str
    role: Role | None = None
    url: str | None = None


def runs(text: Text, translator: Translator) -> tuple[Run, ...]:
    """Return the pieces of one line of text; empty ones are left out."""
    match text:
        case Styled(text=told, role=role):
            pieces: tuple[Run, ...] = (Run(_shown(told, translator), role),)
        case Link(text=told, url=url):
            pieces = (Run(_shown(told, translator), url=url if _LEADS_SOMEWHERE.fullmatch(url) else None),)
        case Joined():
            pieces = _joined(text, translator)
        case _:
            pieces = (Run(_shown(text, translator)),)
    return tuple(piece for piece in pieces if piece.text)


def lines(cell: Cell, translator: Translator) -> tuple[tuple[Run, ...], ...]:
    """Return the lines of a cell, at least one; the empty ones of a stack are left out."""
    if isinstance(cell, Stacked):
        stacked = (runs(line, translator) for line in cell.lines)
        return tuple(line for line in stacked if line) or ((),)
    return (runs(cell, translator),)


def spelled(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Return the pieces for a reader who cannot click: an address on the web stands in brackets after its text."""
    return tuple(_spelled(piece) for piece in pieces)


def string(cell: Cell, translator: Translator) -> str:
    """Return a cell as one line without roles, links spelled out, stacked lines joined as `_between` says."""
    if isinstance(cell, str):
        return clean(cell)
    if not isinstance(cell, Stacked):
        return _one_line(cell, translator)
    told = [(line, text) for line in cell.lines if (text := _one_line(line, translator))]
    ends = [*(_between(*one, *two, translator) for one, two in pairwise(told)), ""]
    return "".join(text + end for (_, text), end in zip(told, ends[: len(told)], strict=True))


def _one_line(text: Text, translator: Translator) -> str:
    return "".join(piece.text for piece in spelled(runs(text, translator)))


def _between(line: Text, text: str, after: Text, text_after: str, translator: Translator) -> str:
    """Return what joins a line of a stack to the next: a stop before a sentence that begins with a capital, else `; `.

    No more than room after a sentence that has its stop; names may end in one, and begin with a capital.
    """
    if _is_name(line) or not text.endswith(_ENDS):
        is_sentence = not _is_name(line) and not _is_name(after) and text_after[0].isupper()
        return translator.text(STOP if is_sentence else SEMICOLON)
    return "" if text[-1] in _WIDE_ENDS else " "


def _is_name(line: Text) -> bool:
    return isinstance(line.text if isinstance(line, Styled) else line, str)


def _shown(text: str | Message, translator: Translator) -> str:
    return clean(translator.text(text))


def _joined(text: Joined, translator: Translator) -> tuple[Run, ...]:
    between = Run(_shown(text.separator, translator))
    pieces: list[Run] = []
    for part in text.parts:
        if found := runs(part, translator):
            is_room = pieces and between.text == " "
            blank = is_room and (pieces[-1].text[-1] in _WIDE_ENDS or found[0].text[0] in _WIDE_BEGINS)
            pieces += [between, *found] if pieces and not blank else found
    return tuple(pieces)


def _spelled(piece: Run) -> Run:
    if piece.url and _WEB.match(piece.url) and piece.url != piece.text:
        return replace(piece, text=f"{piece.text} ({piece.url})", url=None)
    return piece
