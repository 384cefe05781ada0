"""A person of a lead as a contact of a card: nothing is lost, and what has no field stands in lines of a vCard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.glance import particulars_of_fields
from tradectl.core.intake.contact import contact_of
from tradectl.core.intake.lead import Field, Person, Record, Value
from tradectl.core.intake.leads import leads
from tradectl.core.intake.property_line import name_of, property_line, value_of, values_of
from tradectl.core.model.card import Contact

HANS = Person(
    3,
    "Hans Müller",
    "Einkauf",
    ("hans@a.example", "buero@a.example"),
    ("+4940123456", "+4940123457"),
    ("+491701234567", "+491701234568"),
    ("+4940999999",),
    ("+491701234567", "+491709"),
    ("hansm", "hans;2"),
    ("Skype: live:hans", "X-QQ: 12345"),
    "06-01",
    "Call before ten",
    ("NICKNAME:Hansi", "X-QQ:12345", "item1.X-ABDATE:2000-09-12", "item1.X-ABLABEL:met"),
)


def test_a_contact_has_the_first_of_each_and_lines_for_the_rest():
    assert contact_of(HANS, main=True) == {
        "name": "Hans Müller",
        "role": "Einkauf",
        "email": "hans@a.example",
        "phone": "+4940123456",
        "whatsapp": "+491701234567",
        "wechat": "hansm",
        "birthday": "06-01",
        "main": "true",
        "notes": "Call before ten\nSkype: live:hans",
        "vcard": [
            "EMAIL:buero@a.example",
            "TEL;TYPE=voice:+4940123457",
            "TEL;TYPE=cell:+491701234567",
            "TEL;TYPE=cell:+491701234568",
            "TEL;TYPE=fax:+4940999999",
            "TEL;TYPE=cell;TYPE=whatsapp:+491709",
            "IMPP;X-SERVICE-TYPE=WeChat:x-apple:hans%3B2",
            "NICKNAME:Hansi",
            "X-QQ:12345",
            "item1.X-ABDATE:2000-09-12",
            "item1.X-ABLABEL:met",
        ],
    }


def test_the_order_is_the_cards():
    keys = list(contact_of(HANS, main=True))
    assert keys == [name for name in Contact.model_fields if name in keys]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person(1, "A", mobiles=("+491701234567",)), {"name": "A", "phone": "+491701234567"}),
        (Person(1, emails=("a@b.example",)), {"name": "a@b.example", "email": "a@b.example"}),
        (Person(1, phones=("+4940123456",)), {"name": "Bolt", "phone": "+4940123456"}),
        (Person(1, "A", phones=("1",), mobiles=("1",)), {"name": "A", "phone": "1"}),
        (Person(1, "A", chats=("QQ: 1",)), {"name": "A", "notes": "QQ: 1"}),
    ],
)
def test_little_is_enough(person, expected):
    assert contact_of(person, main=False, company="Bolt") == expected


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=40)


@given(TEXT)
def test_a_value_comes_back_from_its_line(text):
    line = property_line("X-A;TYPE=b", f"|{text}|")
    assert (name_of(line), value_of(line), "\n" in line) == ("X-A", f"|{text}|", False)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("item1.EMAIL;TYPE=work:a@b", "EMAIL", "a@b"),
        ('TEL;VALUE=uri;TYPE="work,voice":tel:+49-40', "TEL", "+49-40"),
        ('X-A;B="c:d;e":f\\;g', "X-A", "f;g"),
        ("no property", "", ""),
        ("", "", ""),
    ],
)
def test_a_line_is_a_name_and_a_value(line, name, value):
    assert (name_of(line), value_of(line)) == (name, value)


def test_a_customer_is_recognised_by_the_further_addresses_and_numbers():
    contact = contact_of(HANS, main=True)
    told = particulars_of_fields({"contacts": [contact]}, (), ())
    assert told.emails == ("hans@a.example", "buero@a.example")
    assert told.phones == (
        "+4940123456", "+491701234567", "+4940123457", "+491701234568", "+4940999999", "+491709"
    )  # fmt: skip
    assert values_of(contact["vcard"], "EMAIL") == ("buero@a.example",)


def card(row: int, *values: tuple[Field, str], kept: tuple[str, ...] = ()) -> Record:
    return Record(row, tuple(Value(field, field.upper(), text, whole=True) for field, text in values), kept=kept)


def test_the_lines_of_a_card_belong_to_its_person():
    (lead,) = leads([card(1, (Field.COMPANY, "Bolt"), (Field.CONTACT, "Al"), kept=("UID:1", "NICKNAME:B"))])
    assert [person.kept for person in lead.people] == [("UID:1", "NICKNAME:B")]
    assert lead.others == ()


def test_the_lines_of_a_card_without_a_person_are_the_companys():
    (lead,) = leads([card(1, (Field.COMPANY, "Bolt"), kept=("UID:1", "N:;;;;", "item2.X-FOO;A=b:c"))])
    assert (lead.people, lead.others) == ((), (("X-FOO", "item2.X-FOO;A=b:c"),))


def test_two_cards_of_one_person_have_one_uid():
    first = card(1, (Field.COMPANY, "Bolt"), (Field.CONTACT, "Al"), kept=("UID:1", "X-A:1"))
    second = card(9, (Field.COMPANY, "Bolt"), (Field.CONTACT, "Al"), kept=("UID:2", "X-A:2", "N:B;Al;;;"))
    (lead,) = leads([first, second])
    assert [person.kept for person in lead.people] == [("UID:1", "X-A:1", "X-A:2", "N:B;Al;;;")]
