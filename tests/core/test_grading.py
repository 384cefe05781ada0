from datetime import timedelta

import pytest
from tests.samples import SETTINGS, day, lines, prospect, won

from tradectl.core.grading import grade_for, suggest, window
from tradectl.core.settings import Interval

TODAY = day("2026-03-20")


@pytest.mark.parametrize(
    ("close", "grade"),
    [
        ("2026-03-20", "A"),
        ("2026-04-20", "A"),  # up to a month, a calendar month
        ("2026-04-21", "B"),
        ("2026-06-20", "B"),
        ("2026-06-21", "C"),
        ("2026-09-20", "C"),
        ("2026-09-21", "D"),
        (None, "D"),
        ("2026-03-19", None),
    ],
)
def test_the_horizons_give_the_grade(close, grade):
    assert grade_for(day(close) if close else None, SETTINGS, TODAY) == grade


def test_a_month_from_the_end_of_january_ends_in_february():
    assert grade_for(day("2026-02-28"), SETTINGS, day("2026-01-31")) == "A"
    assert grade_for(day("2026-03-01"), SETTINGS, day("2026-01-31")) == "B"


@pytest.mark.parametrize(
    ("customer", "to", "text", "evidence"),
    [
        (
            prospect("B", expected_close="2026-04-01"),
            "A",
            "Expected close 2026-04-01 is within 1 month: grade A.",
            ["card.yaml:9", "card.yaml:12", "tradectl.yaml:50"],
        ),
        (
            prospect("A", expected_close="2026-08-01"),
            "C",
            "Expected close 2026-08-01 is within 6 months: grade C.",
            ["card.yaml:9", "card.yaml:12", "tradectl.yaml:50"],
        ),
        (
            prospect("C", expected_close="2027-08-01"),
            "D",
            "Expected close 2027-08-01 is beyond every horizon: grade D.",
            ["card.yaml:9", "card.yaml:12", "tradectl.yaml:50"],
        ),
        (
            prospect("C"),
            "D",
            "No expected close is given: grade D. Give one; --apply changes nothing here.",
            ["card.yaml:9"],
        ),
        (
            prospect("A", expected_close="2026-03-19"),
            None,
            "The expected close 2026-03-19 has passed: give a new one.",
            ["card.yaml:12"],
        ),
    ],
)
def test_what_is_suggested_and_why(customer, to, text, evidence):
    suggestion = suggest(customer, SETTINGS, TODAY)
    assert suggestion is not None
    assert (suggestion.customer, suggestion.to, str(suggestion.text)) == (customer, to, text)
    assert lines(suggestion) == evidence


@pytest.mark.parametrize(
    "customer",
    [
        prospect("A", expected_close="2026-04-01"),
        prospect("D"),
        prospect("E", expected_close="2026-04-01"),  # dead is a person's judgement (R4)
        prospect("E", expected_close="2026-03-01"),
        prospect(None, expected_close="2026-04-01"),
        won(expected_close="2026-04-01"),
    ],
)
def test_nothing_is_suggested(customer):
    assert suggest(customer, SETTINGS, TODAY) is None


@pytest.mark.parametrize(
    ("due", "name"),
    [
        ("2026-01-01", "urgent"),
        ("2026-03-27", "urgent"),
        ("2026-03-28", "soon"),
        ("2026-04-20", "soon"),
        ("2026-04-21", "later"),
        ("2026-06-20", "later"),
        ("2026-06-21", "slow"),
        (None, "slow"),
    ],
)
def test_the_window_is_the_time_to_the_due_day(due, name):
    assert window(day(due) if due else None, TODAY) == name


def test_horizons_can_be_set_in_days():
    horizons = {"A": Interval(10, "day"), "B": Interval(20, "day"), "C": Interval(30, "day")}
    settings = type(SETTINGS)((), horizon=horizons)
    found = [grade_for(TODAY + timedelta(days=days), settings, TODAY) for days in (10, 11, 20, 21, 30, 31)]
    assert found == ["A", "B", "B", "C", "C", "D"]
