import pytest
from tests.samples import desk, found, lines, past, prospect, told

from tradectl.core.facts import YearlyDay
from tradectl.core.rules.birthday import RULE


def feast(text, *, birthday=True, what="Hans Müller"):
    return YearlyDay(int(text[:2]), int(text[3:]), what, birthday, 17)


@pytest.mark.parametrize(
    ("on", "today", "due"),
    [
        ("03-20", "2026-03-19", "2026-03-20"),
        ("03-20", "2026-03-20", "2026-03-20"),
        ("03-20", "2026-03-21", "2027-03-20"),  # gone
        ("03-22", "2026-03-20", "2026-03-21"),  # a Sunday: from the Saturday before
        ("03-22", "2026-03-22", "2026-03-21"),  # through the day itself
        ("03-22", "2026-03-23", "2027-03-22"),
        ("01-01", "2025-12-31", "2026-01-01"),
        ("02-29", "2026-02-20", "2026-02-28"),
        ("02-29", "2028-02-20", "2028-02-29"),
        ("02-29", "2028-02-29", "2028-02-29"),
        ("02-29", "2026-03-01", "2027-02-27"),  # the 28th is a Sunday
        ("03-20", "9999-03-20", "9999-03-20"),
    ],
)
def test_it_is_due_from_the_working_day_before_through_the_day(on, today, due):
    assert found(RULE, prospect(yearly=(feast(on),)), past(), desk(today)) == [due]


def test_on_the_last_day_of_all_there_is_no_next_birthday():
    assert found(RULE, prospect(yearly=(feast("03-20"),)), past(), desk("9999-12-31")) == []


def test_everybody_has_one():
    customer = prospect(yearly=(feast("03-20"), feast("10-01", birthday=False, what="founded")))
    assert found(RULE, customer, past(), desk("2026-03-20")) == ["2026-03-20", "2026-10-01"]


def test_it_says_why_and_how():
    reason = told(RULE, prospect(yearly=(feast("03-22"),)), past(), desk("2026-03-21"))
    assert str(reason.text) == "Birthday of Hans Müller on 2026-03-22."
    assert str(reason.arithmetic) == "On 2026-03-22, a day off; the last working day before it is 2026-03-21"
    assert lines(reason) == ["card.yaml:17"]
    founded = told(RULE, prospect(yearly=(feast("10-01", birthday=False, what="founded"),)), past(), desk("2026-03-21"))
    assert str(founded.text) == "Anniversary on 2026-10-01: founded"
    assert str(RULE.silence(prospect(), past(), desk("2026-03-21"))) == "The card gives no birthday and no anniversary."
