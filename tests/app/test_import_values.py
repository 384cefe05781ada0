"""No value of a row is lost: whatever stands in a cell stands in the workspace after the import."""

from __future__ import annotations

import csv
import io
import itertools
from hashlib import sha256

import pytest

import imports
from tradectl.core.intake.heading_words import HEADINGS
from tradectl.core.intake.lead import DAYS, PERSONAL, Field

OF_THE_ROW = (Field.COMPANY, Field.COUNTRY, Field.NUMBER)  # in every row, and the number that the list gave it
FIELDS = [field for field in Field if field not in OF_THE_ROW]
TAKEN = {  # what a field takes, where it does not take any text
    Field.GRADE: "B", Field.STATUS: "prospect", Field.INQUIRY_CLASS: "B", Field.OWNER: "hao", Field.CODE: "LAMPS",
    Field.BIRTHDAY: "1975-06-01", Field.TARGET_PRICE: "12.50 USD", Field.CREDIT_LIMIT: "5000 USD",
    **dict.fromkeys(DAYS, "2025-01-01"),
}  # fmt: skip
LETTERS = str.maketrans("0123456789", "ghijklmnop")
HEADING = {field: words.replace("\n", "|").split("|") for field, words in HEADINGS.items()}


@pytest.fixture
def desk(bare_desk):
    return bare_desk


def headings(field):
    """Return two headings of a field."""
    told = [word.strip() for word in HEADING.get(field, ()) if word.strip()]
    return (*told, field.value, f"{field.value} 2")[:2]


def letters(number):
    """Return letters of its own for each number."""
    return sha256(bytes([number])).hexdigest()[:12].translate(LETTERS)


def imported(desk, rows, options=""):
    columns = list(dict.fromkeys(itertools.chain.from_iterable(rows)))
    text = io.StringIO()
    csv.DictWriter(text, columns).writeheader()
    csv.DictWriter(text, columns).writerows(rows)
    return imports.imported(desk, text.getvalue(), options)


def kept(desk):
    files = (path for shelf in ("prospect", "won") for path in desk.folder.glob(f"{shelf}/*/*/*"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def row(number, **cells):
    """Return a row of a company that is like no other."""
    return {"Company": letters(number), "Country": "US", **cells}


def token(number):
    return f"Qq{letters(number)}zx"


@pytest.mark.parametrize(
    ("more", "options"),
    [({}, ""), ({"First order": "2024-01-01", "Fair": "Expo"}, ""), ({}, "--fair Expo --grade A --owner hao"),
     ({"Contact": "Ann"}, "")],
)  # fmt: skip
def test_whatever_stands_in_a_cell_is_in_the_workspace(desk, more, options):
    rows = [row(number, **more, **{headings(field)[0]: token(number)}) for number, field in enumerate(FIELDS)]
    data = imported(desk, rows, options)
    assert (len(data["create"]), data["refuse"]) == (len(rows), [])
    text = kept(desk).casefold()
    assert [field for number, field in enumerate(FIELDS) if token(number).casefold() not in text] == []


def test_whatever_stands_in_a_second_column_of_a_field_is_in_the_workspace(desk):
    rows = [
        row(
            number,
            **dict(zip(headings(field), (TAKEN.get(field, f"Pp{letters(100 + number)}"), token(number)), strict=True)),
        )
        for number, field in enumerate(FIELDS)
    ]
    data = imported(
        desk, [one | {"Contact": "" if field in PERSONAL else "Ann"} for one, field in zip(rows, FIELDS, strict=True)]
    )
    assert (len(data["create"]), data["refuse"]) == (len(rows), [])
    text = kept(desk).casefold()
    assert [field for number, field in enumerate(FIELDS) if token(number).casefold() not in text] == []


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ({"Fair": "Expo", "Source": "referred by Mr. Hu"}, ["name: Expo", "Source: referred by Mr. Hu"]),
        ({"Status": "won", "First order": "2024-01-01", "Grade": "A"}, ["status: won", "Grade: A"]),
        ({"Owner": "hao", "Salesperson": "Hugo"}, ["owner: hao", "Salesperson: Hugo"]),
        ({"Kundennummer": "10023-77"}, ["Kundennummer: 10023-77"]),
        ({"Register number": "HRB 4711"}, ["Register number: HRB 4711"]),
        ({"Next step": "call", "Next action": "send", "Next follow-up": "2026-04-02"}, ["send"]),
        ({"Country": "US", "Market": "Germany"}, ["country: US", "Market: DE"]),
    ],
)  # fmt: skip
def test_what_has_no_place_on_the_card_is_a_line_of_the_notes(desk, cells, lines):
    imported(desk, [row(1) | cells])
    assert [line for line in lines if line not in kept(desk)] == []


