"""The first days of many who arrive at once."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.calendar import work_calendar
from tradectl.core.intake.spreading import CROWD, Turn, fullest, spread
from tradectl.core.settings import Settings

TODAY = date(2026, 3, 20)  # a Friday
CALENDAR = work_calendar(Settings(people=()), frozenset(), frozenset())
SATURDAY = date(2026, 3, 21)


def old(shelf="D", due=date(2026, 4, 19), days=30):
    return Turn(shelf, due, TODAY + timedelta(days), is_new=False)


def new(shelf="D", due=SATURDAY):
    return Turn(shelf, due, TODAY + timedelta(30), is_new=True)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], (0, None)),
        ([TODAY] * CROWD, (0, None)),
        ([TODAY] * (CROWD + 1), (31, TODAY)),
        ([None] * 99, (0, None)),
        ([SATURDAY] * 40 + [TODAY] * 40, (40, TODAY)),
    ],
)
def test_the_fullest_day_counts_where_it_is_too_full(days, told):
    assert fullest(days) == told


def test_few_stay_as_they_are():
    assert spread([old()] * CROWD, CALENDAR, TODAY) == [None] * CROWD


def test_old_customers_are_looked_at_within_their_rhythm_on_working_days():
    found = spread([old()] * 100, CALENDAR, TODAY)
    assert all(SATURDAY <= day <= date(2026, 4, 19) and CALENDAR.is_working_day(day) for day in found if day)
    assert max(Counter(found).values()) <= 100 // 25 + 1


def test_who_is_overdue_is_shared_out_from_tomorrow():
    found = spread([old(due=date(2025, 1, 1))] * 60, CALENDAR, TODAY)
    assert min(day for day in found if day) == SATURDAY
    assert None not in found  # today is the day they would be due


def test_newcomers_keep_the_week_and_the_better_classes_come_first():
    found = spread([new("D")] * 100 + [new("B")] * 20, CALENDAR, TODAY)
    days = [day or SATURDAY for day in found]
    assert set(days) == {SATURDAY, *(date(2026, 3, day) for day in (23, 24, 25, 26, 27))}  # the week ends with Friday
    assert max(days[100:]) <= min(day for day in days[:100] if day > SATURDAY)


def test_a_rhythm_of_one_day_leaves_no_choice():
    assert spread([old("A", SATURDAY, 1)] * 50, CALENDAR, TODAY) == [None] * 50


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.integers(-400, 400), st.booleans()), max_size=200))
def test_nobody_comes_later_than_the_rhythm_or_the_week_asks(drawn):
    arriving = [
        Turn(shelf, TODAY + timedelta(days), TODAY + timedelta(30), is_new=is_new) for shelf, days, is_new in drawn
    ]
    for one, day in zip(arriving, spread(arriving, CALENDAR, TODAY), strict=True):
        if day is None:
            continue
        assert day >= TODAY
        assert CALENDAR.is_working_day(day)
        last = max(one.due, TODAY) + timedelta(6) if one.is_new else one.until
        assert day <= last
