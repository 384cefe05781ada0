import pytest
from tests.samples import OCTOBER, PLAIN, days, desk, entry, found, lines, past, prospect, told, won

from tradectl.core.calendar import WorkCalendar
from tradectl.core.rules.new_customer import RULE


@pytest.mark.parametrize(
    ("registered", "due"),
    [
        ("2026-03-16", "2026-03-17"),  # Monday
        ("2026-03-19", "2026-03-20"),
        ("2026-03-20", "2026-03-21"),
        ("2026-03-21", "2026-03-21"),  # Saturday: the last working day of that week is today
        ("2026-03-22", "2026-03-22"),  # Sunday: not before the registration
        ("2026-09-29", "2026-09-30"),
        ("2026-09-30", "2026-09-30"),  # the last working day before the holiday
        ("2026-10-02", "2026-10-02"),
        ("2026-10-05", "2026-10-08"),  # the holiday, in a week that has working days later
    ],
)
def test_it_is_contacted_in_the_same_week(registered, due):
    assert found(RULE, prospect(registered=registered), past(), desk(registered, OCTOBER)) == [due]


def test_in_a_week_without_working_days_it_is_the_next_one():
    closed = WorkCalendar(PLAIN.workdays, extra_days_off=days("2026-10-05..2026-10-11"))
    at = desk("2026-10-06", closed)
    customer = prospect(registered="2026-10-06")
    reason = told(RULE, customer, past(), at)
    assert str(reason.due) == "2026-10-12"
    assert str(reason.arithmetic) == "The first working day after 2026-10-06 is 2026-10-12"


@pytest.mark.parametrize(
    ("customer", "entries", "due"),
    [
        (prospect(registered="2026-03-16"), [], ["2026-03-17"]),
        (won(registered="2026-03-16"), [], ["2026-03-17"]),
        (prospect("E", registered="2026-03-16"), [], []),
        (prospect(registered="2026-03-16", since="2019-05-01"), [], []),
        (prospect(registered="2026-03-16"), [entry("2026-03-16")], []),
        (prospect(registered="2026-03-16"), [entry("2026-03-18", from_them=True)], []),
        (prospect(registered="2026-03-16"), [entry("2026-03-18", "handled")], ["2026-03-17"]),
        (prospect(registered="2026-03-16"), [entry("2026-03-14")], ["2026-03-17"]),  # at the fair, before
    ],
)
def test_who_is_new_and_not_contacted(customer, entries, due):
    assert found(RULE, customer, past(*entries), desk("2026-03-20")) == due


def test_after_sixty_days_it_is_not_new_any_more():
    customer = prospect(registered="2026-01-19")
    assert found(RULE, customer, past(), desk("2026-03-20")) == ["2026-01-20"]
    assert found(RULE, customer, past(), desk("2026-03-21")) == []


def test_it_says_why_and_how():
    reason = told(RULE, prospect(registered="2026-03-21"), past(), desk("2026-03-21"))
    assert str(reason.text) == "New since 2026-03-21, not contacted yet."
    assert str(reason.arithmetic) == (
        "The earlier of 2026-03-23 (next working day) and 2026-03-21 (last of that week), "
        "not before 2026-03-21: 2026-03-21"
    )
    assert lines(reason) == ["card.yaml:5"]


@pytest.mark.parametrize(
    ("customer", "entries", "text"),
    [
        (prospect(since="2019-05-01"), [], "Known since 2019-05-01, so not a new customer."),
        (
            prospect(),
            [entry("2026-01-16"), entry("2026-02-16")],
            "Contacted since the registration, first on 2026-01-16.",
        ),
        (prospect("E"), [], "Grade E: no first contact is owed."),
        (prospect(), [], "Registered 2026-01-15, more than 60 days ago."),
    ],
)
def test_it_says_why_it_is_silent(customer, entries, text):
    assert str(RULE.silence(customer, past(*entries), desk("2026-05-20"))) == text
