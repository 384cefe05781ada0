"""Workbooks, read back by two other libraries: texts are texts, days are days, nothing runs."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from hostile.payloads import PAYLOADS
from tradectl.exchange.plain import plain
from tradectl.exchange.workbook import Heading, Page, workbook

MADE = datetime(2026, 3, 20, 10, 0)  # noqa: DTZ001  a workbook's own time has no zone
HEADINGS = (
    Heading("客户编号", "customer", 20, hidden=True),
    Heading("等级", "grade", 9, is_grade=True),
    Heading("客户", "name", 41),
    Heading("登记日期", "registered", 13),
    Heading("备注", "notes", 48, wraps=True),
)
PAGE = Page(
    "未成交",
    HEADINGS,
    [
        ("DE-MUELLER-20260115", "B", "Müller", date(2026, 1, 15), "a\nb"),
        ("HK-HINGFAI-20251029", "A", "興輝", None, ""),
    ],
    still=3,
)


def made(*pages: Page, with_fields: bool = True) -> bytes:
    return workbook(pages, title="跟进表", made=MADE, with_fields=with_fields)


def opened(raw: bytes):
    return load_workbook(io.BytesIO(raw))


def test_two_other_libraries_read_the_same_cells():
    raw = made(PAGE)
    expected = [
        ["客户编号", "等级", "客户", "登记日期", "备注"],
        ["DE-MUELLER-20260115", "B", "Müller", date(2026, 1, 15), "a\nb"],
        ["HK-HINGFAI-20251029", "A", "興輝", "", ""],
    ]
    assert CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_name("未成交").to_python() == expected
    rows = [
        [value.date() if isinstance(value, datetime) else "" if value is None else value for value in row]
        for row in opened(raw)["未成交"].iter_rows(values_only=True)
    ]
    assert rows == expected


def test_it_looks_as_a_boss_wants_it():
    sheet = opened(made(PAGE))["未成交"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:E3"
    assert sheet.column_dimensions["A"].hidden
    assert not sheet.column_dimensions["B"].hidden
    assert [round(sheet.column_dimensions[name].width) for name in "BCDE"] == [10, 42, 14, 49]
    assert sheet["A1"].font.bold
    assert sheet["D2"].is_date
    assert sheet["D2"].number_format == "yyyy-mm-dd"
    assert sheet["E2"].alignment.wrap_text
    assert not sheet["C2"].alignment.wrap_text
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    ((span, rules),) = sheet.conditional_formatting._cf_rules.items()
    assert str(span.sqref) == "B2:B3"
    assert [rule.formula for rule in rules] == [[f'"{grade}"'] for grade in "ABCDE"]
    assert len({rule.dxf.fill.bgColor.rgb for rule in rules}) == 5


def test_an_empty_sheet_has_its_headings():
    sheet = opened(made(PAGE._replace(rows=[])))["未成交"]
    assert [cell.value for cell in sheet[1]] == [heading.title for heading in HEADINGS]
    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == "A1:E1"


def test_the_hidden_sheet_tells_which_column_is_which_field():
    other = Page("已成交", (HEADINGS[0], Heading("到期")), [])
    book = opened(made(PAGE, other))
    assert book["tradectl"].sheet_state == "veryHidden"
    assert [row[:4] for row in book["tradectl"].iter_rows(values_only=True)] == [
        ("sheet", "column", "field", "heading"),
        ("未成交", 1, "customer", "客户编号"),
        ("未成交", 2, "grade", "等级"),
        ("未成交", 3, "name", "客户"),
        ("未成交", 4, "registered", "登记日期"),
        ("未成交", 5, "notes", "备注"),
        ("已成交", 1, "customer", "客户编号"),
        ("已成交", 2, None, "到期"),
    ]
    assert opened(made(PAGE, with_fields=False)).sheetnames == ["未成交"]


def test_the_hidden_sheet_keeps_a_mark_of_each_cell_and_no_value():
    told = [row[4] for row in opened(made(PAGE))["tradectl"].iter_rows(values_only=True)]
    assert [told[0], *(len(marks or "") for marks in told[1:])] == ["marks", 12, 6, 6, 0, 6]
    assert told[5].endswith("...")  # an empty cell


def test_the_same_table_is_the_same_file():
    assert made(PAGE) == made(PAGE)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "＋4", "－1", "＠SUM(1)"])
def test_a_text_that_begins_like_a_formula_stays_a_text_when_it_is_edited(text):
    sheet = opened(made(PAGE._replace(rows=[("x", "A", text, None, text)])))["未成交"]
    for cell in (sheet["C2"], sheet["E2"]):
        assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)
    assert not sheet["A2"].quotePrefix


def test_a_text_too_long_for_a_cell_is_cut_inside_no_character():
    sheet = opened(made(PAGE._replace(rows=[("x", "A", "👍" * 20_000, None, "a" * 40_000)])))["未成交"]
    assert sheet["C2"].value == "👍" * 16_383
    assert sheet["E2"].value == "a" * 32_767


def assert_inert(raw: bytes) -> None:
    """Check the parts of the file itself: no formula but the colours' own, no link, no control, nothing outside."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            told = parts.read(name).decode()
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", told)
            assert "<f>" not in told
            assert "<hyperlink" not in told
            assert 'TargetMode="External"' not in told


@pytest.mark.parametrize("text", [one.text for one in PAYLOADS], ids=[one.name for one in PAYLOADS])
def test_a_hostile_text_is_a_text(text):
    page = Page("x", (Heading(text, "a", 9, is_grade=True), Heading("b", "b", 9, wraps=True)), [(text, f"y{text}")] * 2)
    raw = workbook([page], title=text, made=MADE)
    assert_inert(raw)
    told = plain(text, lines=True)
    sheet = opened(raw)["x"]
    assert [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)] == [[told, f"y{told}"]] * 2
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert [cell.data_type for cell in sheet[2]] == ["s" if told else "n", "s"]


@given(text=st.text(max_size=100))
def test_any_text_comes_back(text):
    raw = made(PAGE._replace(rows=[("x", "A", text, None, text)]))
    assert_inert(raw)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_name("未成交").to_python()
    told = plain(text, lines=True)
    assert [rows[1][2], rows[1][4]] == [told, told]
