import pytest
from tests.samples import OCTOBER, desk, entry, found, lines, past, prospect, told, won

from tradectl.core.calendar import WorkCalendar
from tradectl.core.rules.cadence import RULE
from tradectl.core.settings import Interval


@pytest.mark.parametrize(
    ("customer", "due"),
    [
        # the grade is the suffix of each sentence of the source, not its prefix: A daily … E yearly (R5–R9)
        (prospect("A"), "2026-03-13"),
        (prospect("B"), "2026-03-19"),
        (prospect("C"), "2026-03-27"),
        (prospect("D"), "2026-04-11"),
        (prospect("E"), "2027-03-12"),
        (won(), "2026-04-11"),
    ],
)
def test_each_class_has_its_rhythm(customer, due):
    assert found(RULE, customer, past(entry("2026-03-12")), desk("2026-03-12")) == [due]


@pytest.mark.parametrize(
    ("grade", "handled", "due"),
    [
        ("A", "2026-03-20", "2026-03-21"),  # Friday: Saturday is worked
        ("A", "2026-03-21", "2026-03-23"),  # Saturday: Monday
        ("A", "2026-03-22", "2026-03-23"),  # handled on a day off
        ("A", "2026-09-30", "2026-10-08"),  # the last day before the week off
        ("B", "2026-03-15", "2026-03-21"),  # a week later is a Sunday: the Saturday before
        ("B", "2026-09-28", "2026-09-30"),  # inside the week off: the last working day before
        ("B", "2026-09-30", "2026-10-08"),  # never back to the day it was handled on
        ("B", "2026-09-29", "2026-09-30"),
        ("D", "2026-01-31", "2026-03-02"),  # days, not months
        ("E", "2028-02-29", "2029-02-28"),  # calendar years
        ("E", "2027-02-28", "2028-02-28"),
    ],
)
def test_a_day_off_moves_the_due_day(grade, handled, due):
    assert found(RULE, prospect(grade), past(entry(handled)), desk(handled, OCTOBER)) == [due]


def test_without_a_journal_it_counts_from_the_registration():
    customer = prospect("B", registered="2026-03-12")
    assert found(RULE, customer, past(), desk("2026-03-20")) == ["2026-03-19"]
    assert found(RULE, customer, past(entry("2026-03-13", "updated")), desk("2026-03-20")) == ["2026-03-19"]


def test_an_entry_just_after_midnight_at_the_desk_counts_for_the_new_day():
    known = past(entry("2026-03-12T17:30+01:00"))
    assert found(RULE, prospect("B"), known, desk("2026-03-20")) == ["2026-03-20"]


def test_a_grade_changed_yesterday_changes_the_rhythm_and_is_handling():
    known = past(entry("2026-03-12"), entry("2026-03-19", "regraded", grade_from="D", grade_to="B"))
    assert found(RULE, prospect("B"), known, desk("2026-03-20")) == ["2026-03-26"]


def test_it_says_why_and_how():
    reason = told(RULE, prospect("B"), past(entry("2026-03-12", line=4)), desk("2026-03-20"))
    assert str(reason.text) == "Last handled 2026-03-12; grade B is handled every 7 days."
    assert str(reason.arithmetic) == "2026-03-12 + 7 days = 2026-03-19"
    assert lines(reason) == ["journal.jsonl:4", "card.yaml:9", "tradectl.yaml:11"]


def test_it_says_how_a_day_off_moved_it():
    back = told(RULE, prospect("B"), past(entry("2026-03-15")), desk("2026-03-20"))
    assert str(back.arithmetic) == (
        "2026-03-15 + 7 days = 2026-03-22, a day off; the last working day before it is 2026-03-21"
    )
    on = told(RULE, prospect("B"), past(entry("2026-09-30")), desk("2026-10-20", OCTOBER))
    assert str(on.arithmetic) == (
        "2026-09-30 + 7 days = 2026-10-07, a day off; the first working day after 2026-09-30 is 2026-10-08"
    )


@pytest.mark.parametrize(
    ("interval", "often", "sum_"),
    [
        (Interval(1, "workday"), "every working day", "1 working day = 2026-03-13"),
        (Interval(2, "workday"), "every 2 working days", "2 working days = 2026-03-14"),
        (Interval(1, "day"), "every day", "1 day = 2026-03-13"),
        (Interval(1, "week"), "every week", "1 week = 2026-03-19"),
        (Interval(2, "week"), "every 2 weeks", "2 weeks = 2026-03-26"),
        (Interval(1, "month"), "every month", "1 month = 2026-04-12"),
        (Interval(2, "month"), "every 2 months", "2 months = 2026-05-12"),
        (Interval(1, "year"), "every year", "1 year = 2027-03-12"),
        (Interval(2, "year"), "every 2 years", "2 years = 2028-03-12"),
    ],
)
def test_every_interval_can_be_said(interval, often, sum_):
    every_day = WorkCalendar(frozenset(range(7)))
    at = desk("2026-03-20", every_day, cadence={"won": interval}, lines={})
    reason = told(RULE, won(registered="2026-03-12"), past(), at)
    assert str(reason.text) == f"Registered 2026-03-12, not handled yet; a won customer is handled {often}."
    assert str(reason.arithmetic) == f"2026-03-12 + {sum_}"
    assert lines(reason) == ["card.yaml:5", "card.yaml:8"]


def test_a_grade_that_could_not_be_read_has_no_rhythm():
    assert found(RULE, prospect(None), past(), desk("2026-03-20")) == []
    assert str(RULE.silence(prospect(None), past(), desk("2026-03-20"))) == "There is no cadence for grade ?."
