"""Text for files that other programs read: nothing in it acts, turns the line round or begins a line of its own."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What is left out: controls, overrides and isolates of direction, byte order marks, halves of characters and what is no
# character, letters nobody sees. Joiners and marks of direction belong to Persian, Indic and Arabic spelling and stay.
_ACTING = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufdd0-\ufdef\ud800-\udfff"
    "\U000e0000-\U000e007f]|[\ufffe\uffff\U0001fffe\U0001ffff]"
)


def plain(text: str, *, lines: bool = False) -> str:
    r"""Return `text` without what acts or hides; line ends become blanks, or `\n` where a text may have `lines`."""
    if text.isprintable() and text.isascii():
        return text
    return _ACTING.sub("", _LINE_ENDS.sub("\n" if lines else " ", text.replace("\t", " ")))
