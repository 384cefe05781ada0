import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.intake import cells
from tradectl.core.intake.headings import recognise
from tradectl.core.intake.lead import DAYS, Field
from tradectl.core.intake.leads import leads, records
from tradectl.core.intake.sheet import Row, Sheet
from tradectl.core.problems import Severity


def sheet(*rows: str) -> Sheet:
    cells = (row.replace("\\n", "\n").split("|") for row in rows)
    return Sheet("S", tuple(Row(number, tuple(row)) for number, row in enumerate(cells, 1) if any(row)))


def read(*rows: str, **asked):
    table = sheet(*rows)
    return leads(records(table, recognise(table)), **asked)


def told(lead, severity):
    return [(doubt.row, doubt.column) for doubt in lead.doubts if doubt.severity is severity]


WHOLE = """
Company|Contact|Title|E-mail|Phone|Mobile|WhatsApp|WeChat|Country|City|Website|Product|Qty|Target price|Source
Fair|Date met|Grade|Owner|Customer since|Last contact|Next step|Remarks|VAT No.

Müller Leuchten GmbH|Hans Müller|Einkauf|hans@mueller.de|040 1234567|0170 1234567|+49 170 1234567|hansm|Germany
Hamburg|www.mueller.de|LED panel; Downlight|20000 pcs|12,50 EUR|fair
Canton Fair 139|17.04.2026|B|mei|2019-05-01|2026-03-01|send sample|Prefers mail|DE123456789
"""


def test_a_row_is_a_lead():
    header, row = WHOLE.strip().split("\n\n")
    (lead,) = read(header.replace("\n", "|"), row.replace("\n", "|"))
    assert (lead.rows, lead.name, lead.country, lead.doubts, lead.others) == (
        (2,),
        "Müller Leuchten GmbH",
        "DE",
        (),
        (),
    )
    assert lead.fields == {
        Field.CITY: ("Hamburg",), Field.WEBSITE: ("www.mueller.de",), Field.PRODUCTS: ("LED panel", "Downlight"),
        Field.QUANTITY: ("20000 pcs",), Field.TARGET_PRICE: ("12.50 EUR",), Field.SOURCE: ("fair",),
        Field.FAIR: ("Canton Fair 139",), Field.MET: ("2026-04-17",), Field.GRADE: ("B",), Field.OWNER: ("mei",),
        Field.SINCE: ("2019-05-01",), Field.LAST_CONTACT: ("2026-03-01",), Field.NEXT_STEP: ("send sample",),
        Field.NOTES: ("Prefers mail",), Field.TAX_ID: ("DE123456789",),
    }  # fmt: skip
    (hans,) = lead.people
    assert hans.name == "Hans Müller"
    assert (hans.role, hans.emails, hans.wechat) == ("Einkauf", ("hans@mueller.de",), ("hansm",))
    assert (hans.phones, hans.mobiles, hans.whatsapp) == (("+49401234567",), ("+491701234567",), ("+491701234567",))


def test_contacts_of_one_company_on_several_rows_are_one_lead():
    (lead,) = read(
        "Company|Contact|E-mail|Country", "Bolt|Ann|ann@bolt.com|US", "BOLT |Bob|bob@bolt.com|USA", "Bolt|Cid||"
    )
    assert lead.rows == (2, 3, 4)
    assert lead.name == "Bolt"
    assert [person.name for person in lead.people] == ["Ann", "Bob", "Cid"]


def test_a_row_without_a_company_goes_on_with_the_one_above_and_says_so():
    (lead,) = read("Company|Contact|Country|Product", "Bolt|Ann|US|panel", "|Bob||", "|||bulb")
    assert lead.rows == (2, 3, 4)
    assert [person.name for person in lead.people] == ["Ann", "Bob"]
    assert lead.fields[Field.PRODUCTS] == ("panel", "bulb")
    assert told(lead, Severity.HINT) == [(3, ""), (4, "")]


def test_of_thousands_of_rows_that_go_on_each_is_looked_at_once(monkeypatch):
    looked = []
    monkeypatch.setattr(cells, "mails", lambda text, mails=cells.mails: looked.append(text) or mails(text))
    (lead,) = read("Company|Contact|E-mail|Country", "Bolt|Ann|a@bolt.com|US", *["|Bob|b@bolt.com|"] * 1000)
    assert len(lead.rows) == 1001
    assert len(looked) <= 3 * 1001


