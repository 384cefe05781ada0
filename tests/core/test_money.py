from __future__ import annotations

from decimal import Decimal

import pytest

from tradectl.core.money import Money, parse_money
from tradectl.core.settings import Interval


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("12.50 USD", Money(Decimal("12.50"), "USD")),
        ("30000 CNY", Money(Decimal(30000), "CNY")),
        ("30000RMB", Money(Decimal(30000), "CNY")),
        (" 5 KWD ", Money(Decimal(5), "KWD")),
        ("-1.234 EUR", Money(Decimal("-1.234"), "EUR")),
    ],
)
def test_money(text, money):
    assert parse_money(text) == money


@pytest.mark.parametrize(
    "text", ["12.50", "USD 12.50", "12,50 USD", "12.50 usd", "1e3 USD", "NaN USD", "12.50 DOLLAR", ""]
)
def test_what_is_no_money(text):
    assert parse_money(text) is None


def test_money_is_written_as_it_was():
    assert str(parse_money("12.50 USD")) == "12.50 USD"


@pytest.mark.parametrize(("interval", "text"), [(Interval(1, "workday"), "1 workday"), (Interval(7, "day"), "7 days")])
def test_an_interval_is_written_as_people_do(interval, text):
    assert str(interval) == text
