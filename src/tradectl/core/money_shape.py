"""How money is written: an amount and three letters, `12.50 USD`; asked where no amount is computed with."""

from __future__ import annotations

import re

_SHAPE = r"(-?[0-9]{1,18}(?:\.[0-9]{1,6})?) ?([A-Z]{3})"


def money_parts(text: str) -> tuple[str, str] | None:
    """Return amount and letters of the money a text spells, None if it spells none."""
    match = re.fullmatch(_SHAPE, text.strip())
    return None if match is None else (match[1], match[2])
