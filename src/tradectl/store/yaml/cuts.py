"""Pieces of a text that are replaced, and the lines they stand on."""

from __future__ import annotations

import re

from tradectl.core.named import NamedTuple

_BREAK = re.compile(r"\r\n|\n|\r")
_COMMENT_LINE = re.compile(r"(?P<indent> *)(?P<comment>#)?")


class Cut(NamedTuple):
    """The characters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


def carve(text: str, cuts: tuple[Cut, ...]) -> str:
    """Return the text with the cuts made, those at one place in the order given; all else stays as it is."""
    pieces: list[str] = []
    behind = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        pieces += [text[behind : cut.start], cut.text]
        behind = cut.end
    return "".join([*pieces, text[behind:]])


def line_start(text: str, offset: int) -> int:
    """Return where the line of `offset` begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line of `offset` ends, before its line break."""
    found = _BREAK.search(text, offset)
    return found.start() if found else len(text)


def next_line(text: str, offset: int) -> int:
    """Return where the line behind that of `offset` begins; the end of the text if there is none."""
    found = _BREAK.search(text, offset)
    return found.end() if found else len(text)


def line_break(text: str, offset: int) -> str:
    """Return the line break at the end of the line of `offset`, else the text's first one, else LF."""
    found = _BREAK.search(text, offset) or _BREAK.search(text)
    return found.group() if found else "\n"


def before_on_line(text: str, offset: int) -> str:
    """Return what stands before `offset` on its line."""
    return text[line_start(text, offset) : offset]


def behind_lines(text: str, offset: int, column: int | None) -> int:
    """Return where a new line may stand behind the line of `offset`.

    With a `column`, comments right below that are indented further than it stay with what is above them.
    """
    best = probe = next_line(text, offset)
    while column is not None and probe < len(text):
        found = _COMMENT_LINE.match(text, probe)
        end = line_end(text, probe)
        if found and found["comment"] and len(found["indent"]) >= column:
            best = next_line(text, probe)
        elif text[probe:end].strip(" \t"):
            break
        probe = next_line(text, probe)
    return best


def new_line(text: str, at: int, line: str) -> Cut:
    """Return the cut that puts whole lines at the start of a line; a missing final line break stays missing."""
    ending = line_break(text, max(0, at - 2))
    if at == len(text) and not text.endswith(("\n", "\r")):
        return Cut(at, at, ending + line)
    return Cut(at, at, line + ending)


def without_lines(text: str, start: int, end: int) -> Cut:
    """Return the cut that takes out the whole lines of `start` to `end`; a missing final line break stays missing."""
    first, behind = line_start(text, start), next_line(text, end)
    if behind == len(text) and not text.endswith(("\n", "\r")) and first:
        first -= 2 if text.startswith("\r\n", first - 2) else 1
    return Cut(first, behind, "")
