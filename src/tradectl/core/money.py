"""Money: an amount and its currency together, never a float (ISO 4217)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tradectl.core.money_shape import money_parts

# Digits behind the point, where they are not two (ISO 4217).
_PLACES = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV"), 0),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, as written: `12.50 USD` keeps its two places."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def shared(self, count: int) -> Money:
        """Return the part of each of `count`, rounded to the currency's smallest coin."""
        coin = Decimal(1).scaleb(-_PLACES.get(self.currency, 2))
        return Money((self.amount / count).quantize(coin, ROUND_HALF_UP), self.currency)


def parse_money(text: str) -> Money | None:
    """Return the money `12.50 USD` spells, None if it spells none; RMB is read as CNY."""
    parts = money_parts(text)
    if parts is None:
        return None
    amount, currency = parts
    return Money(Decimal(amount), "CNY" if currency == "RMB" else currency)
