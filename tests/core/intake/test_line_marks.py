"""Marks of a plan's lines: whatever was read otherwise has another one."""

import pytest

from tradectl.core.intake.given import Given
from tradectl.core.intake.lead import Doubt, Field, Lead, Person
from tradectl.core.intake.line_marks import line_mark
from tradectl.core.intake.returned import Cell, Wish
from tradectl.core.message import say
from tradectl.core.problems import Severity

DOUBT = Doubt(Severity.HINT, 2, "", say("x"), say("y"))
LEAD = Lead((2, 3), "Müller", "DE", {Field.CITY: ("Köln",)}, (Person(2, "Anna"),), (("Hall", "3"),), (DOUBT,))


@pytest.mark.parametrize(
    "other",
    [
        LEAD._replace(rows=(2,)), LEAD._replace(name="Müller GmbH"), LEAD._replace(country="AT"),
        LEAD._replace(fields={Field.CITY: ("Bonn",)}), LEAD._replace(people=(Person(2, "Anne"),)),
        LEAD._replace(others=()), LEAD._replace(is_person=True), LEAD._replace(name="M\udc80ller"),
    ],
)  # fmt: skip
def test_a_lead_that_changed_has_another_line_mark(other):
    assert line_mark(other) != line_mark(LEAD)


def test_a_mark_is_the_same_for_the_same_lead_whatever_is_said_of_it():
    assert line_mark(LEAD) == line_mark(LEAD._replace(doubts=()))
    assert line_mark(LEAD) == line_mark(LEAD._replace(fields=dict(LEAD.fields)))
    assert line_mark(LEAD)[0] == "m"
    assert len(line_mark(LEAD)) == 13


CELL = Cell("owner", "Owner", "hao", "abc")
WISH = Wish(3, "Not won", "US-BOLT-20260115", "Bolt Inc", (CELL,))
GIVEN = Given(1, "US-BOLT-20260115", {"name": "Bolt Inc", "contacts": [{"name": "Ann"}]})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WISH, WISH._replace(row=4)), (WISH, WISH._replace(customer="US-VOLT-20260115")),
        (WISH, WISH._replace(cells=())),
        (WISH, WISH._replace(cells=(CELL._replace(text="mei"),))), (WISH, WISH._replace(sheet="Won")),
        (GIVEN, GIVEN._replace(customer="US-VOLT-20260115")), (GIVEN, GIVEN._replace(card={"name": "Bolt Inc"})),
    ],
)  # fmt: skip
def test_a_change_that_is_another_one_has_another_mark(one, other):
    assert line_mark(one) != line_mark(other)
    assert line_mark(one) == line_mark(one._replace())
