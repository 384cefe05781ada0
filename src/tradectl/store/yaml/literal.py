"""Texts of several lines as literal blocks (`|`)."""

from __future__ import annotations

import re

from tradectl.store.yaml.hidden import hidden

HEADER = re.compile(r"(?P<style>[|>])(?P<indicators>[-+0-9]*)(?P<rest>[ \t]*(?:#[^\r\n]*)?)")
_WIDEST = 9  # an indentation indicator is one digit


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