@pytest.mark.parametrize("row", ["|Bob|b@ace.com|US||", "|Bob||FR||", "|Bob|||Paris|", "|Bob||||2"])
def test_a_row_without_a_company_that_says_something_new_of_one_is_its_own_lead(row):
    above, own = read("Company|Contact|E-mail|Country|City|No.", "Bolt|Ann|a@bolt.com|US||1", row)
    assert above.rows == (2,)
    assert (own.name, own.is_person) == ("Bob", True)


def test_what_else_such_a_row_says_is_of_the_company_above():
    head = "Company|Contact|Country|Next follow-up|Next step|Grade|Owner"
    (lead,) = read(head, "Omega|Otto|DE|2026-11-20|send sample|B|mei", "|Paula||2026-11-25|quote|A|hao", "|Rolf||||||")
    assert [person.name for person in lead.people] == ["Otto", "Paula", "Rolf"]
    assert lead.fields[Field.NEXT_DAY] == ("2026-11-20", "2026-11-25")
    assert lead.fields[Field.GRADE] == ("B", "A")  # the other one is told, and comes to the notes


def test_nobody_is_taken_for_an_employee_of_a_person():
    first, second = read("Company|Contact|Country", "|Paula|DE", "|Rolf|")
    assert (first.name, second.name) == ("Paula", "Rolf")


@pytest.mark.parametrize(
    "other", ["Bolt|DE||", "Bolt|US|www.other.com|", "Bolt|US||B-2"]
)  # another country, website, tax number
def test_firms_of_one_name_stay_apart_where_something_tells_them_apart(other):
    assert len(read("Company|Country|Website|VAT", "Bolt|US|www.bolt.com|B-1", other)) == 2


def test_values_that_differ_between_rows_are_told_and_the_earlier_one_stays():
    (lead,) = read("Company|Country|Grade", "Bolt|US|B", "Bolt|US|C")
    assert lead.fields[Field.GRADE] == ("B", "C")
    assert told(lead, Severity.WARNING) == [(3, "Grade")]


@pytest.mark.parametrize(
    ("contact", "mail", "expected"),
    [
        ("Ann Low", "ann@bolt.com; sales@bolt.com", {"Ann Low": ("ann@bolt.com", "sales@bolt.com")}),
        (
            "Ann Low / Bob Ray",
            "ann@bolt.com, bob@bolt.com",
            {"Ann Low": ("ann@bolt.com",), "Bob Ray": ("bob@bolt.com",)},
        ),
        ("Ann Low\\nBob Ray", "ray@bolt.com", {"Ann Low": (), "Bob Ray": ("ray@bolt.com",)}),
        ("Ann Low <ann@bolt.com>", "", {"Ann Low": ("ann@bolt.com",)}),
        ("Ann <a@bolt.com>; Bob <b@bolt.com>", "", {"Ann": ("a@bolt.com",), "Bob": ("b@bolt.com",)}),
        ("Low, Ann", "ann@bolt.com", {"Low, Ann": ("ann@bolt.com",)}),
        ("", "ann@bolt.com", {"": ("ann@bolt.com",)}),
        ("王伟、李娜", "w@bolt.com、l@bolt.com", {"王伟": ("w@bolt.com",), "李娜": ("l@bolt.com",)}),
    ],
)
def test_several_values_in_one_cell(contact, mail, expected):
    (lead,) = read("Company|Contact|E-mail|Country", f"Bolt|{contact}|{mail}|US")
    assert {person.name: person.emails for person in lead.people} == expected


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("0170/1234567", ("+491701234567",)),
        ("040 1234567 / 040 7654321", ("+49401234567", "+49407654321")),
        ("040 1234567, 040 7654321", ("+49401234567", "+49407654321")),
        ("040 1234567\\n040 7654321", ("+49401234567", "+49407654321")),
        ("040 1234567 or 040 7654321", ("+49401234567", "+49407654321")),
        ("040 1234567；040 7654321", ("+49401234567", "+49407654321")),
        ("ask Hans", ("ask Hans",)),
    ],
)
def test_several_phones_in_one_cell(cell, phones):
    (lead,) = read("Company|Phone|Country", f"Bolt|{cell}|DE")
    assert lead.people[0].phones == phones


