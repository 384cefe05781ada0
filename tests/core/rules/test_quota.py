import pytest
from tests.samples import OCTOBER, day, desk, entry, found, lines, past, prospect, told, won

from tradectl.core.calendar import WorkCalendar
from tradectl.core.rules.quota import RULE

# March 2026 has 26 working days of a six-day week: five contacts fall on the 6th, 11th, 16th, 21st and 26th of them.
MARCH = ["2026-03-07", "2026-03-13", "2026-03-19", "2026-03-25", "2026-03-31"]


def contacts(*on):
    return past(*(entry(f"2026-{text}T{hour:02}:00", id=f"e{hour}", line=hour) for hour, text in enumerate(on, 8)))


@pytest.mark.parametrize("done", range(6))
def test_the_contacts_are_spread_over_the_working_days_of_the_month(done):
    known = contacts(*["03-02"] * done)  # two on one day count twice
    assert found(RULE, prospect("B"), known, desk("2026-03-20")) == MARCH[done : done + 1]


def test_contacts_of_last_month_are_gone_and_theirs_count():
    known = past(
        *(entry(f"2026-02-{n}") for n in (20, 24, 28)),
        entry("2026-03-03", from_them=True),
        entry("2026-03-04", "handled"),
    )
    assert found(RULE, prospect("B"), known, desk("2026-03-20")) == [MARCH[1]]


@pytest.mark.parametrize(
    ("customer", "at", "due"),
    [
        (prospect("A"), desk("2026-03-20"), [MARCH[0]]),
        (prospect("C"), desk("2026-03-20"), []),
        (prospect(None), desk("2026-03-20"), []),
        (won(), desk("2026-03-20"), []),
        (won()._replace(grade="B"), desk("2026-03-20"), []),  # the card still gives a grade
        (prospect("C"), desk("2026-03-20", quota_grades=("C",)), [MARCH[0]]),
        (prospect("B"), desk("2026-03-20", contacts_a_month=0), []),
        (prospect("B"), desk("2026-03-20", contacts_a_month=1), ["2026-03-31"]),
        (prospect("B"), desk("2026-03-20", contacts_a_month=52), ["2026-03-02"]),
        (prospect("B"), desk("2026-10-20", OCTOBER), ["2026-10-13"]),  # 21 working days: 4.2 → the 5th
    ],
)
def test_who_has_a_quota_and_how_much(customer, at, due):
    assert found(RULE, customer, past(), at) == due


@pytest.mark.parametrize(
    ("registered", "due"),
    [
        ("2026-02-27", "2026-03-07"),
        ("2026-03-16", "2026-03-20"),  # 14 of 26 days: 3 contacts, the first on the 5th of them
        ("2026-03-22", "2026-03-26"),  # 8 days: 2 contacts
        ("2026-03-31", "2026-03-31"),
    ],
)
def test_a_month_begun_late_asks_for_less(registered, due):
    assert found(RULE, prospect("B", registered=registered), past(), desk("2026-03-31")) == [due]


def test_registered_on_the_last_day_which_is_off_nothing_is_asked():
    customer = prospect("B", registered="2026-05-31")  # a Sunday
    assert found(RULE, customer, past(), desk("2026-05-31")) == []
    assert str(RULE.silence(customer, past(), desk("2026-05-31"))) == "No contact is required this month."


def test_a_month_without_working_days_asks_nothing():
    never = WorkCalendar(frozenset())
    assert found(RULE, prospect("B"), past(), desk("2026-03-20", never)) == []


@pytest.mark.parametrize(
    ("before", "after", "due"),
    [
        ("D", "B", "2026-03-26"),  # came in yesterday, on the 22nd: 8 days, 2 contacts, the first on the 4th of them
        ("A", "B", MARCH[0]),  # was in these grades before
        ("B", "D", MARCH[0]),  # went out (and came back by hand)
        (None, "B", "2026-03-26"),  # reopened
    ],
)
def test_a_grade_changed_yesterday_counts_from_yesterday(before, after, due):
    kind = "regraded" if before else "reopened"
    known = past(entry("2026-03-22", kind, grade_from=before, grade_to=after))
    assert found(RULE, prospect("B"), known, desk("2026-03-23")) == [due]


def test_of_several_ways_in_the_last_counts():
    ways = [("2026-03-03", "D", "B"), ("2026-03-06", "B", "D"), ("2026-03-22", "D", "A"), ("2026-03-24", "A", "B")]
    known = past(*(entry(on, "regraded", grade_from=before, grade_to=after) for on, before, after in ways))
    assert found(RULE, prospect("B"), known, desk("2026-03-25")) == ["2026-03-26"]


def test_a_contact_on_the_day_it_begins_to_count_counts():
    customer = prospect("B", registered="2026-03-22")
    assert found(RULE, customer, contacts("03-21"), desk("2026-03-25")) == ["2026-03-26"]
    assert found(RULE, customer, contacts("03-22"), desk("2026-03-25")) == ["2026-03-31"]


def test_only_the_contacts_since_it_came_in_count():
    came = entry("2026-03-22", "regraded", grade_from="C", grade_to="A", line=4)
    known = past(entry("2026-03-20", line=3), came, entry("2026-03-24", line=5))
    at = desk("2026-03-25")
    reason = told(RULE, prospect("A"), known, at)
    assert reason.due == day("2026-03-31")
    assert str(reason.text) == "1 of 2 contacts since 2026-03-22; the next by 2026-03-31."
    assert str(reason.arithmetic) == "5 a month × 8 of 26 working days = 2; no. 2 on working day 8: 2026-03-31"
    assert lines(reason) == ["card.yaml:9", "journal.jsonl:4", "journal.jsonl:5", "tradectl.yaml:20"]


def test_it_says_why_and_how():
    reason = told(RULE, prospect("B"), contacts("03-02", "03-05"), desk("2026-03-20"))
    assert str(reason.text) == "2 of 5 contacts since 2026-03-01; the next by 2026-03-19."
    assert str(reason.arithmetic) == "5 a month × 26 of 26 working days = 5; no. 3 on working day 16: 2026-03-19"
    assert lines(reason) == ["card.yaml:9", "journal.jsonl:8", "journal.jsonl:9", "tradectl.yaml:20"]


@pytest.mark.parametrize(
    ("customer", "known", "text"),
    [
        (won(), past(), "Won customers have no monthly quota."),
        (prospect("D"), past(), "Grade D has no monthly quota."),
        (prospect("B"), contacts(*["03-02"] * 6), "6 of 5 contacts this month."),
    ],
)
def test_it_says_why_it_is_silent(customer, known, text):
    assert str(RULE.silence(customer, known, desk("2026-03-20"))) == text
