"""Texts of several lines as literal blocks (`|`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.store.yaml.cuts import Cut
from tradectl.store.yaml.hidden import hidden
from tradectl.store.yaml.nodes import Mapping, Scalar
from tradectl.store.yaml.style import Style

if TYPE_CHECKING:
    from tradectl.store.yaml.nodes import Document, Node

HEADER = re.compile(r"(?P<style>[|>])(?P<indicators>[-+0-9]*)(?P<rest>[ \t]*(?:#[^\r\n]*)?)")
_WIDEST = 9  # an indentation indicator is one digit


def without_last_break(document: Document) -> Cut | None:
    """Return the cut by which a block at the end of a file keeps its value when a line is put below it.

    A file without a last line break takes it from its last block too; `|-` says so where there is one.
    """
    node: Node = document.root
    while not isinstance(node, Scalar):
        below = [value for _, value in node.pairs] if isinstance(node, Mapping) else node.items
        if not below:
            return None
        node = below[-1]
    found = HEADER.match(document.text, node.start.offset)
    if node.style not in (Style.LITERAL, Style.FOLDED) or found is None or document.text.endswith(("\n", "\r")):
        return None
    digit = found["indicators"].strip("+-")
    return Cut(found.start("indicators"), found.end("indicators"), digit + "-")


def literal(value: str, *, indent: int, outer: int, ending: str, header: str = "") -> str | None:
    """Return a literal block without its last line break, None where the text cannot be one.

    `indent` is the content's indentation in blanks, `outer` that of the mapping or list around it; `header` the block
    header it replaces, whose comment is kept. The block is to be followed by a line break.
    """
    lines = value.removesuffix("\n").split("\n")
    first = next((line for line in lines if line), "")
    if not first or any(hidden(line) for line in lines):
        return None
    found = HEADER.match(header)
    digit = str(indent - outer) if first[0] == " " or (found and re.search(r"\d", found["indicators"])) else ""
    if first[0] == "\t" or (digit and not 1 <= indent - outer <= _WIDEST):
        return None
    chomp = "-" if not value.endswith("\n") else "+" if not lines[-1] else ""
    body = [" " * indent + line if line else "" for line in lines]
    return ending.join([f"|{digit}{chomp}{found['rest'] if found else ''}", *body])
