"""One list of a fair, as four offices would send it: the leads are the same, whatever the file."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from books import cell, ods, row, table

from tradectl.core.intake.headings import recognise
from tradectl.core.intake.lead import Field
from tradectl.core.intake.leads import leads, records
from tradectl.core.problems import Severity
from tradectl.exchange.sheet import read_tables

HEADER_LINE = "No.|公司名称 Company|联系人|Title|E-mail|Tel/Fax|Land|Produkte|Date met|等级|Hall colour"
HEADER = HEADER_LINE.split("|")
SHANGHAI = "1|上海光明照明有限公司|王伟|经理|wang@gm.example|021-61234567|中国|灯泡；灯管|17/04/2026|A级|red"
ROWS = [
    ["Leads of the Canton Fair 139"],
    [],
    HEADER,
    SHANGHAI.split("|"),
    ["", "", "李娜", "", "li@gm.example", "", "", "", "", "", ""],
    [],
    ["2", "华明贸易", "Müller", "", "mueller@hm.example", "+86 755 88889999", "Korea", "", "03/04/2026", "B", ""],
    HEADER,
    ["3", "", "Ahmed", "", "ahmed@lights.example", "+971 50 123 4567", "", "bulbs", "2026-04-18", "", "-"],
]  # fmt: skip
LATIN = {"上海光明照明有限公司": "Société Éclairage", "华明贸易": "Año Luz", "王伟": "Zoë", "李娜": "Léa",
         "中国": "China", "经理": "Gérant", "灯泡；灯管": "bulbs; tubes", "公司名称 Company": "Société",
         "联系人": "Ansprechpartner", "等级": "Bewertung", "A级": "A"}  # fmt: skip


def text(rows, encoding: str, delimiter: str = ",") -> bytes:
    return "\r\n".join(delimiter.join(cells) for cells in rows).encode(encoding)


def xlsx(rows) -> bytes:
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def in_ods(rows) -> bytes:
    return ods(table("".join(row("".join(map(cell, cells)) or cell()) for cells in rows)))


FILES = {
    "utf-8": text(ROWS, "utf-8"), "marked": text(ROWS, "utf-8-sig", ";"), "gb18030": text(ROWS, "gb18030", "\t"),
    "utf-16": text(ROWS, "utf-16", "\t"), "xlsx": xlsx(ROWS), "ods": in_ods(ROWS),
}  # fmt: skip


def read(raw: bytes):
    (sheet,) = read_tables("leads", raw).sheets
    columns = recognise(sheet)
    return columns, leads(records(sheet, columns))


@pytest.mark.parametrize("name", FILES)
def test_the_leads_are_the_same_whatever_the_file(name):
    columns, (first, second, third) = read(FILES[name])
    assert (columns.row, [column.heading for column in columns.unknown]) == (3, ["Hall colour"])
    assert (first.rows, first.name, first.country) == ((4, 5), "上海光明照明有限公司", "CN")
    assert [(person.name, person.emails) for person in first.people] == [
        ("王伟", ("wang@gm.example",)),
        ("李娜", ("li@gm.example",)),
    ]
    assert first.people[0].phones == ("+862161234567",)
    assert first.fields == {Field.PRODUCTS: ("灯泡", "灯管"), Field.MET: ("2026-04-17",), Field.GRADE: ("A",)}
    assert first.others == (("Hall colour", "red"),)
    assert (second.rows, second.country, second.wrong is not None) == ((7,), "", True)
    assert second.one(Field.MET) == "2026-04-03"  # the column shows that the day comes first
    assert (third.rows, third.name, third.country, third.is_person) == ((9,), "Ahmed", "AE", True)
    assert [doubt.row for doubt in first.doubts] == [5]
    assert {doubt.severity for doubt in third.doubts} == {Severity.HINT}


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_western_office_sends_the_same(encoding):
    rows = [[LATIN.get(one, one) for one in cells] for cells in ROWS]
    _, (first, second, third) = read(text(rows, encoding, ";").replace(b"bulbs; tubes", b'"bulbs; tubes"'))
    assert (first.rows, first.name, first.country) == ((4, 5), "Société Éclairage", "CN")
    assert [person.name for person in first.people] == ["Zoë", "Léa"]
    assert first.fields[Field.PRODUCTS] == ("bulbs", "tubes")
    assert (second.name, third.name) == ("Año Luz", "Ahmed")
