"""Plain values to shapes: what is refused, where it stands, and that its neighbours stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.model.card import Card
from tradectl.core.model.desk import Desk
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import Form, field_names, typed, unknown_keys

CARD = {
    "format": "1", "code": "BOLT", "country": "US", "registered": "2026-01-15", "name": "Bolt", "status": "prospect",
    "grade": "B", "owner": "mei",
}  # fmt: skip
DESK = {"format": "1", "people": [{"id": "mei"}]}


def told(shape, plain):
    value, faults = typed(shape, plain)
    return value, [(fault.loc, fault.kind) for fault in faults]


@pytest.mark.parametrize(
    ("more", "faults", "left"),
    [
        ({}, [], {}),
        ({"grade": "F"}, [(("grade",), "literal_error")], {"grade": None}),
        ({"tags": ["a", None, "b"]}, [(("tags", 1), "want_text")], {"tags": ("a", "b")}),
        ({"tags": [["a"], "b", ["c"], "d"]}, [(("tags", 0), "want_text"), (("tags", 2), "want_text")],
         {"tags": ("b", "d")}),
        ({"website": None}, [], {"website": ""}),
        ({"accept": {"CARD08": ["x"], "CARD09": "y"}}, [(("accept", "CARD08"), "want_text")],
         {"accept": {"CARD09": "y"}}),
        ({"snooze": {"until": "2026-05-01"}}, [(("snooze", "because"), "missing")], {"snooze": None}),
        ({"snooze": {"until": "soon", "because": "x"}}, [(("snooze", "until"), "want_day")], {"snooze": None}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_left_out_and_what_is_sound_stays(more, faults, left):
    card, found = told(Card, {**CARD, **more})
    assert found == faults
    assert {key: getattr(card, key) for key in left} == left


def test_broken_items_take_none_of_their_neighbours_along():
    contacts = [{"role": "x"}, {"name": "A", "birthday": "x"}, {"role": "y"}, {"name": "B", "main": "maybe"}]
    card, faults = told(Card, {**CARD, "contacts": contacts})
    assert [contact.name for contact in card.contacts] == ["A", "B"]
    assert faults == [
        (("contacts", 0, "name"), "missing"),
        (("contacts", 1, "birthday"), "want_yearly"),
        (("contacts", 2, "name"), "missing"),
        (("contacts", 3, "main"), "want_truth"),
    ]


def test_what_takes_two_rounds_keeps_its_place():
    """The percent goes in the first round, the term without it in the second, when others have moved up."""
    terms = [
        {"percent": "x", "trigger": "order"},
        {"percent": "y", "trigger": "pi"},
        {"percent": "100", "trigger": "invoice"},
    ]
    card, faults = told(Card, {**CARD, "credit": {"terms": terms}})
    assert [term.percent for term in card.credit.terms] == [100]
    assert faults == [
        (("credit", "terms", 0, "percent"), "want_number"),
        (("credit", "terms", 1, "percent"), "want_number"),
    ]


@pytest.mark.parametrize(
    ("shape", "plain", "faults"),
    [
        (
            Card,
            {},
            [((name,), "missing") for name in ("format", "code", "country", "registered", "name", "status", "owner")],
        ),
        (Card, {**CARD, "registered": "2026-02-30"}, [(("registered",), "want_day")]),
        (Card, {**CARD, "name": ["Bolt"], "grade": "F"}, [(("name",), "want_text"), (("grade",), "literal_error")]),
        (Desk, {**DESK, "people": []}, [(("people",), "too_short")]),
        (Desk, {**DESK, "people": ["mei"]}, [(("people", 0), "model_type")]),
        (Desk, {**DESK, "people": [{"id": "Mei"}]}, [(("people", 0, "id"), "string_pattern_mismatch")]),
        (Desk, {**DESK, "people": "mei"}, [(("people",), "tuple_type")]),
    ],
)
def test_without_what_is_required_there_is_no_shape(shape, plain, faults):
    assert told(shape, plain) == (None, faults)


@pytest.mark.parametrize(
    ("value", "shown", "form"),
    [
        ("soon", "soon", Form.TEXT),
        ("", "", Form.NOTHING),
        ([], "", Form.NOTHING),
        (["x"], "", Form.LIST),
        ({"x": "y"}, "", Form.GROUP),
        (5, "5", Form.TEXT),
        ("x" * 200, "x" * 80, Form.TEXT),
    ],
)
def test_a_fault_tells_what_stands_there(value, shown, form):
    (fault,) = typed(Card, {**CARD, "won": value})[1]
    assert (fault.value, fault.form) == (shown, form)


def test_unknown_keys_are_found_wherever_they_are():
    plain = {
        **CARD,
        "x": None,
        "contacts": [{"role": "no name", "y": "1"}, "no group", {"name": "A", "z": "2"}],
        "credit": {"class": "A", "q": [{}]},
        "accept": {"any": "code"},
        "address": "no group",
    }
    assert list(unknown_keys(Card, plain)) == [("x",), ("contacts", 0, "y"), ("contacts", 2, "z"), ("credit", "q")]


def test_the_names_beside_a_key():
    assert field_names(Entry, ("wiht",))[:3] == ("id", "at", "by")
    assert field_names(Card, ("contacts", 0, "nmae"))[:2] == ("name", "role")
    assert "class" in field_names(Card, ("credit", "clas"))


PLAIN = st.recursive(
    st.none()
    | st.text(max_size=6)
    | st.integers()
    | st.booleans()
    | st.sampled_from(["1", "2026-01-15", "A", "7 days"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("shape", [Card, Desk, Entry])
def test_any_value_ends_in_a_shape_or_faults(shape):
    names = st.sampled_from(sorted(field.alias or name for name, field in shape.model_fields.items()))

    @given(st.dictionaries(names, PLAIN, max_size=5))
    def check(plain):
        base = (
            CARD
            if shape is Card
            else DESK
            if shape is Desk
            else {"id": "x", "at": "2026-01-01T00:00", "by": "m", "kind": "won"}
        )
        value, faults = typed(shape, {**base, **plain})
        assert value is not None or faults
        for fault in faults:
            assert fault.loc
        list(unknown_keys(shape, {**base, **plain}))

    check()


def test_a_list_is_gone_through_once_a_round_however_many_of_its_items_are_wrong():
    class Listed(list):
        asked = 0

        def __len__(self):
            Listed.asked += 1
            return super().__len__()

    contacts = Listed({"name": f"{number}", "birthday": "x"} for number in range(300))
    card, faults = told(Card, {**CARD, "contacts": contacts})
    assert ([contact.name for contact in card.contacts], len(faults)) == ([f"{number}" for number in range(300)], 300)
    assert Listed.asked < 10
