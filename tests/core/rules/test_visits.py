import pytest
from tests.samples import PLAIN, day, desk, lines

from tradectl.core.calendar import WorkCalendar
from tradectl.core.rules.visits import visits_owed
from tradectl.core.settings import Person

PEOPLE = (Person("mei", "林梅"), Person("lin"), Person("hao", "周浩", role="head"), Person("ann", role="merchandiser"))


def owed(today, visited, *, scope=None, until=None, wanted=1, calendar=PLAIN):
    at = desk(today, calendar, people=PEOPLE, visits_a_week=wanted)
    return [str(reason.text) for reason in visits_owed(at, visited, scope, day(until or today))]


@pytest.mark.parametrize(
    ("today", "visited", "scope", "texts"),
    [
        ("2026-03-20", {}, None, []),  # the week has a working day left
        ("2026-03-21", {}, None, ["林梅: 0 of 1 visits this week.", "lin: 0 of 1 visits this week."]),
        ("2026-03-22", {}, None, ["林梅: 0 of 1 visits this week.", "lin: 0 of 1 visits this week."]),
        ("2026-03-23", {}, None, []),
        ("2026-03-21", {"mei": 1}, None, ["lin: 0 of 1 visits this week."]),
        ("2026-03-21", {}, "mei", ["林梅: 0 of 1 visits this week."]),
        ("2026-03-21", {}, "hao", []),
        ("2026-03-21", {"mei": 2, "lin": 1}, None, []),
    ],
)
def test_every_salesperson_owes_visits_by_the_last_working_day_of_the_week(today, visited, scope, texts):
    assert owed(today, visited, scope=scope) == texts


def test_it_can_be_asked_for_ahead():
    assert len(owed("2026-03-19", {}, until="2026-03-21")) == 2
    assert owed("2026-03-19", {}, until="2026-03-20") == []


def test_a_week_off_asks_for_no_visit():
    closed = WorkCalendar(frozenset())
    assert owed("2026-03-21", {}, calendar=closed) == []


def test_it_says_why_and_how():
    at = desk("2026-03-21", visits_a_week=2)
    (reason,) = visits_owed(at, {"mei": 1}, None, at.today)
    assert (reason.rule, reason.due) == ("visits", day("2026-03-21"))
    assert str(reason.text) == "林梅: 1 of 2 visits this week."
    assert str(reason.arithmetic) == "The last working day of the week is 2026-03-21"
    assert lines(reason) == ["tradectl.yaml:40"]
