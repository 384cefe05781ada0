"""Where a node really is, for the few kinds libyaml's own marks are too wide or too late for."""

from __future__ import annotations

import re

from tradectl.store.yaml.nodes import Mark

_BREAK = re.compile(r"\r\n|\n|\r")
_HEADER = re.compile(r"[|>](?P<chomp>[-+0-9]*)[ \t]*(?:#[^\r\n]*)?")
_COLON = re.compile(r"[ \t]*:")
_BLANK = re.compile(r"[ ]*")


def block_end(text: str, start: Mark, end_index: int) -> Mark:
    """Return the end of a literal or folded scalar: behind its last line, which blank lines are only with `+`.

    libyaml's own end is the start of the next line that is no blank one.
    """
    segment = text[start.offset : end_index]
    header = _HEADER.match(segment)
    if header is None:  # an anchor or a tag stands before it, and the text is refused
        return start
    breaks = [(match.start(), match.end()) for match in _BREAK.finditer(segment)]
    ends = [first for first, _ in breaks] + ([] if breaks and breaks[-1][1] == len(segment) else [len(segment)])
    last = len(ends) - 1
    if "+" not in header["chomp"]:
        starts = [0] + [after for _, after in breaks]
        indent = _indent(segment, starts, ends)
        while last and _is_blank(segment, starts[last], ends[last], indent):
            last -= 1
    end = ends[last] if last else len(segment[: ends[0]].rstrip(" \t"))
    column = end - breaks[last - 1][1] + 1 if last else start.column + end
    return Mark(start.offset + end, start.line + last, column)


def empty_end(text: str, key_end: Mark, given: Mark) -> Mark:
    """Return where the value of a key without one would start: behind the colon, or `given` where there is none.

    In a flow mapping libyaml gives the comma or bracket behind it, in a block mapping the place behind the colon.
    """
    found = _COLON.match(text, key_end.offset)
    if found is None:
        return given if text[given.offset - 1 : given.offset] == ":" else key_end
    return Mark(found.end(), key_end.line, key_end.column + found.end() - key_end.offset)


def _indent(segment: str, starts: list[int], ends: list[int]) -> int:
    """Return the smallest indentation of the lines with content: blanks beyond it are content too."""
    widths = [
        found.end() - start
        for start, end in zip(starts[1:], ends[1:], strict=False)
        if (found := _BLANK.match(segment, start)) and found.end() < end
    ]
    return min(widths, default=len(segment))


def _is_blank(segment: str, start: int, end: int, indent: int) -> bool:
    return end - start <= indent and not segment[start:end].strip(" ")
