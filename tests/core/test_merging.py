"""Two cards that become one: by cases, and that no value is lost whatever the cards say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.merging import join_cards, shelf_after
from tradectl.core.merging_values import Contradiction
from tradectl.core.naming import fold

INTO = {
    "format": "1", "code": "BOLT", "country": "US", "registered": "2026-04-17", "name": "Bolt Lighting Inc.",
    "status": "prospect", "grade": "B", "owner": "mei",
}  # fmt: skip
OTHER = INTO | {"code": "BOLT2", "registered": "2026-05-02", "name": "BOLT Lighting"}
ALIASES = ["BOLT Lighting", "BOLT2"]


def joined(into, other, **options):
    return join_cards(INTO | into, OTHER | other, **options)


@pytest.mark.parametrize(
    ("into", "other", "changes", "left"),
    [
        ({}, {}, {}, {}),
        ({}, {"website": "bolt.example"}, {"website": "bolt.example"}, {}),
        ({"website": None}, {"website": "bolt.example"}, {"website": "bolt.example"}, {}),
        ({"website": "bolt.example"}, {"website": " bolt.example"}, {}, {}),
        ({"website": "bolt.example"}, {"website": "bolt.test"}, {}, {"website": "bolt.test"}),
        ({}, {"owner": "hao", "grade": "A"}, {}, {"owner": "hao", "grade": "A"}),
        ({"tags": ["led"]}, {"tags": ["LED", "panel"]}, {"tags": ["led", "panel"]}, {}),
        ({"notes": "Call."}, {"notes": "Write.\n"}, {"notes": "Call.\n\nWrite.\n"}, {}),
        ({"notes": "Call.\nWrite.\n"}, {"notes": "Write.\n"}, {}, {}),
        ({"since": "2020-01-01"}, {"since": "2019-01-01"}, {"since": "2019-01-01"}, {"since": "2020-01-01"}),
        ({}, {"registered": "2025-02-03"}, {"since": "2025-02-03"}, {}),
        ({"since": "2019-01-01"}, {"registered": "2025-02-03"}, {}, {}),
        ({}, {"registered": "2025-02-03", "since": "2024-01-01"}, {"since": "2024-01-01"}, {}),
        ({}, {"reviewed": "2026-01-01"}, {}, {"reviewed": "2026-01-01"}),
        ({}, {"reviewed": "2026-06-01"}, {"reviewed": "2026-06-01"}, {}),
        ({"notes": "Call."}, {"notes": "all"}, {"notes": "Call.\n\nall\n"}, {}),
        ({}, {"country": "CA"}, {}, {"country": "CA"}),
        ({}, {"snooze": {"until": "2026-09-01"}}, {}, {"snooze": {"until": "2026-09-01"}}),
        ({}, {"x-ray": "1"}, {"x-ray": "1"}, {}),
        ({}, {"kind": "person"}, {}, {"kind": "person"}),
        ({}, {"kind": "company"}, {}, {}),
        ({"kind": "person"}, {"kind": "company"}, {}, {"kind": "company"}),
        (
            {"address": {"city": "Reno"}}, {"address": {"city": "Reno", "street": "1 Main"}},
            {"address": {"city": "Reno", "street": "1 Main"}}, {},
        ),
        (
            {"address": {"city": "Reno"}}, {"address": {"city": "Elko", "street": "1 Main"}},
            {}, {"address": {"city": "Elko", "street": "1 Main"}},
        ),
        (
            {"demand": {"products": ["panel"], "target_price": "9 USD"}},
            {"demand": {"products": ["panel", "tube"], "target_price": "8 USD", "annual_quantity": "9"}},
            {"demand": {"products": ["panel", "tube"], "target_price": "9 USD", "annual_quantity": "9"}},
            {"demand.target_price": "8 USD"},
        ),
        ({"links": [{"url": "a", "tags": ["x"]}]}, {"links": [{"url": "a", "tags": ["y"]}, {"url": "b"}]},
         {"links": [{"url": "a", "tags": ["x", "y"]}, {"url": "b"}]}, {}),
        ({"credit": {"terms": [{"percent": "100"}]}}, {"credit": {"terms": [{"percent": "30"}], "limit": "1 USD"}},
         {"credit": {"terms": [{"percent": "100"}], "limit": "1 USD"}}, {"credit.terms": [{"percent": "30"}]}),
        ({"accept": {"CARD15": "a"}}, {"accept": {"CARD16": "b"}}, {"accept": {"CARD15": "a", "CARD16": "b"}}, {}),
    ],
)  # fmt: skip
def test_a_field_is_taken_kept_or_joined(into, other, changes, left):
    found = joined(into, other)
    assert found.fields == {"aliases": ALIASES, **changes}
    assert found.left == left


@pytest.mark.parametrize(
    ("into", "other", "changes", "left", "shelf"),
    [
        ({}, {"status": "won", "won": "2024-03-01", "grade": None},
         {"status": "won", "won": "2024-03-01", "grade": None}, {"grade": "B"}, "won/2024"),
        ({"status": "won", "won": "2025-01-01", "grade": None}, {"status": "won", "won": "2024-03-01", "grade": None},
         {"won": "2024-03-01"}, {"won": "2025-01-01"}, "won/2024"),
        ({"status": "won", "won": "2024-01-01", "grade": None}, {"status": "won", "won": "2025-03-01", "grade": None},
         {}, {"won": "2025-03-01"}, None),
        ({"status": "won", "won": "2024-01-01", "grade": None}, {}, {}, {"grade": "B"}, None),
        ({}, {"won": "2023-05-05"}, {"won": "2023-05-05"}, {}, "prospect/B"),
    ],
)  # fmt: skip
def test_who_ever_bought_has_bought_and_the_first_order_is_the_earliest(into, other, changes, left, shelf):
    found = joined(into, other)
    assert {key: value for key, value in found.fields.items() if key != "aliases"} == changes
    assert found.left == left
    day = found.fields.get("won", into.get("won"))
    assert shelf_after(INTO | into, found, date.fromisoformat(day)) == shelf


HANS = {"name": "Hans", "email": "hans@bolt.example", "phone": "+1 775 555 0100"}


@pytest.mark.parametrize(
    ("mine", "other", "contacts", "left"),
    [
        (HANS, {"name": "H. Bolt", "email": "HANS@bolt.example", "role": "buyer"},
         [HANS | {"role": "buyer"}], {"contacts.1.name": "H. Bolt"}),
        (HANS, {"name": "hans", "wechat": "hb"}, [HANS | {"wechat": "hb"}], {}),
        ({"name": "Ann", "phone": "(775) 555-0100"}, {"name": "Desk", "whatsapp": "+17755550100"},
         [{"name": "Ann", "phone": "(775) 555-0100", "whatsapp": "+17755550100"}], {"contacts.1.name": "Desk"}),
        (HANS, {"name": "Ann", "email": "ann@bolt.example", "phone": "+1 775 555 0100"},
         [HANS, {"name": "Ann", "email": "ann@bolt.example", "phone": "+1 775 555 0100"}], {}),
        (HANS, {"name": "Hans", "email": "h@bolt.test", "main": "true"},
         [HANS], {"contacts.1.email": "h@bolt.test", "contacts.1.main": "true"}),
        (HANS, {"name": "Eve", "main": "true"}, [HANS, {"name": "Eve"}], {"contacts.2.main": "true"}),
        (HANS | {"notes": "Before ten."}, HANS | {"notes": "Not on Fridays."},
         [HANS | {"notes": "Before ten.\nNot on Fridays."}], {}),
    ],
)  # fmt: skip
def test_one_person_is_one_contact(mine, other, contacts, left):
    found = joined({"contacts": [mine]}, {"contacts": [other]})
    assert found.fields.get("contacts", [mine]) == contacts
    assert found.left == left


def test_contacts_are_taken_as_they_are_where_there_are_none():
    main = HANS | {"main": "true"}
    assert joined({}, {"contacts": [main]}).fields["contacts"] == [main]


@pytest.mark.parametrize("take", ["website", "demand", "demand.target_price", "name", "grade"])
def test_what_is_asked_for_is_taken_from_the_other(take):
    both = {"website": "a"}, {"website": "b"}
    prices = {"demand": {"target_price": "9 USD"}}, {"demand": {"target_price": "8 USD"}}
    into, other = both[0] | prices[0], both[1] | prices[1] | {"grade": "A"}
    found = joined(into, other, take=[take])
    taken = [one for one in found.contradictions if one.is_taken]
    assert [one.field for one in taken] == ["demand.target_price" if take == "demand" else take]
    assert len(found.contradictions) == 4
    if take == "website":
        assert found.fields["website"] == "b"
        assert found.left["website"] == "a"
    if take == "name":
        assert found.fields["name"] == "BOLT Lighting"
        assert found.fields["aliases"] == ["Bolt Lighting Inc.", "BOLT2"]
    if take == "grade":
        assert shelf_after(INTO | into, found, None) == "prospect/A"


def test_the_other_is_found_by_every_name_it_had_and_none_is_said_twice():
    found = join_cards(
        INTO | {"aliases": ["bolt2"]}, OTHER | {"aliases": ["Volt", "BOLT LIGHTING INC."]}, ["US-BOLT2-20260502"]
    )
    assert found.fields == {"aliases": ["bolt2", "BOLT Lighting", "Volt", "US-BOLT2-20260502"]}
    assert found.contradictions == (Contradiction("name", "Bolt Lighting Inc.", "BOLT Lighting"),)


def test_a_folder_without_a_card_changes_nothing_but_the_names():
    assert join_cards(INTO, {}, ["US-BOLT-20260417"]).fields == {"aliases": ["US-BOLT-20260417"]}


WORDS = st.text(st.sampled_from("abAB1 ü"), min_size=1, max_size=3)
SCALARS = st.none() | WORDS
ROWS = st.lists(
    st.dictionaries(st.sampled_from(["name", "email", "phone", "notes", "main", "url"]), SCALARS), max_size=3
)
FIELDS = {
    "kind": st.sampled_from(["person", None]),
    "name": WORDS, "aliases": st.lists(WORDS, max_size=3) | WORDS, "website": SCALARS, "notes": SCALARS,
    "grade": st.sampled_from(["A", "B", None]), "status": st.sampled_from(["won", "prospect"]),
    "won": st.sampled_from(["2024-01-01", "2025-01-01", "odd", None]), "since": SCALARS, "contacts": ROWS | WORDS,
    "competitors": ROWS, "links": ROWS, "tags": st.lists(WORDS, max_size=3) | WORDS, "snooze": SCALARS,
    "address": st.dictionaries(st.sampled_from(["city", "street"]), SCALARS) | WORDS, "odd": SCALARS | ROWS,
    "demand": st.dictionaries(st.sampled_from(["products", "annual_quantity"]), st.lists(WORDS) | WORDS) | WORDS,
}  # fmt: skip
CARDS = st.fixed_dictionaries({}, optional=FIELDS)


def texts(value):
    """Every text in a value, folded; of notes each line."""
    if isinstance(value, dict):
        return {text for item in value.values() for text in texts(item)}
    if isinstance(value, list | tuple):
        return {text for item in value for text in texts(item)}
    return {fold(line) for line in str(value).splitlines() if line.strip()} if value is not None else set()


@given(CARDS, CARDS, st.sets(st.sampled_from([*FIELDS, "address.city", "contacts.1.phone"])))
def test_every_value_of_both_cards_is_on_the_one_or_kept(mine, other, take):
    into, gone = INTO | mine, OTHER | other
    found = join_cards(into, gone, take=take)
    after = {**into, **found.fields}
    kept = texts(after) | texts(found.left)
    unsaid = {"status", "registered", "format"}
    for card in (into, gone):
        assert texts({key: value for key, value in card.items() if key not in unsaid}) <= kept
    for key in ("code", "country", "registered"):
        assert after[key] == INTO[key]
    assert join_cards(into, into).fields == {}
