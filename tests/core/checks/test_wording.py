"""What is said of a wrong value: every type of field, in one table of sentences."""

from __future__ import annotations

import pytest

from tradectl.core.checks.typing import CARD, DESK, key_problem, remedy, told, type_problem
from tradectl.core.model.card import Card
from tradectl.core.model.desk import Desk
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import TypeFault, typed

ENTRY = {"id": "x", "at": "2026-03-20T10:00:00+08:00", "by": "mei", "kind": "contact"}


@pytest.mark.parametrize(
    ("shape", "plain", "message", "mend"),
    [
        (Card, {"name": ["Bolt"]}, "name is a list, which is not a text.",
         'Write one text; put it in quotes if it begins with [ or {, for example "[1] Ltd".'),
        (Card, {"name": {"Bolt": None}}, "name is a group of fields, which is not a text.", "Write one text"),
        (Card, {"registered": "today"}, "registered is 'today', which is not a day.",
         "Write a date that exists as YYYY-MM-DD, for example 2026-03-27."),
        (Card, {"registered": ""}, "registered is empty; it must be a day.", "Write a date that exists"),
        (Card, {"contacts": [{"name": "A", "birthday": "1 June"}]},
         "contacts.1.birthday is '1 June', which is not a day of the year.",
         "Write MM-DD or YYYY-MM-DD, for example 06-01."),
        (Card, {"demand": {"target_price": "12"}},
         "demand.target_price is '12', which is not an amount with its currency.",
         "Write the amount and the currency, for example 12.50 USD."),
        (Desk, {"cadence": {"B": "weekly"}}, "cadence.B is 'weekly', which is not a length of time.",
         "Write a number and a unit, for example 7 days or 1 workday."),
        (Desk, {"visits_a_week": "-1"}, "visits_a_week is '-1', which is not a whole number.",
         "Write digits only, for example 30."),
        (Desk, {"git": {"commit": "maybe"}}, "git.commit is 'maybe', which is not true or false.",
         "Write true or false."),
        (Entry, {"at": "yesterday"}, "at is 'yesterday', which is not a date and time.",
         "Write it as 2026-03-20T18:12:05+08:00."),
        (Card, {"status": "lost"}, "status is 'lost', which is not one of: prospect, won.",
         "Write one of: prospect, won"),
        (Card, {"grade": "F"}, "grade is 'F', which is not one of: A, B, C, D, E.", "Write one of: A, B, C, D, E"),
        (Card, {"contacts": "Hans"}, "contacts is 'Hans', which is not a list.",
         "Write a list: contacts: [{name: Hans Müller, email: hans@mueller.de}]"),
        (Card, {"tags": "x"}, "tags is 'x', which is not a list.", "Write a list: tags: …"),
        (Card, {"contacts": ["Hans"]}, "contacts.1 is 'Hans', which is not a group of fields.",
         "Write fields: contacts: [{name: Hans Müller, email: hans@mueller.de}]"),
        (Card, {"accept": "CARD08"}, "accept is 'CARD08', which is not a group of fields.",
         "Write fields: accept: {CARD08: waits for the tender}"),
        (Card, {"address": "Hamburg"}, "address is 'Hamburg', which is not a group of fields.",
         "Write fields: address: {city: Hamburg}"),
        (Desk, {"people": []}, "people is empty; it must be a list with at least one item.",
         "Write a list: people: [{id: mei, name: 林梅}]"),
        (Desk, {"people": [{"id": "Mei"}]},
         "people.1.id is 'Mei', which is not an id of 1 to 32 small letters, digits, full stops and _.",
         "Write small letters, for example mei."),
        (Desk, {"home_currency": "RMB "}, "home_currency is 'RMB ', which is not a currency.",
         "Write the three letters of the currency, for example CNY."),
        (Desk, {"people": None}, "people is missing.", "Add a line: people: [{id: mei, name: 林梅}]"),
        (Card, {"owner": None}, "owner is missing.", "Add a line: owner: …"),
    ],
)  # fmt: skip
def test_a_sentence(shape, plain, message, mend):
    base = {
        Card: {
            "format": "1",
            "code": "B",
            "country": "US",
            "registered": "2026-01-15",
            "name": "B",
            "status": "won",
            "owner": "m",
        },
        Desk: {"format": "1", "people": [{"id": "mei"}]},
        Entry: ENTRY,
    }[shape]
    (fault,) = typed(shape, {**base, **plain})[1]
    assert str(told(fault)) == message
    assert str(remedy(fault)).startswith(mend)


def test_a_kind_without_words_of_its_own_is_told_too():
    fault = TypeFault(("x",), "unheard_of", "y")
    assert str(told(fault)) == "x is 'y', which is not what this field takes."
    assert "tradectl schema card" in str(remedy(fault))


def test_what_is_missing_and_what_is_wrong_have_codes_of_their_own():
    place = lambda _: (3, 4)  # noqa: E731
    assert type_problem(TypeFault(("x",), "missing"), CARD, "card.yaml", place).code == "CARD01"
    found = type_problem(TypeFault(("x",), "want_day"), DESK, "tradectl.yaml", place)
    assert (found.code, found.line, found.column) == ("DESK02", 3, 4)


@pytest.mark.parametrize(
    ("key", "meant"), [("webiste", "website"), ("Grade", "grade"), ("expected_closing", "expected_close")]
)
def test_a_slip_of_the_pen_is_guessed_and_not_more(key, meant):
    found = key_problem((key,), tuple(Card.model_fields), "CARD03", "card.yaml", (1, 1))
    assert str(found.remedy) == f"If you mean {meant}, write it so. If not, leave it: nothing is lost."


def test_a_key_like_no_other_is_left_alone():
    found = key_problem(("skype",), tuple(Card.model_fields), "CARD03", "card.yaml", (1, 1))
    assert str(found.remedy) == "Check the spelling, or leave it: unknown fields are never lost."