def test_one_cell_for_everything_is_sorted_out():
    everything = "Tel: 0755-88889999 Email: wang@gm.cn 微信: wangwei 手机：13800138000 WhatsApp: +86 138 0013 8000"
    (lead,) = read("公司名称|联系人|联系方式|国家", f"光明|王伟|{everything}|中国")
    (wang,) = lead.people
    assert (wang.phones, wang.mobiles, wang.emails) == (("+8675588889999",), ("+8613800138000",), ("wang@gm.cn",))
    assert (wang.wechat, wang.whatsapp, wang.notes) == (("wangwei",), ("+8613800138000",), "")


def test_how_somebody_is_addressed_is_kept():
    (lead,) = read("Firma|Anrede|Vorname|Nachname|Land", "Alfa|Frau|Eva|Klein|DE")
    assert [(person.name, person.notes) for person in lead.people] == [("Eva Klein", "Anrede: Frau")]


def test_names_in_parts_are_put_together_as_their_people_do():
    first, second = read("Vorname|Nachname|Firma|Land", "Hans|Müller|A|DE", "伟|王|B|CN")
    assert (first.people[0].name, second.people[0].name) == ("Hans Müller", "王伟")


@pytest.mark.parametrize(
    ("country", "phone", "code", "severity"),
    [
        ("Korea", "", "", Severity.ERROR),
        ("Korea", "+82 2 312 3456", "", Severity.ERROR),
        ("Atlantis", "+82 2 312 3456", "", Severity.ERROR),
        ("", "", "", Severity.ERROR),
        ("", "02 312 3456", "", Severity.ERROR),
        ("", "+82 2 312 3456", "KR", Severity.HINT),
    ],
)
def test_a_country_is_asked_for_never_guessed(country, phone, code, severity):
    (lead,) = read("Company|Country|Phone", f"Bolt|{country}|{phone}")
    assert lead.country == code
    assert (lead.wrong is not None) == (severity is Severity.ERROR)
    assert len(told(lead, severity)) == 1


def test_a_row_with_neither_company_nor_person_wrong():
    (lead,) = read("Company|Country|Product", "|DE|panel")
    assert lead.wrong


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("Date met", "03/04/2026", Field.MET), ("Date met", "soon", Field.MET), ("Grade", "hot", Field.GRADE),
        ("Target price", "12.50", Field.TARGET_PRICE), ("Website", "bolt", Field.WEBSITE),
        ("Status", "maybe", Field.STATUS), ("Inquiry class", "E", Field.INQUIRY_CLASS),
    ],
)  # fmt: skip
def test_what_is_in_doubt_stays_as_written_with_row_column_and_remedy(heading, cell, field):
    (lead,) = read(f"Company|Country|{heading}", f"Bolt|US|{cell}")
    assert lead.fields[field] == (cell,)
    (doubt,) = lead.doubts
    assert (doubt.severity, doubt.row, doubt.column) == (Severity.WARNING, 2, heading)
    assert str(doubt.remedy)


@pytest.mark.parametrize(("heading", "cell"), [("E-mail", "ann at bolt"), ("Phone", "12"), ("Birthday", "summer")])
def test_a_doubt_about_a_person_keeps_what_was_written(heading, cell):
    (lead,) = read(f"Company|Country|{heading}", f"Bolt|US|{cell}")
    assert told(lead, Severity.WARNING) == [(2, heading)]
    assert cell in " ".join(str(part) for part in lead.people[0])


def test_a_column_answers_what_comes_first_in_its_days():
    first, second = read("Company|Country|Date met", "A|US|03/04/2026", "B|US|17/04/2026")
    assert first.one(Field.MET) == "2026-04-03"
    assert first.doubts == second.doubts == ()


def test_a_person_may_say_what_comes_first():
    (lead,) = read("Company|Country|Date met", "A|US|03/04/2026", day_order="month")
    assert lead.one(Field.MET) == "2026-03-04"


@pytest.mark.parametrize(
    ("cell", "grade"), [("A", "A"), ("a级", "A"), ("B类客户", "B"), ("Grade C", "C"), ("Klasse D", "D"), ("(E)", "E")]
)
def test_a_grade_is_a_letter(cell, grade):
    assert read("Company|Country|Grade", f"Bolt|US|{cell}")[0].fields[Field.GRADE] == (grade,)


