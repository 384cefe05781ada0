"""Rejected rows of tables come back in their own format, and what is mended there can be imported again."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from tradectl.core.errors import TradectlError
from tradectl.core.intake.headings import mapping, recognise
from tradectl.core.intake.leads import records
from tradectl.core.intake.sheet import SheetRow
from tradectl.exchange.csv_text import raw_table, read_text_table
from tradectl.exchange.opendocument_writing import opendocument
from tradectl.exchange.plain import plain
from tradectl.exchange.rejected import HEADING, rejected
from tradectl.exchange.sheet import read_tables
from tradectl.i18n.languages import LANGUAGES
from tradectl.i18n.translator import translator

OLD = (Path(__file__).parent / "reading" / "leads.xls").read_bytes()
WHY = HEADING.text
ROWS = [
    ["Leads of Canton Fair"],
    [],
    ["公司名称", "Country", "E-mail", "Phone", "Date met", "Notes"],
    ["光明照明有限公司", "China", "li@gm.example", "0755 1234567", "2026-04-17", '要, 100 个; "现货"\n下周回复'],
    ["广州进出口公司", "Korea", "kim@x.example", "", "17.4.2026"],
    ["上海贸易", "DE", "a@b.example", "+49 40 1", "", "=1+1"],
    ["深圳电器", "", "", "", "", ""],
]  # fmt: skip


def text(rows, delimiter: str = ",", end: str = "\r\n") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=end).writerows(rows)
    return target.getvalue()


def said(raw: bytes, numbers=None, columns=None):
    """What the rows of a file say to an import, by field; without their places."""
    sheet = next(one for one in read_tables("x", raw).sheets if one.rows and not one.hidden)
    known, _ = mapping(columns or {})
    found = recognise(sheet, known)
    told = [record for record in records(sheet, found) if numbers is None or record.row in numbers]
    return [doubt.column for doubt in found.doubts], [
        (tuple((value.field, value.column, value.text.strip()) for value in record.values), record.others)
        for record in told
    ]


def reasons_of(raw: bytes) -> list[str]:
    sheet = next(one for one in read_tables("x", raw).sheets if one.rows and not one.hidden)
    header = recognise(sheet).row
    place = next(row.cells for row in sheet.rows if row.number == header).index(WHY)
    return [row.cell(place) for row in sheet.rows if row.number > header]


# ---- text tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("gb18030", b""), ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE), ("utf-16-le", b""),
    ],
)  # fmt: skip
def test_a_text_table_keeps_its_encoding_its_delimiter_and_its_line_ends(encoding, mark, delimiter, end):
    raw = mark + text(ROWS, delimiter, end).encode(encoding)
    mended, ending = rejected("leads.csv", raw, {4: "没有填国家。", 5: "Korea 是哪一个？"}, WHY)
    assert ending == ".csv"
    assert mended.startswith(mark)
    told = mended[len(mark) :].decode(encoding)
    whole = text(ROWS, delimiter, end)
    head, kept = whole[: whole.index("光明照明")], whole[whole.index("光明照明") : whole.index("上海贸易")]
    first, second = kept[: kept.index("广州")], kept[kept.index("广州") :]
    assert told == (
        head.removesuffix(end) + f"{delimiter}{WHY}{end}"
        + first.removesuffix(end) + f"{delimiter}没有填国家。{end}"
        + second.removesuffix(end) + f"{delimiter * 2}Korea 是哪一个？{end}"
    )  # fmt: skip
    assert said(mended) == said(raw, {4, 5})
    assert reasons_of(mended) == ["没有填国家。", "Korea 是哪一个？"]


@pytest.mark.parametrize("encoding", ["big5", "cp1252", "gb18030", "ascii"])
def test_where_the_encoding_cannot_hold_the_reason_it_becomes_utf_8(encoding):
    rows = [
        ["Company", "Country", "City"],
        ["臺灣照明股份有限公司", "Taiwan", "臺北市信義區"]
        if encoding in ("big5", "gb18030")
        else ["Lamp Ltd", "DE", "Bonn"],
        ["Müller Straße", "DE", "Köln"] if encoding == "cp1252" else ["Weiss", "DE", "Bonn"],
    ]
    raw = text(rows).encode(encoding)
    mended, _ = rejected("leads.csv", raw, {3: "Страна не указана 国家 ✗"}, WHY)
    if encoding != "gb18030":
        assert mended.startswith(codecs.BOM_UTF8)
    assert said(mended) == said(raw, {3})
    assert reasons_of(mended) == ["Страна не указана 国家 ✗"]


def test_cells_stay_as_they_were_and_a_reason_never_runs():
    raw = b'Company,Country\r\n"=HYPERLINK(""http://x"")",+1\r\n'
    mended, _ = rejected("leads.csv", raw, {2: "=1+1 is known;=2"}, WHY)
    assert mended == f'Company,Country,{WHY}\r\n"=HYPERLINK(""http://x"")",+1,\'=1+1 is known;\'=2\r\n'.encode()


def test_nothing_is_quoted_that_was_not_and_the_other_way_round():
    raw = b'Company;"Country";Notes\n "Odd" name;"DE";\nplain;DE;"x;y"\n'
    mended, _ = rejected("leads.csv", raw, {2: "a; b", 3: 'c "d"'}, WHY)
    assert mended == (f'Company;"Country";Notes;{WHY}\n "Odd" name;"DE";;"a; b"\nplain;DE;"x;y";"c ""d"""\n'.encode())


