"""Rejected contact cards with the bytes they had, each with its reason in a line before its end."""

from __future__ import annotations

import quopri
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tradectl.exchange.content_line import content_line, text
from tradectl.exchange.vcard_lines import REASON, card_lines, vcards

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

_END = b"END:VCARD"


class _Span(NamedTuple):
    """The lines of a card, the first and the last one; whether its last line is its end."""

    first: int
    last: int
    is_ended: bool


def rejected_cards(raw: bytes, reasons: Mapping[int, str]) -> bytes:
    """Return the cards that begin in these lines; those of a file in UTF-16 in UTF-8.

    An assistant's card comes back with the card it stands in, where that is rejected, too.
    """
    lines = card_lines(raw)
    spans, old = _places(raw, lines)
    end, is_utf8 = _line_end(lines), _is_utf8(lines)
    written = {line: _reason(told, end, is_utf8=is_utf8) for line, told in reasons.items()}
    return b"".join(
        piece
        for whole in _wholes(spans, reasons)
        for number in range(whole[0].first, whole[0].last + 1)
        for piece in _line(number, b"" if number in old else lines[number - 1], whole, written, end)
    )


def _wholes(spans: Sequence[_Span], wanted: Container[int]) -> list[list[_Span]]:
    """Return the wanted cards, each with those that stand within it."""
    found: list[list[_Span]] = []
    for span in spans:
        if found and span.first <= found[-1][0].last:
            found[-1].append(span)
        elif span.first in wanted:
            found.append([span])
    return found


def _line(
    number: int, line: bytes, whole: Sequence[_Span], reasons: Mapping[int, bytes], end: bytes
) -> Iterator[bytes]:
    """Yield a line, with reasons before an end; a card that never ended gets its reason and an end."""
    ending = [span for span in reversed(whole) if span.last == number]  # the innermost first
    yield from (reasons.get(span.first, b"") for span in ending if span.is_ended)
    yield line if not line or line.endswith((b"\n", b"\r")) else line + end
    for span in ending:
        if not span.is_ended and (span.first in reasons or number == whole[0].last):
            yield end  # closes what a soft line end left open
            yield reasons.get(span.first, b"") + _END + end


def _places(raw: bytes, lines: Sequence[bytes]) -> tuple[list[_Span], set[int]]:
    """Return where the cards are, in their order, and the lines of reasons from an earlier import."""
    cards = sorted(vcards(raw), key=lambda card: card.line)
    spans = [_Span(card.line, card.last or len(lines), card.is_ended) for card in cards]
    begun = {one.line for card in cards for one in card.all(REASON)}
    starts = {one.line for card in cards for one in card.properties} | {span.first for span in spans}
    ends = {span.last for span in spans if span.is_ended}
    old = {
        number
        for line, following in pairwise(sorted(starts | ends | {len(lines) + 1}))
        if line in begun
        for number in range(line, following)
    }
    return spans, old


def _reason(told: str, end: bytes, *, is_utf8: bool) -> bytes:
    plain = " ".join(told.split())
    if is_utf8:
        return content_line(REASON, text(plain)).encode().replace(b"\r\n", end)
    packed = quopri.encodestring(text(plain).encode()).replace(b"\n", end)
    return f"{REASON};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:".encode() + packed + end


def _is_utf8(lines: Sequence[bytes]) -> bool:
    try:
        b"".join(lines).decode()
    except UnicodeDecodeError:
        return False
    return True


def _line_end(lines: Sequence[bytes]) -> bytes:
    first = lines[0] if lines else b""
    return next((end for end in (b"\r\n", b"\n", b"\r") if first.endswith(end)), b"\r\n")
