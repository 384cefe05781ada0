"""Text for files of others: what acts is gone, what belongs to a script stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.exchange.plain import plain


@pytest.mark.parametrize(
    "text",
    ["Müller", "شركة الأنوار", "نیم\u200cفاصله", "👩\u200d👩\u200d👧", "क्\u200dष", "a\u00a0b", "興輝", "x\\y", " x "],
)
def test_what_people_write_stays(text):
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\x00b\x9bc\x7f", "abc"),
        ("a\u202egpj", "agpj"),
        ("a\ud800b\ufffe\U0001ffff", "ab"),
        ("\ufeffa", "a"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\nd\u2028e\x85f\x0bg\x0ch", "a b c d e f g h"),
    ],
)
def test_what_acts_is_gone(text, told):
    assert plain(text) == told


def test_lines_stay_where_a_text_may_have_them():
    assert plain("a\r\nb\rc\u2029d", lines=True) == "a\nb\nc\nd"


@given(st.text(), st.booleans())
def test_nothing_is_left_to_do(text, lines):
    told = plain(text, lines=lines)
    assert plain(told, lines=lines) == told
    assert lines or "\n" not in told
    told.encode()
