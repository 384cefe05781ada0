"""Places in a text: which line and column an index is, as an editor counts them."""

from __future__ import annotations

import re
from bisect import bisect_right

from tradectl.store.yaml.nodes import Mark

SEPARATORS = "\u0085\u2028\u2029"  # libyaml takes them for ends of lines, editors do not
_BREAK = re.compile(r"\r\n|\n|\r")


def has_separators(text: str) -> bool:
    """Return whether a text holds a character that is the end of a line to libyaml alone."""
    return any(separator in text for separator in SEPARATORS)


class Lines:
    """The starts of a text's lines. Only LF, CRLF and CR end one; U+2028 and U+0085 do not, whatever libyaml says."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def mark(self, index: int) -> Mark:
        """Return the mark of an index."""
        line = bisect_right(self._starts, index)
        return Mark(index, line, index - self._starts[line - 1] + 1)
