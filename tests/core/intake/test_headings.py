import time
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.intake.heading_words import HEADINGS
from tradectl.core.intake.headings import heading_field, heading_key, mapping, recognise, saved
from tradectl.core.intake.lead import Field
from tradectl.core.intake.sheet import Row, Sheet
from tradectl.core.problems import Severity

LANGUAGES = {
    "English": """
        company contact=Contact_person role=Position email=E-mail phone=Telephone mobile=Mobile whatsapp=WhatsApp
        wechat=WeChat country city address website products=Product quantity=Quantity target_price=Target_price source
        fair met=Date_met grade owner since=Customer_since last_contact=Last_contact next_step=Next_step notes=Remarks
        tax_id=VAT_No. postcode=ZIP
    """,
    "Chinese": """
        company=公司名称 contact=联系人 role=职位 email=邮箱 phone=电话 mobile=手机 wechat=微信号 country=国家 city=城市
        address=地址 website=网址 products=感兴趣产品 quantity=采购量 target_price=目标价 source=客户来源 fair=展会
        met=见面日期 grade=客户等级 owner=业务员 since=首次合作 last_contact=最后跟进时间 next_step=下一步计划
        notes=备注 tax_id=税号 postcode=邮编
    """,
    "Traditional": """
        company=公司名稱 contact=聯絡人 role=職稱 email=電子郵件 phone=電話 mobile=手機 wechat=微信號 country=國家
        city=城市 address=地址 website=網址 products=產品 quantity=數量 target_price=目標價 source=客戶來源 fair=展會
        met=見面日期 grade=客戶等級 owner=業務員 since=首次合作 last_contact=最後聯繫 next_step=下一步計劃 notes=備註
        tax_id=統一編號 postcode=郵遞區號
    """,
    "German": """
        company=Firma contact=Ansprechpartner role=Funktion email=E-Mail-Adresse phone=Telefon mobile=Handy country=Land
        city=Ort address=Anschrift website=Webseite products=Produkte quantity=Menge target_price=Zielpreis
        source=Quelle fair=Messe met=Datum grade=Bewertung owner=Betreuer since=Kunde_seit last_contact=Letzter_Kontakt
        next_step=Nächster_Schritt notes=Bemerkungen tax_id=USt-IdNr. postcode=PLZ street=Straße
    """,
    "Spanish": """
        company=Empresa contact=Persona_de_contacto role=Cargo email=Correo_electrónico phone=Teléfono mobile=Móvil
        country=País city=Ciudad address=Dirección website=Página_web products=Productos quantity=Cantidad
        target_price=Precio_objetivo source=Origen fair=Feria met=Fecha grade=Clasificación owner=Vendedor
        since=Cliente_desde last_contact=Último_contacto next_step=Próximo_paso notes=Observaciones tax_id=NIF
        postcode=Código_postal
    """,
    "French": """
        company=Société contact=Interlocuteur role=Fonction email=Courriel phone=Téléphone_fixe mobile=Portable
        country=Pays city=Ville website=Site_web products=Produits quantity=Quantité target_price=Prix_cible
        source=Provenance fair=Salon met=Date_de_rencontre grade=Classement owner=Commercial since=Client_depuis
        last_contact=Dernier_contact next_step=Prochaine_étape notes=Remarques tax_id=N°_TVA postcode=Code_postal
    """,
}


def cases():
    """`email=E-mail`: a name alone is its own heading, `_` a blank."""
    for language, text in LANGUAGES.items():
        for part in text.split():
            name, _, heading = part.partition("=")
            yield pytest.param(Field(name), (heading or name).replace("_", " "), id=f"{language}-{part}")


@pytest.mark.parametrize(("field", "heading"), list(cases()))
def test_a_heading_is_known_in_six_languages(field, heading):
    assert heading_field(heading) == field
    assert heading_field(f" {heading.upper()}* ") == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("E-mail 2", Field.EMAIL), ("Phone1", Field.PHONE), ("E-mail 1 - Value", Field.EMAIL),
        ("Mobile No.", Field.MOBILE), ("Organization 1 - Name", Field.COMPANY), ("Tel. (office)", Field.PHONE),
        ("Company / 公司", Field.COMPANY), ("客户名称 Customer Name", Field.COMPANY), ("联系人Contact", Field.CONTACT),
        ("Date met (dd/mm/yyyy)", Field.MET), ("Customer (company)", Field.COMPANY), ("Straße + Nr.", Field.STREET),
        ("Tel/Fax", Field.REACH), ("Phone/WhatsApp", Field.REACH), ("电话\n手机", Field.REACH),
        ("ＥＭＡＩＬ", Field.EMAIL), ("target_price", Field.TARGET_PRICE), ("Name", Field.NAME), ("客户", Field.NAME),
        ("Hall colour", None), ("", None), ("12", None), ("Company / Country", None),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_a_part_of_it(heading, field):
    assert heading_field(heading) is field


