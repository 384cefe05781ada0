"""What a row says that a card does not: the table."""

import pytest

from tradectl.core.intake.known import new_people, says_nothing_new, unsaid

CARD = {
    "name": "Bolt Lighting Inc", "aliases": ["Bolt"], "country": "US", "status": "won",
    "website": "www.bolt.example/en",
    "contacts": [{"name": "Ann Bolt", "email": "ann@bolt.example", "phone": "+12025550100", "main": "true"}],
    "demand": {"products": ["lamp", "bulb"], "annual_quantity": "20000 pcs"},
    "tags": ["led"], "notes": "Likes mail\nHall: 9.3\n",
}  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "bolt lighting inc"},
        {"name": "Bolt"},
        {"website": "https://bolt.example"},
        {"contacts": [{"name": "Ann Bolt"}]},
        {"contacts": [{"name": "Ann", "email": "ANN@bolt.example"}]},
        {"demand": {"products": ["lamp"]}},
        {"notes": "Hall: 9.3"},
        {"status": "prospect", "grade": "A", "owner": "hao", "since": "2019-01-01", "expected_close": "2026-09-01"},
        {"tags": ["led"], "country": "US"},
    ],
)
def test_what_stands_on_the_card_is_nothing_new(fields):
    assert says_nothing_new(fields, CARD)
    assert unsaid(fields, CARD) == {}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "Bolt Electric"}, {"name": "Bolt Electric"}),
        ({"website": "bolt-led.example"}, {"website": "bolt-led.example"}),
        ({"demand": {"products": ["lamp", "panel"]}}, {"demand": {"products": ["lamp", "panel"]}}),
        ({"notes": "Hall: 9.3\nAsk again"}, {"notes": "Hall: 9.3\nAsk again"}),
        ({"tax_id": "DE123"}, {"tax_id": "DE123"}),
        ({"contacts": [{"name": "Ann Bolt", "phone": "+12025550199"}]}, None),
        ({"contacts": [{"name": "Annabel Bolt", "email": "ann@bolt.example"}]}, None),
    ],
)
def test_what_does_not_is_told(fields, told):
    assert not says_nothing_new(fields, CARD)
    assert unsaid(fields, CARD) == (told or fields)
    assert new_people(fields.get("contacts", []), CARD) == []


def test_somebody_new_is_a_new_person_and_nothing_to_tell_besides():
    bob = {"name": "Bob Bolt", "email": "bob@bolt.example"}
    assert not says_nothing_new({"contacts": [bob]}, CARD)
    assert new_people([bob, {"name": "ann bolt"}], CARD) == [bob]
    assert unsaid({"contacts": [bob]}, CARD) == {}


def test_a_card_that_says_little_knows_nothing():
    assert not says_nothing_new({"contacts": [{"name": "A"}], "notes": "x"}, {"name": "X"})
    assert says_nothing_new({}, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Hans Müller"}, {"name": "Hans Mueller"}),
        ({"name": "**"}, {"name": "**"}),
        ({"name": "Müller, Hans"}, {"name": "Hans Müller"}),
        ({"name": "H. Müller", "phone": "+49 40 1234567"}, {"name": "Hans Mueller", "phone": "040 1234567"}),
    ],
)
def test_one_person_in_two_spellings_is_one(one, other):
    assert new_people([one], {"contacts": [other]}) == []


def test_colleagues_at_one_number_are_two():
    ann, bob = {"name": "Ann Bolt", "phone": "+49401234567"}, {"name": "Bob Ray", "phone": "+49401234567"}
    assert new_people([ann], {"contacts": [bob]}) == [ann]


HANS = {
    "name": "Hans Maier", "email": "hans@bolt.example", "phone": "+49401234567", "role": "Buyer",
    "birthday": "1975-06-01", "notes": "Head\nbirthday: 1957-06-01\nN: Maier Hans Peter",
    "vcard": ["EMAIL:Hans@home.example", "TEL;TYPE=cell:+491701111111", "IMPP;X-SERVICE-TYPE=WeChat:x-apple:h%3B2",
              "UID:1", "N:Maier;Hans;;;", "NICKNAME:Hansi"],
}  # fmt: skip


@pytest.mark.parametrize(
    "person",
    [
        {"name": "Hans Maier", "email": "hans@home.example"},
        {"name": "hans@home.example", "email": "hans@home.example"},
        {"name": "HANS@bolt.example", "email": "hans@bolt.example", "phone": "+491701111111"},
        {"name": "Hans Maier", "role": "Head", "wechat": "h;2", "birthday": "1957-06-01", "notes": "Head"},
        {"name": "Hans Maier", "vcard": ["UID:2", "N:Maier;Hans;Peter;;", "TEL;TYPE=voice:+49401234567",
                                         "EMAIL:hans@bolt.example", "NICKNAME:Hansi"]},
    ],
)  # fmt: skip
def test_what_a_contact_has_among_its_notes_and_lines_is_nothing_new(person):
    assert says_nothing_new({"contacts": [person]}, {"contacts": [HANS]})
    assert new_people([person], {"contacts": [HANS]}) == []


@pytest.mark.parametrize(
    "more",
    [{"phone": "+4930999"}, {"role": "Boss"}, {"birthday": "1958-01-01"}, {"notes": "Likes tea"},
     {"vcard": ["NICKNAME:Hannes"]}, {"vcard": ["TEL:+4930999"]}, {"vcard": ["N:Maier;Hans;Paul;;"]}],
)  # fmt: skip
def test_what_a_contact_has_nowhere_is_new(more):
    assert not says_nothing_new({"contacts": [{"name": "Hans Maier", **more}]}, {"contacts": [HANS]})


def test_what_stands_in_the_notes_under_a_heading_is_nothing_new():
    card = {**CARD, "address": {"city": "Hamburg"}, "notes": "City: Bremen\nStreet: Hafen 1\nMenge: 500 pcs"}
    fields = {"address": {"city": "Bremen", "street": "Hafen 1"}, "demand": {"annual_quantity": "500 pcs"}}
    assert says_nothing_new(fields, card)
    assert unsaid({"address": {"city": "Kiel"}}, card) == {"address": {"city": "Kiel"}}
