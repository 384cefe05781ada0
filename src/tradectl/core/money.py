"""Money: an amount and its currency together, never a float (ISO 4217)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SHAPE = re.compile(r"(-?[0-9]{1,18}(?:\.[0-9]{1,6})?) ?([A-Z]{3})")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, as written: `12.50 USD` keeps its two places."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def parse_money(text: str) -> Money | None:
    """Return the money `12.50 USD` spells, None if it spells none; RMB is read as CNY."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    return Money(Decimal(match[1]), "CNY" if match[2] == "RMB" else match[2])
