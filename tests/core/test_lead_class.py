"""The classes of a fair's leads, and the order in which `due` names those who wait for their first contact."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.samples import OCTOBER, PLAIN, SETTINGS, day, entry, past, prospect, won

from tradectl.core.agenda import agenda
from tradectl.core.lead_class import LeadClass, importance, lead_class

ON = day("2026-04-15")
BEFORE, THEN = "2026-04-14", "2026-04-15"


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        (won(won=BEFORE), LeadClass.OLD),
        (won(won=THEN), LeadClass.FIRST),
        (won(won="2027-01-01"), LeadClass.FIRST),
        (won(won=BEFORE, tier="A"), LeadClass.OLD_BIG),
        (won(won=THEN, tier="A"), LeadClass.FIRST_BIG),
        (won(won=BEFORE, tier="B"), LeadClass.OLD),
        (won(registered=BEFORE), LeadClass.OLD),
        (won(registered=THEN), LeadClass.FIRST),
        (prospect("D", won=BEFORE), LeadClass.OLD),
        (prospect("A", won=THEN, inquiry_class="A"), LeadClass.FIRST),
        (prospect("A"), LeadClass.VALUABLE),
        (prospect("B"), LeadClass.VALUABLE),
        (prospect("C"), LeadClass.ORDINARY),
        (prospect("E"), LeadClass.ORDINARY),
        (prospect(None), LeadClass.ORDINARY),
        (prospect("D", inquiry_class="A"), LeadClass.VALUABLE),
        (prospect("D", inquiry_class="B"), LeadClass.VALUABLE),
        (prospect("D", inquiry_class="C"), LeadClass.ORDINARY),
        (prospect("D", inquiry_class="D", tier="B"), LeadClass.ORDINARY),
        (prospect("E", tier="A"), LeadClass.VALUABLE),
        (prospect("D", registered=BEFORE), LeadClass.ORDINARY),
    ],
)
def test_the_class_follows_from_the_card(customer, expected):
    assert lead_class(customer, ON) is expected


def test_importance_goes_as_the_classes_do():
    everyone = [won(won=THEN, tier=tier) for tier in ("A", "C")] + [prospect("A"), prospect("C")]
    assert [importance(one) for one in everyone] == [0, 1, 2, 3]
    assert [lead_class(one, ON) for one in everyone] == sorted(
        (lead_class(one, ON) for one in everyone), key=list(LeadClass).index
    )


def lead(name, grade, **more):
    customer = prospect(grade, registered=THEN, fair="Canton Fair 139", reviewed=THEN, **more)
    return customer._replace(id=name, path=f"prospect/D/{name}")


def listed(*people, at="2026-04-16", **more):
    people = tuple(one if isinstance(one[-1], tuple) else (one, past()) for one in people)
    return [item.customer.id for item in agenda(people, SETTINGS, PLAIN, day(at), **more).items]


def test_the_most_important_leads_are_named_first():
    buyer = lead("won", None, status="won", won=THEN)
    assert listed(
        lead("a", "D"), lead("b", "D", inquiry_class="B"), lead("c", "C"), lead("d", "D", tier="A"), buyer
    ) == ["won", "b", "d", "c", "a"]


def test_others_stay_where_they_stand():
    stranger = lead("s", "C")._replace(fair=None)
    early = lead("e", "B")._replace(fair=None)
    assert listed(stranger, early, lead("x", "C"), lead("y", "D", inquiry_class="A")) == ["e", "s", "y", "x"]


def test_who_was_written_to_is_no_longer_among_them():
    wrote = (lead("a", "D", inquiry_class="A", expected_close=None), past(entry("2026-04-15")))
    assert listed(wrote, lead("b", "C"), lead("c", "D"), at="2026-05-15") == ["b", "c", "a"]


def test_a_broken_promise_of_ours_stays_at_the_top():
    owed = (lead("o", "D"), past(entry(THEN, "handled", promised=[("the sample", THEN)])))
    assert listed(lead("a", "A"), owed) == ["o", "a"]


@pytest.mark.parametrize("calendar", [PLAIN, OCTOBER])
def test_a_lead_gets_its_first_contact_within_the_week_it_was_registered(calendar):
    """In a week with a working day left: in that week. Else on the first working day."""
    for number in range(366):
        registered = day("2026-01-01") + timedelta(days=number)
        customer = prospect("D", registered=None)._replace(registered=registered, fair="Messe")
        (item,) = agenda([(customer, past())], SETTINGS, calendar, registered + timedelta(days=13)).items
        due = next(finding.due for finding in item.findings if finding.rule.name == "new_customer")
        sunday = registered + timedelta(days=6 - registered.weekday())
        week = [sunday - timedelta(days=back) for back in range(7)]
        assert registered <= due <= registered + timedelta(days=7)
        assert due <= sunday or not any(calendar.is_working_day(one) for one in week)