@pytest.mark.parametrize(
    ("cell", "status"),
    [("Won", "won"), ("已成交", "won"), ("closed won", "won"), ("Lead", "prospect"), ("潛在客戶", "prospect")],
)
def test_a_status_is_won_or_prospect(cell, status):
    assert read("Company|Country|Status", f"Bolt|US|{cell}")[0].fields[Field.STATUS] == (status,)


def test_what_nobody_knows_is_kept_with_its_heading():
    (lead,) = read("Company|Country|Colour", "Bolt|US|red|beyond")
    assert lead.others == (("Colour", "red"), ("S", "beyond"))


def test_dashes_are_nothing_and_headers_in_between_are_no_rows():
    first, second = read("Company|Country|Phone", "Bolt|US|-", "Company|Country|Phone", "Ace|US|n/a")
    assert [lead.people for lead in (first, second)] == [(), ()]
    assert (first.doubts, second.doubts) == ((), ())


def test_contacts_side_by_side_are_two_people():
    (lead,) = read("Company|Country|Contact 1|Email 1|Contact 2|Email 2", "Bolt|US|Ann|a@bolt.com|Bob|b@bolt.com")
    assert [(person.name, person.emails) for person in lead.people] == [
        ("Ann", ("a@bolt.com",)),
        ("Bob", ("b@bolt.com",)),
    ]


def test_one_person_on_two_rows_is_one():
    (lead,) = read(
        "Company|Country|Contact|Phone|Title", "Bolt|DE|Ann|040 1234567|Buyer", "Bolt|DE|ANN|040 7654321|CEO"
    )
    (ann,) = lead.people
    assert (ann.phones, ann.role, ann.notes) == (("+49401234567", "+49407654321"), "Buyer", "CEO")


CELL = st.text("aZ9é王@.-/;,|\n +<>()", max_size=14)
HEADINGS = [
    "Company",
    "Contact",
    "E-mail",
    "Phone",
    "Country",
    "Date met",
    "联系方式",
    "Grade",
    "Birthday",
    "Colour",
    "Product",
]


@given(
    st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=6, unique=True),
    st.lists(st.lists(CELL, max_size=6), max_size=6),
)
def test_any_rows_give_leads_and_no_row_is_lost(header, rows):
    table = Sheet("S", tuple(Row(number, tuple(row)) for number, row in enumerate([header, *rows], 1)))
    columns = recognise(table)
    found = records(table, columns)
    answers = leads(found)
    assert sorted(row for lead in answers for row in lead.rows) == [record.row for record in found]
    known = {row for lead in answers for row in lead.rows}
    assert all(doubt.row in known for lead in answers for doubt in lead.doubts)
    assert all(lead.name or lead.wrong for lead in answers)
    assert all(lead.country or lead.wrong for lead in answers)
    for lead in answers:
        for field in DAYS & set(lead.fields):
            dated = {doubt.column for doubt in lead.doubts}
            assert all(len(text) == len("2026-04-17") or dated for text in lead.fields[field])


@pytest.mark.parametrize("cell", ["\x1b", "\x1b \x00", "\u200b", "\u202e\u2060"])
def test_a_cell_in_which_nothing_can_be_seen_is_blank(cell):
    (lead,) = read("Company|Country|Contact", f"Bolt|DE|{cell}")
    assert (lead.people, lead.others) == ((), ())
    (lead,) = read("Company|Country|Contact", f"|DE|{cell}")
    assert lead.wrong


@pytest.mark.parametrize(("company", "contact"), [("", "**"), ("???", ""), ("???", "**"), ("!", "\x1b")])
def test_what_has_neither_letter_nor_digit_is_no_name(company, contact):
    (lead,) = read("Company|Country|Contact", f"{company}|DE|{contact}")
    assert lead.wrong.code == "name"


def test_a_company_without_a_letter_is_kept_with_the_person():
    (lead,) = read("Company|Country|Contact", "???|DE|Ann Bolt")
    assert (lead.name, lead.is_person, lead.others) == ("Ann Bolt", True, (("Company", "???"),))
