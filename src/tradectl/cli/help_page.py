"""The page of `--help`, wrapped by cells: the library counts characters, of which a Chinese one takes two cells."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from typer._click.core import Context
from typer._click.formatting import HelpFormatter

from tradectl.views.cells import pad, width
from tradectl.views.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE_COLON = "："  # brings its own room
_LEFT_MOST = 30  # cells of the column of the options


class HelpPage(HelpFormatter):
    """The library's page, every line within the width in cells; a heading ends as the reader's language has it."""

    colon = ":"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called, what does not fit under its first argument."""
        begin = f"{prefix or ''}{prog} "
        lines = wrap(args, self.width - width(begin))
        for number, line in enumerate(lines):
            self.write(f"{begin if number == 0 else ' ' * width(begin)}{line}\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part."""
        self.write(f"{' ' * self.current_indent}{heading}{self.colon}\n")

    def write_text(self, text: str) -> None:
        """Write running text, its paragraphs kept apart."""
        indent = " " * self.current_indent
        told = (wrap(" ".join(one.splitlines()), self.width - len(indent)) for one in text.split("\n\n"))
        self.write("\n\n".join("\n".join(indent + line for line in lines) for lines in told) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = _LEFT_MOST, col_spacing: int = 2) -> None:
        """Write names and what they mean side by side; a long name stands on a line of its own."""
        indent = " " * self.current_indent
        left = min(max(width(name) for name, _ in rows), col_max)
        room = max(self.width - len(indent) - left - col_spacing, 10)
        for name, meaning in rows:
            names, lines = ([name], wrap(self._marked(" ".join(meaning.splitlines())), room))
            if width(name) > left:
                lines = ["", *lines]
            for one, line in zip_longest(names, lines, fillvalue=""):
                self.write(f"{indent}{pad(one, left + col_spacing)}{line}".rstrip() + "\n")

    def _marked(self, meaning: str) -> str:
        """Return a meaning whose default and bounds, which the library joins, are joined as the language has it."""
        if self.colon != _WIDE_COLON:
            return meaning
        words, bracket, rest = meaning.rpartition("  [")
        return f"{words}{bracket}{rest.replace('; ', '；')}"


class HelpContext(Context):
    """A command's context that writes its help on such a page."""

    formatter_class = HelpPage


def ended(word: str) -> str:
    """Return a word that ends with a colon and has the blank after it, where the colon has no room of its own."""
    return word if word.endswith(_WIDE_COLON) else f"{word} "