@pytest.mark.parametrize("cells", [{"Fair": "Expo", "Source": "fair"}, {"Fair": "Expo", "Source": "Expo"}])
def test_a_source_that_says_no_more_than_the_fair_is_no_remark(desk, cells):
    imported(desk, [row(1) | cells])
    assert "notes:" not in kept(desk)


@pytest.mark.parametrize(
    ("contact", "first", "last", "name", "rest"),
    [
        ("Ann", "", "Smith", "Ann Smith", ""),
        ("Ann", "Ann", "Smith", "Ann Smith", ""),
        ("Smith", "Ann", "Smith", "Ann Smith", ""),
        ("Ann Smith", "Ann", "Smith", "Ann Smith", ""),
        ("", "Ann", "Smith", "Ann Smith", ""),
        ("伟", "", "王", "王伟", ""),
        ("Ms. Smith", "Ann", "Smith", "Ms. Smith", "First name: Ann"),
        ("Bob", "Ann", "Smith", "Bob", "First name: Ann"),
        ("Ann / Bob", "", "Smith", "Ann", "Last name: Smith"),
    ],
)  # fmt: skip
def test_a_name_in_parts_beside_a_whole_one_is_kept(desk, contact, first, last, name, rest):
    imported(desk, [row(1) | {"Contact": contact, "First name": first, "Last name": last}])
    text = kept(desk)
    assert f"- name: {name}\n" in text
    assert rest in text
    assert ("Last name" in text or "First name" in text) == bool(rest)


def test_a_code_that_is_the_customers_own_is_nothing_new(desk):
    imported(desk, [row(1, Code="LAMPS")])
    (customer,) = [path.name for path in desk.folder.glob("prospect/*/*")]
    data = imported(desk, [row(1, Code="lamps", **{"Customer id": customer})])
    assert [len(data[key]) for key in ("known", "create", "attach", "refuse")] == [1, 0, 0, 0]


def test_a_code_that_is_another_goes_into_the_journal_with_attach(desk):
    imported(desk, [row(1, Contact="Ann", Code="LAMPS")])
    rows = [row(1, Contact="Bob", Code="BULBS", **{"Customer id": "4711"})]
    assert len(imported(desk, rows, "--attach")["attach"]) == 1
    assert all(told in kept(desk) for told in ("BULBS", "4711"))
    assert len(imported(desk, rows, "--attach")["known"]) == 1


def test_a_code_that_the_plan_replaces_is_kept_in_the_notes(desk):
    imported(desk, [row(1, Code="LAMPS")], "--plan ../home/plan.csv")
    plan = desk.home / "plan.csv"
    plan.write_text(plan.read_text(encoding="utf-8-sig").replace("LAMPS", "BULBS"), encoding="utf-8")
    assert [one["code"] for one in imported(desk, [row(1, Code="LAMPS")], "--apply ../home/plan.csv")["create"]] == [
        "BULBS"
    ]
    assert "Code: LAMPS" in kept(desk)
    assert len(imported(desk, [row(1, Code="LAMPS")])["known"]) == 1


@pytest.mark.parametrize(
    ("address", "noted"),
    [
        ("Privatweg 2, 28195 Bremen", "Address: Privatweg 2, 28195 Bremen"),
        ("Hafenstr. 1, 20095 Hamburg", ""),
        ("Hafenstr. 1, 20095 Hamburg, Gate 7", "Address: Hafenstr. 1, 20095 Hamburg, Gate 7"),
    ],
)
def test_a_second_address_is_no_part_of_the_street(bare_desk, address, noted):
    data = imports.imported(
        bare_desk,
        f'Company,Country,Street,City,Postcode,Address\nBolt,DE,Hafenstr. 1,Hamburg,20095,"{address}"\n',
    )
    assert len(data["create"]) == 1
    (card,) = bare_desk.folder.glob("prospect/*/*/card.yaml")
    text = card.read_text(encoding="utf-8")
    assert "  street: Hafenstr. 1\n  city: Hamburg\n" in text
    assert noted in text
    assert text.count("Hafenstr. 1") == 1 + noted.count("Hafenstr. 1")


def test_days_before_time_zones_and_before_what_a_card_can_hold(desk):
    rows = [row(1) | {"Last contact": "1900-01-01"}, row(2) | {"Last contact": "1899-12-31"}]
    assert len(imported(desk, rows)["create"]) == 2
    assert "1900-01-01T12:00:00+08:05" in kept(desk)
    assert "Last contact: 1899-12-31" in kept(desk)
    assert desk.run("validate").out.startswith("No problems found")