def test_rows_that_are_shorter_or_longer_than_the_header_have_the_reason_below_its_heading():
    raw = b"Company,Country,City\nA,DE\nB,FR,Paris,more,\nC\n"
    mended, _ = rejected("leads.csv", raw, {2: "x", 3: "y", 4: "z"}, WHY)
    assert mended == f"Company,Country,City,,,{WHY}\nA,DE,,,,x\nB,FR,Paris,more,,y\nC,,,,,z\n".encode()


def test_an_unclosed_quotation_mark_does_not_swallow_the_reason():
    raw = b'Company,Country\nA,DE\n"B,FR\n'
    mended, _ = rejected("leads.csv", raw, {3: "open"}, WHY)
    assert [row.cells for row in read_tables("x", mended).sheets[0].rows] == [
        ("Company", "Country", WHY), ("B,FR\n", "", "open"),
    ]  # fmt: skip


def test_only_the_row_with_the_open_mark_is_written_anew():
    raw = b'Company,Country\n "Odd" name,"DE"\n"B,FR\n'
    mended, _ = rejected("leads.csv", raw, {2: "odd", 3: "open"}, WHY)
    assert mended == f'Company,Country,{WHY}\n "Odd" name,"DE",odd\n"B,FR\n",,open\n'.encode()


def test_a_cell_that_is_too_long_to_be_read_stays_as_it_was():
    huge = "x" * 200_000
    raw = f"Company,Country,Notes\nA,DE,{huge}\nB,FR,\n".encode()
    mended, _ = rejected("leads.csv", raw, {2: "long", 3: "short"}, WHY)
    assert mended == f"Company,Country,Notes,{WHY}\nA,DE,{huge},long\nB,FR,,short\n".encode()


def test_excels_own_first_line_stays():
    raw = b"sep=;\r\nCompany;Country\r\nA, B;DE\r\n"
    mended, _ = rejected("leads.csv", raw, {3: "x"}, WHY)
    assert mended == f"sep=;\r\nCompany;Country;{WHY}\r\nA, B;DE;x\r\n".encode()


def test_a_single_column_is_still_a_table():
    mended, _ = rejected("leads.csv", b"Company\nA\nB\n", {3: "no country; no contact"}, WHY)
    assert said(mended) == said(b"Company\nB\n")
    assert reasons_of(mended) == ["no country; no contact"]


