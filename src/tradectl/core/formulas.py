"""Texts that a spreadsheet would run as a formula, made harmless by a `'`, and the same text again."""

from __future__ import annotations

import re

_NUMBER_OR_PHONE = r"(?:[+-]?\d+(?:\.\d+)?|\+\d[\d ()./-]*)(?:\n|\Z)"
_BEGIN = rf"(?:(?:^|(?<=\n))(?!{_NUMBER_OR_PHONE})|(?<=;))"
_FORMULA = re.compile(rf"{_BEGIN}(?=[^\S\n]*[=+\-@＝＋－＠])|^(?=[\t\r])")
_MARKED = r"(?:^|(?<=[;\n]))'"


def defuse(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: `'` before what begins like one, numbers and phones as is.

    The signs are = + - @ (full-width too, behind blanks too), TAB and CR; in front, and behind `;` and line ends: where
    cells are parted by semicolons (Excel in much of Europe) a quote within a line quotes nothing, so that there a cell
    begins. A line that is nothing but a number or a phone stays as it is, too.
    """
    return _FORMULA.sub("'", text)


def marked(text: str) -> str:
    """Return text defused so that `unmarked` gives the same text again: a `'` where one may stand becomes two."""
    return defuse(re.sub(_MARKED, "''", text))


def unmarked(text: str) -> str:
    """Return a text that `marked` wrote as it was, and one that a person wrote without the `'` before a formula."""
    return re.sub(_MARKED, "", text)
