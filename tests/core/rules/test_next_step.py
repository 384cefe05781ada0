import pytest
from tests.samples import OCTOBER, desk, entry, found, lines, past, prospect, told

from tradectl.core.rules.next_step import RULE, step_in_force

AGREED = entry("2026-03-12", next="2026-03-20", next_goal="get the PI confirmed", line=6)


@pytest.mark.parametrize(
    ("later", "due"),
    [
        ([], ["2026-03-20"]),
        ([entry("2026-03-19")], ["2026-03-20"]),  # handled before the day: still owed
        ([entry("2026-03-20")], []),
        ([entry("2026-03-20", "handled")], []),
        ([entry("2026-03-25")], []),
        ([entry("2026-03-20", "updated")], ["2026-03-20"]),
        ([entry("2026-03-15", next="2026-03-24")], ["2026-03-24"]),  # replaced
        ([entry("2026-03-20", next="2026-03-24")], ["2026-03-24"]),  # served and replaced at once
        ([entry("2026-03-15", "updated", next="2026-03-24")], ["2026-03-24"]),
        ([entry("2026-03-15", next=None)], []),  # cleared
    ],
)
def test_a_step_is_owed_until_it_is_served_replaced_or_cleared(later, due):
    assert found(RULE, prospect(), past(AGREED, *later), desk("2026-03-30")) == due


@pytest.mark.parametrize(
    ("set_on", "step", "due"),
    [
        ("2026-03-12", "2026-03-22", "2026-03-21"),  # a Sunday: the Saturday before
        ("2026-09-28", "2026-10-05", "2026-09-30"),
        ("2026-09-30", "2026-10-05", "2026-10-08"),  # never back to the day it was agreed on
        ("2026-03-22", "2026-03-22", "2026-03-23"),
        ("2026-03-12", "2026-03-12", "2026-03-12"),
        ("2026-03-12", "2026-03-10", "2026-03-10"),
    ],
)
def test_a_day_off_moves_the_step(set_on, step, due):
    assert found(RULE, prospect(), past(entry(set_on, next=step)), desk("2026-10-20", OCTOBER)) == [due]


def test_it_is_served_from_the_day_the_day_off_gave():
    known = past(entry("2026-03-12", next="2026-03-22"), entry("2026-03-21"))
    assert step_in_force(known, desk("2026-03-25").calendar) is None
    at = desk("2026-10-20", OCTOBER)
    early = past(entry("2026-09-30", next="2026-10-05"), entry("2026-10-05"))
    assert found(RULE, prospect(), early, at) == ["2026-10-08"]


def test_it_says_why_and_how():
    reason = told(RULE, prospect(), past(AGREED), desk("2026-03-20"))
    assert str(reason.text) == "Agreed for 2026-03-20: get the PI confirmed"
    assert str(reason.arithmetic) == "Set on 2026-03-12 for 2026-03-20"
    assert lines(reason) == ["journal.jsonl:6"]
    without_goal = told(RULE, prospect(), past(entry("2026-03-12", next="2026-03-22")), desk("2026-03-20"))
    assert str(without_goal.text) == "A next step is agreed for 2026-03-22."
    assert str(without_goal.arithmetic) == (
        "Set on 2026-03-12 for 2026-03-22, a day off; the last working day before it is 2026-03-21"
    )


def test_it_says_why_it_is_silent():
    at = desk("2026-03-30")
    assert str(RULE.silence(prospect(), past(), at)) == "No next step is set."
    served = past(AGREED, entry("2026-03-21"))
    assert str(RULE.silence(prospect(), served, at)) == "The step agreed for 2026-03-20 was served on 2026-03-21."
