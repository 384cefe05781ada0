"""Where a card belongs, and what its place says: each the inverse of the other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.layout import GRADES, read_shelf, shelf_of


@given(st.sampled_from(GRADES))
def test_a_prospect_is_filed_by_grade_and_read_back(grade):
    assert read_shelf(shelf_of("prospect", grade, None)) == ("prospect", grade)


@given(st.dates())
def test_a_won_customer_is_filed_by_year_and_read_back(won):
    assert read_shelf(shelf_of("won", None, won)) == ("won", won.year)


@given(st.text())
def test_what_is_read_as_a_shelf_is_one(path):
    found = read_shelf(path)
    if found is not None:
        status, key = found
        grade, won = (key, None) if status == "prospect" else (None, date(key, 1, 1))
        assert shelf_of(status, grade, won) == path


@pytest.mark.parametrize(
    "path",
    ["", "prospect", "prospect/", "prospect/F", "prospect/a", "won/26", "won/0000", "won/２０２６", "lost/A", "A"],
)
def test_what_is_no_shelf(path):
    assert read_shelf(path) is None


@pytest.mark.parametrize(
    ("status", "grade", "won"), [("won", None, None), ("prospect", None, None), ("prospect", "F", None)]
)
def test_a_card_that_does_not_say_where_it_belongs(status, grade, won):
    assert shelf_of(status, grade, won) is None
