"""Money: an amount and its currency together, never a float (ISO 4217)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tradectl.core.money_shape import money_parts


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, as written: `12.50 USD` keeps its two places."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def parse_money(text: str) -> Money | None:
    """Return the money `12.50 USD` spells, None if it spells none; RMB is read as CNY."""
    parts = money_parts(text)
    if parts is None:
        return None
    amount, currency = parts
    return Money(Decimal(amount), "CNY" if currency == "RMB" else currency)
