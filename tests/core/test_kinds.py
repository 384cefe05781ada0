"""What a field of a card takes, and the days people type."""

from __future__ import annotations

from datetime import date

import pytest

from tradectl.core.day_words import parse_day
from tradectl.core.model.card import Card
from tradectl.core.model.kinds import kind_at
from tradectl.core.model.typed import typed

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("loc", "kind"),
    [
        (("expected_close",), "day"),
        (("snooze", "until"), "day"),
        (("source", "date"), "day"),
        (("contacts", 0, "main"), "word"),
        (("credit", "terms", 1, "percent"), "word"),
        (("credit", "class"), "word"),
        (("inquiry_class",), "word"),
        (("name",), "text"),
        (("contacts", 0, "birthday"), "text"),
        (("credit", "limit"), "text"),
        (("tags", 0), "text"),
        (("accept", "CARD08"), "text"),
        (("webiste",), "unknown"),
        (("contacts", 0, "fax"), "unknown"),
        (("name", "first"), "unknown"),
    ],
)
def test_what_a_field_takes(loc, kind):
    assert kind_at(Card, loc) == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月20日", date(2026, 3, 20)),
        ("3月28号", date(2026, 3, 28)),
        ("３月２８號", date(2026, 3, 28)),
        ("3月19日", date(2027, 3, 19)),
        ("2月29日", None),
        ("13月1日", None),
    ],
)
def test_a_day_without_a_year_is_the_next_one(text, day):
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("birthday", ["02-30", "1975-02-29", "13-01", "6-1", "00-00"])
def test_a_day_that_comes_in_no_year(birthday):
    _, faults = typed(Card, {"contacts": [{"name": "Hans", "birthday": birthday}]})
    assert (("contacts", 0, "birthday"), "want_yearly") in [(fault.loc, fault.kind) for fault in faults]