def test_the_reason_of_an_earlier_import_gives_way():
    raw = text(ROWS).encode()
    once, _ = rejected("leads.csv", raw, {4: "first", 5: "second"}, WHY)
    twice, _ = rejected("leads.csv", once, {5: "third"}, WHY)
    assert reasons_of(twice) == ["third"]
    assert twice.decode().count(WHY) == 1
    assert said(twice) == said(raw, {5})


def test_columns_a_person_named_are_known():
    raw = b"Kd-Name;Wo\nA;DE\nB;FR\n"
    columns = {"Kd-Name": "company", "Wo": "country"}
    mended, _ = rejected("leads.csv", raw, {3: "x"}, WHY, columns=columns)
    assert mended == f"Kd-Name;Wo;{WHY}\nB;FR;x\n".encode()
    assert said(mended, columns=columns) == said(raw, {3}, columns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_is_left_out_in_every_language(language):
    heading = translator(language).text(HEADING)
    mended, _ = rejected("leads.csv", text(ROWS).encode(), {5: "Why, oh why"}, heading)
    assert said(mended) == said(text(ROWS).encode(), {5})
    assert language == "en" or heading != WHY


def test_what_is_no_text_is_refused():
    with pytest.raises(TradectlError):
        rejected("leads.csv", b"\0\1\2\3\0" * 9, {2: "x"}, WHY)


CELLS = st.text(alphabet="aä中=+'\"“,;\t|\n 1&<", max_size=6)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.lists(CELLS.map(lambda cell: " ".join(f"Why {cell}".split())), min_size=6, max_size=6),
)
def test_any_rows_come_back_with_any_reasons(rows, delimiter, end, quoting, encoding, words):
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(["Company", "Country", "E-mail"])
    writer.writerows(rows)
    raw = target.getvalue().encode(encoding)
    (sheet,) = read_tables("x", raw).sheets
    assume(recognise(sheet).row == 1)
    before = {row.number: row.cells for row in sheet.rows}
    reasons = dict(zip(sorted(set(before) - {1})[::2], words, strict=False))
    mended, _ = rejected("leads.csv", raw, reasons, WHY)
    after = [row.cells for row in read_tables("x", mended).sheets[0].rows]
    assert [tuple(cell for cell in row[:-1] if cell) for row in after[1:]] == [
        tuple(cell for cell in before[number] if cell) for number in reasons
    ]
    assert [row[-1].replace("'", "") for row in after[1:]] == [word.replace("'", "") for word in reasons.values()]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='a,;"\n\r\t|=中', max_size=30), st.sampled_from(["", "Company,Country\n"]))
@example('"', "")
@example('a"b\n"c', "Company,Country\n")
def test_any_text_comes_back_row_by_row(written, header):
    raw = (header + written).encode()
    before = read_tables("x", raw).sheets[0].rows
    columns = recognise(read_tables("x", raw).sheets[0])
    reasons = {row.number: f"why {row.number}" for row in before if row.number > columns.row}
    mended, _ = rejected("leads.csv", raw, reasons, WHY)
    after = read_tables("x", mended).sheets[0].rows
    told = [row.cells for row in after if row.cells[-1].startswith("why ")]
    assert [row[-1] for row in told] == list(reasons.values())
    assert [tuple(filter(None, row[:-1])) for row in told] == [
        tuple(filter(None, row.cells)) for row in before if row.number in reasons
    ]


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet='a,;"\n\r\t| 中', max_size=40) | st.text(max_size=40),
    st.sampled_from(["", "sep=;\r\n", "SEP=\n"]),
)
def test_raw_rows_are_the_rows_that_are_read_and_together_the_whole_text(written, declared):
    whole = declared + written.replace("\0", "")
    table = raw_table(whole)
    assert table.declared + "".join(row.text for row in table.rows) == whole
    read = read_text_table("x", whole).sheet.rows
    assert [(row.number, row.cells) for row in table.rows if any(map(str.strip, row.cells))] == [
        tuple(row) for row in read
    ]


