"""vCards: what a phone needs is in them, and another library reads it back."""

from __future__ import annotations

import re

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from hostile.payloads import PAYLOADS
from tradectl.exchange.plain import plain
from tradectl.exchange.vcard import VERSIONS, Address, Person, vcards

HANS = Person(
    key="DE-MUELLER-20260115\nHans Müller",
    name="Hans Müller",
    company="Müller; Leuchten, GmbH",
    role="Einkauf, Leitung",
    email="hans@mueller.example",
    phone="+49 40 1234567",
    whatsapp="+49 170 1234567",
    wechat="hans m/1",
    website="mueller.example/ü",
    address=Address("Hauptstraße 7; Hof", "Hamburg", "HH", "20095", "Germany"),
    birthday="1975-06-01",
    notes="Call before ten.\nNever on Friday; \\o/",
    tags=("lighting", "a,b"),
    customer="DE-MUELLER-20260115",
)
every_version = pytest.mark.parametrize("version", VERSIONS)


def lines(text: str) -> list[str]:
    """Unfolded lines, by nothing but the rule of the RFC."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


@every_version
def test_another_library_reads_every_field(version):
    card = vobject.readOne(vcards([HANS], version))
    assert card.version.value == version
    assert card.fn.value == "Hans Müller"
    assert (card.n.value.family, card.n.value.given) == ("Müller", "Hans")
    assert card.org.value == ["Müller; Leuchten, GmbH"]
    assert card.title.value == "Einkauf, Leitung"
    assert card.email.value == "hans@mueller.example"
    assert [one.value for one in card.tel_list] == ["+49 40 1234567", "+49 170 1234567"]
    assert card.tel_list[1].group == card.x_ablabel.group
    assert card.x_ablabel.value == "WhatsApp"
    assert card.impp.value == "x-apple:hans%20m%2F1"
    place = card.adr.value
    assert (place.street, place.city, place.region, place.code, place.country) == HANS.address
    assert card.note.value == HANS.notes
    assert card.categories.value == ["lighting", "a,b"]
    assert card.x_tradectl_customer.value == "DE-MUELLER-20260115"


@pytest.mark.parametrize(
    ("version", "day", "line"),
    [
        ("4.0", "1975-06-01", "BDAY:19750601"),
        ("4.0", "06-01", "BDAY:--0601"),
        ("3.0", "1975-06-01", "BDAY:1975-06-01"),
        ("3.0", "06-01", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-06-01"),
    ],
)
def test_a_birthday_may_have_no_year(version, day, line):
    assert line in lines(vcards([HANS._replace(birthday=day)], version))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Hans Müller", "Müller;Hans;;;"),
        ("林梅", "林梅;;;;"),
        ("Ana de la Cruz", "Cruz;Ana de la;;;"),
        ("A; B", "B;A\\;;;;"),
    ],
)
def test_a_name_has_its_parts(name, parts):
    assert f"N:{parts}" in lines(vcards([HANS._replace(name=name)], "4.0"))


@every_version
def test_a_company_without_contacts_is_a_company(version):
    company = Person("X", "Nordlys AS", "Nordlys AS", is_company=True)
    told = lines(vcards([company], version))
    assert ("KIND:org" if version == "4.0" else "X-ABShowAs:COMPANY") in told
    assert {"FN:Nordlys AS", "ORG:Nordlys AS", "N:;;;;"} <= set(told)


def test_a_name_of_a_card_is_the_same_in_every_export_and_another_one_for_others():
    uids = {
        re.search("UID:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}\r\n", text)[0]
        for text in (
            vcards([HANS], "4.0"),
            vcards([HANS._replace(phone="1")], "3.0"),
            vcards([HANS._replace(key="other")], "4.0"),
        )
    }
    assert len(uids) == 2


@every_version
def test_what_an_earlier_import_kept_is_written_as_it_was(version):
    kept = (
        "NICKNAME:Hansi",
        "NICKNAME:Hänschen",
        "item1.TEL;TYPE=pref:+49 40 99",
        "item1.X-ABLabel:_$!<Other>!$_",
        'X-SOCIAL;TYPE="a;b:c";LANGUAGE=de:x\\,y',
        "UID:ABC-123",
        "N:Müller;Hans;;Dr.;".replace("Dr.", ""),
        "X-LONG:" + "ü" * 200,
    )
    told = lines(vcards([HANS._replace(kept=kept)], version))
    assert set(kept) <= set(told)
    assert sum(one.startswith(("UID", "N:")) for one in told) == 2
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    "line",
    [
        "END:VCARD",
        "end:VCARD",
        "VERSION:2.1",
        "X-A:b\r\nEND:VCARD",
        "X-A:b\nX-B:c",
        "X-A:\x1b[2J",
        "no property",
        "X A:b",
        "X-A;ENCODING=QUOTED-PRINTABLE:=3D",
        "FN:Somebody",
        "",
        "N:Nobody;Else;;;",
    ],
)
def test_what_is_no_sound_property_is_left_out(line):
    assert vcards([HANS._replace(kept=(line,))], "4.0") == vcards([HANS], "4.0")


def test_a_property_of_an_old_phone_gets_the_type_it_meant():
    told = lines(vcards([HANS._replace(kept=("TEL;HOME;FAX:1", "X-A;B;C=d:e"))], "3.0"))
    assert {"TEL;TYPE=HOME;TYPE=FAX:1", "X-A;TYPE=B;C=d:e"} <= set(told)


def test_our_own_birthday_goes_before_a_kept_one():
    assert [one for one in lines(vcards([HANS._replace(kept=("BDAY:19990101",))], "4.0")) if "BDAY" in one] == [
        "BDAY:19750601"
    ]
    assert "BDAY:19990101" in lines(vcards([HANS._replace(kept=("BDAY:19990101",), birthday="")], "4.0"))


def every_field(text: str) -> Person:
    return Person(
        key=text,
        name=f"x{text}",
        company=text,
        role=text,
        email=text,
        phone=f"1{text}",
        whatsapp=text,
        wechat=text,
        website=text,
        address=Address(text, text, text, text, text),
        birthday="06-01",
        notes=text,
        tags=(text, text),
        customer=text,
        kept=(text, f"X-A:{text}", f"X-A;B={text}:c"),
    )


def assert_one_sound_card(text: str, version: str) -> None:
    rows = text.encode().split(b"\r\n")
    assert max(map(len, rows)) <= 75
    assert "".join(row.decode() for row in rows) == text.replace("\r\n", "")  # no fold inside a character
    told = lines(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", "".join(told))
    assert all(re.match(r"(?:[\w-]+\.)?[A-Za-z0-9-]+[;:]", one) for one in told)
    assert [one for one in told if one.upper().startswith(("BEGIN:", "END:", "VERSION:"))] == [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        "END:VCARD",
    ]


@every_version
@pytest.mark.parametrize("text", [one.text for one in PAYLOADS], ids=[one.name for one in PAYLOADS])
def test_a_hostile_text_injects_no_line(text, version):
    told = vcards([every_field(text)], version)
    assert_one_sound_card(told, version)
    (card,) = vobject.readComponents(told)
    assert card.note.value == plain(text, lines=True)
    assert card.title.value == plain(text, lines=True)


@every_version
@given(text=st.text(min_size=1, max_size=200))
def test_any_text_comes_back(text, version):
    told = vcards([every_field(text)], version)
    assert_one_sound_card(told, version)
    assert vobject.readOne(told).note.value == plain(text, lines=True)