def test_no_heading_means_two_things():
    found = defaultdict(set)
    for field, table in HEADINGS.items():
        for line in table.splitlines():
            for part in filter(None, map(str.strip, line.split("|"))):
                found[heading_key(part)].add(field)
    assert {key: fields for key, fields in found.items() if len(fields) > 1} == {}
    assert set(HEADINGS) == set(Field)
    assert "" not in found


def sheet(*rows: str) -> Sheet:
    return Sheet("S", tuple(Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, 1) if row))


def fields(columns):
    return [column.field for column in columns.columns]


def test_the_header_need_not_be_the_first_row():
    table = sheet(
        "Leads of the Canton Fair", "", "printed on|2026-04-17", "Company|E-mail|Colour", "Bolt|h@bolt.com|red"
    )
    columns = recognise(table)
    assert columns.row == 4
    assert fields(columns) == [Field.COMPANY, Field.EMAIL, None]


def test_an_unknown_heading_is_told():
    columns = recognise(sheet("Company|E-mail|Colour", "Bolt|h@bolt.com|red"))
    assert [column.heading for column in columns.unknown] == ["Colour"]
    (doubt,) = columns.doubts
    assert (doubt.severity, doubt.row, doubt.column) == (Severity.WARNING, 1, "Colour")


@pytest.mark.parametrize("rows", [(), ("Bolt|h@bolt.com", "Ace|a@ace.com"), ("a|b|c",), ("",)])
def test_a_table_without_headings_is_refused_with_a_remedy(rows):
    columns = recognise(sheet(*rows))
    assert (columns.row, columns.columns) == (0, ())
    assert [doubt.severity for doubt in columns.doubts] == [Severity.ERROR]


def test_one_column_is_a_table():
    assert fields(recognise(sheet("E-mail", "h@bolt.com"))) == [Field.EMAIL]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Name|Country", [Field.COMPANY, Field.COUNTRY]),
        ("Name|Company", [Field.CONTACT, Field.COMPANY]),
        ("客户|联系人", [Field.COMPANY, Field.CONTACT]),
        ("Nom|Prénom|Société", [Field.LAST_NAME, Field.FIRST_NAME, Field.COMPANY]),
        ("Nombre|Apellidos|Empresa", [Field.FIRST_NAME, Field.LAST_NAME, Field.COMPANY]),
        ("Name|Vorname|Firma", [Field.LAST_NAME, Field.FIRST_NAME, Field.COMPANY]),
        ("Company|Customer|Contact", [Field.COMPANY, Field.ALIAS, Field.CONTACT]),
    ],
)
def test_a_name_is_the_company_or_a_person_by_its_company(header, expected):
    assert fields(recognise(sheet(header))) == expected


@pytest.mark.parametrize(
    ("header", "people"),
    [
        ("Company|Contact 1|Email 1|Contact 2|Email 2", [0, 0, 0, 1, 1]),
        ("Company|Contact 1|Contact 2|Email 1|Email 2", [0, 0, 1, 0, 1]),
        ("Company|Contact|Email|Contact|Email", [0, 0, 0, 1, 1]),
        ("Company|Contact|Email|Email 2|Country", [0, 0, 0, 0, 0]),
    ],
)
def test_several_contacts_side_by_side_are_kept_apart(header, people):
    assert [column.person for column in recognise(sheet(header)).columns] == people


def test_a_saved_mapping_goes_before_the_table():
    known, doubts = mapping({"Kd.-Bez.": "company", "Intern": "-", "E-mail": "notes"})
    assert doubts == ()
    columns = recognise(sheet("Kd.-Bez.|Intern|E-mail", "Bolt|x|y"), known)
    assert fields(columns) == [Field.COMPANY, None, Field.NOTES]
    assert columns.doubts == ()
    assert columns.unknown == ()


def test_a_mapping_to_no_field_is_told():
    known, (doubt,) = mapping({"A": "colour", "B": "company"})
    assert known == {"b": Field.COMPANY}
    assert (doubt.severity, doubt.column) == (Severity.ERROR, "A")


@given(
    st.lists(st.sampled_from(["Company", "E-mail", "Land", "Colour", "Name", "Tel/Fax", ""]), min_size=1, unique=True)
)
def test_what_was_recognised_is_recognised_again_by_its_saved_mapping(header):
    columns = recognise(sheet("|".join(header), "a|b"))
    known, doubts = mapping(saved(columns))
    assert doubts == ()
    if columns.row:
        assert fields(recognise(sheet("|".join(header)), known)) == fields(columns)


@given(st.lists(st.lists(st.text(max_size=30), max_size=6), max_size=8))
def test_any_table_is_recognised_or_told(rows):
    columns = recognise(Sheet("S", tuple(Row(number, tuple(row)) for number, row in enumerate(rows, 1))))
    assert bool(columns.columns) == bool(columns.row)
    assert columns.row or columns.doubts


def test_ten_thousand_headings_nobody_knows_take_seconds_not_minutes():
    wide = Sheet("S", (Row(1, ("Company", *(f"Halle {number}" for number in range(10_000)))),))
    begun = time.process_time()
    assert len(recognise(wide).columns) == 10_001
    assert time.process_time() - begun < 10