# ---- workbooks


def workbook(rows, *, title: str = "Leads") -> bytes:
    book = Workbook()
    book.active.title = title
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            cell = book.active.cell(number, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


TYPED = [
    ["Leads of the fair"],
    ["Company", "Country", "Phone", "Date met", "Quantity", "Notes"],
    ["光明", "CN", "007551234567", datetime(2026, 4, 17), 1200, "a\nb"],  # noqa: DTZ001  as Excel has them
    ["=cmd|x", "", None, datetime(2026, 4, 18, 14, 30), 0.25, "@x"],  # noqa: DTZ001
    ["Third", "DE", 4917012345678, None, True, None],
]
LONG = "The name is that of a customer who is registered already, and the e-mail address too."


def test_a_workbook_comes_back_as_one_with_days_as_days():
    raw = workbook(TYPED)
    mended, ending = rejected("leads.xlsx", raw, {3: LONG, 4: "=1+1"}, WHY, made=datetime(2026, 11, 22))  # noqa: DTZ001
    assert ending == ".xlsx"
    assert said(mended) == said(raw, {3, 4})
    assert reasons_of(mended) == [LONG, "=1+1"]
    book = load_workbook(io.BytesIO(mended))
    assert book.sheetnames == ["Leads"]
    assert book.properties.created == datetime(2026, 11, 22)  # noqa: DTZ001
    rows = list(book.active.iter_rows())
    assert [cell.value for cell in rows[0]] == [*TYPED[1], WHY]
    assert rows[1][3].value == datetime(2026, 4, 17)  # noqa: DTZ001
    assert [cell.data_type for cell in rows[2] if cell.value is not None] == ["s"] * 5
    assert rows[2][0].value == "=cmd|x"


@pytest.mark.parametrize("day", ["1899-12-31", "1900-01-15", "1900-02-28", "1901-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_of_any_year_is_read_back(day):
    raw = workbook([["Company", "Country", "Notes"], ["A", "DE", day]])
    mended, _ = rejected("leads.xlsx", raw, {2: "why"}, WHY)
    assert said(mended) == said(raw)


@pytest.mark.parametrize("name", ["a/b:c*d?[e]\\", "'quoted'", "x" * 40, "History", "tradectl", "", "客户"])
def test_a_sheet_of_any_name_comes_back(name):
    rows = [["Company", "Country"], ["A", "DE"]]
    raw = (
        opendocument((name, rows))
        if name in ("a/b:c*d?[e]\\", "'quoted'", "History", "x" * 40, "")
        else workbook(rows, title=name)
    )
    mended, ending = rejected("x", raw, {2: "why"}, WHY)
    assert ending in (".ods", ".xlsx")
    assert said(mended) == said(raw)


def test_an_old_workbook_comes_back_as_a_new_one():
    mended, ending = rejected("leads.xls", OLD, {5: "why"}, WHY)
    assert ending == ".xlsx"
    assert said(mended) == said(OLD, {5})
    assert next(load_workbook(io.BytesIO(mended)).active.values)[-1] == WHY


def test_only_the_sheet_of_the_rows_comes_back():
    book = load_workbook(io.BytesIO(workbook(TYPED, title="First")))
    other = book.create_sheet("Second")
    for row in (["Firma", "Land"], ["Andere", "AT"], ["Dritte", "CH"]):
        other.append(row)
    target = io.BytesIO()
    book.save(target)
    raw = target.getvalue()
    first, _ = rejected("x.xlsx", raw, {3: "why"}, WHY)
    second, _ = rejected("x.xlsx", raw, {3: "why"}, WHY, sheet="second ")
    assert list(load_workbook(io.BytesIO(second)).active.values) == [("Firma", "Land", WHY), ("Dritte", "CH", "why")]
    assert load_workbook(io.BytesIO(first)).sheetnames == ["First"]


def test_the_reason_of_an_earlier_import_gives_way_in_a_workbook():
    once, _ = rejected("leads.xlsx", workbook(TYPED), {3: "first", 5: "second"}, WHY)
    twice, _ = rejected("leads.xlsx", once, {3: "third"}, WHY)
    (head, row) = load_workbook(io.BytesIO(twice)).active.values
    assert head == (*TYPED[1], WHY)
    assert row == ("Third", "DE", "4917012345678", None, "TRUE", None, "third")


RETURNED = {
    "未成交": [["Customer id", "Customer", "Country"], ["DE-AA-20260101", "A", "DE"], ["FR-BB-20260101", "B", "FR"],
        ["", "New", ""]],
    "已成交": [["Customer id", "Customer", "Won"], ["AT-CC-20260101", "C", "2026-01-02"], ["CH-DD-20260101", "D", ""]],
    "tradectl": [["sheet", "column", "field"]],
}  # fmt: skip
REFUSED = {
    SheetRow(3, "未成交"): "B is wrong", SheetRow(2, "已成交"): "C is wrong", SheetRow(4, "未成交"): "New is A",
}  # fmt: skip


@pytest.mark.parametrize("is_ods", [False, True])
def test_of_a_follow_up_table_the_rows_are_told_by_their_sheets(is_ods):
    """They have rows of the same numbers."""
    if is_ods:
        raw = opendocument(*RETURNED.items())
    else:
        book = Workbook()
        book.remove(book.active)
        for title, rows in RETURNED.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book["tradectl"].sheet_state = "veryHidden"
        target = io.BytesIO()
        book.save(target)
        raw = target.getvalue()
    assert rejected("x", raw, {SheetRow(2, "another"): "another sheet's"}, WHY) == (b"", "")
    mended, _ = rejected("x", raw, REFUSED, WHY)
    found = {sheet.name: [row.cells for row in sheet.rows] for sheet in read_tables("x", mended).sheets}
    assert found == {
        "未成交": [
            (*RETURNED["未成交"][0], WHY), ("FR-BB-20260101", "B", "FR", "B is wrong"), ("", "New", "", "New is A"),
        ],
        "已成交": [(*RETURNED["已成交"][0], WHY), ("AT-CC-20260101", "C", "2026-01-02", "C is wrong")],
    }  # fmt: skip


# ---- ODS


def test_an_open_document_comes_back_as_one_that_others_read():
    raw = opendocument(("Leads & <more>", [[str(cell or "") for cell in row] for row in ROWS]))
    mended, ending = rejected("leads.ods", raw, {4: LONG, 5: "x < y & z"}, WHY)
    assert ending == ".ods"
    assert said(mended) == said(raw, {4, 5})
    assert reasons_of(mended) == [LONG, "x < y & z"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(mended))
    assert book.sheet_names == ["Leads & <more>"]
    head, first, second = book.get_sheet_by_index(0).to_python()
    assert head == [*ROWS[2], WHY]
    assert first[4] == date(2026, 4, 17)
    assert first[5] == ROWS[3][5]
    assert second == [*ROWS[4], "", "x < y & z"]


WORDS = st.text(max_size=12) | st.text(alphabet=" <&>\"'\n\t]]a中=", max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=4), WORDS)
def test_any_texts_are_read_back_by_us_and_by_others(rows, title):
    raw = opendocument((title, rows))
    expected = [[plain(cell, lines=True) for cell in row] for row in rows]
    (sheet,) = read_tables("x", raw).sheets
    ours = {row.number: row.cells for row in sheet.rows}
    for number, row in enumerate(expected, 1):
        assert _bare(ours.get(number, ())) == _bare(cell.strip() for cell in row)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    for number, row in enumerate(theirs):
        assert _bare(str(cell) for cell in row) == _bare(expected[number])


def _bare(cells) -> list[str]:
    found = list(cells)
    while found and not found[-1].strip("\n"):
        found.pop()
    return found
