"""Numbers a state gives to a firm: for taxes (VAT, GST, CNPJ) and in its register of companies."""

from __future__ import annotations

import re

_LEAST_DIGITS = 5
_PREFIXES = {"GR": ("GR", "EL"), "CH": ("CH", "CHE")}  # where it is not the country's code alone


def number_key(text: str, country: str) -> str | None:
    """Return a number without spaces, points and its country's letters, upper-case; None where it has hardly a digit.

    `country` is alpha-2 and may be empty: `ESB12345674` in Spain is `B12345674`.
    """
    bare = re.sub(r"[\W_]", "", text).upper()
    for prefix in sorted(_PREFIXES.get(country, (country,)), key=len, reverse=True):
        if prefix and bare.startswith(prefix):
            bare = bare.removeprefix(prefix)
            break
    return bare if sum(char.isdigit() for char in bare) >= _LEAST_DIGITS else None
