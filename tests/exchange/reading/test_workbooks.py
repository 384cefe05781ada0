import io
import struct
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from hashlib import sha512
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from books import cell, ods, package, row, sheet_xml, table

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.exchange import package_check
from tradectl.exchange.cell_text import fill_merged
from tradectl.exchange.sheet import read_tables

OLD = (Path(__file__).parent / "leads.xls").read_bytes()


def xlsx(fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(raw: bytes, sheet: int = 0):
    return {row.number: row.cells for row in read_tables("x", raw).sheets[sheet].rows}


def refused(raw: bytes) -> ErrorCode:
    with pytest.raises(TradectlError) as error:
        read_tables("x", raw)
    assert error.value.hint is not None
    return error.value.code


def leads(book):
    sheet = book.active
    sheet.title = "Leads"
    sheet["A3"], sheet["B3"], sheet["C3"] = "Company", "Phone", "Date met"
    sheet["A4"], sheet["B4"], sheet["C4"] = "Bolt", 4917012345678, date(2026, 4, 17)
    sheet["B5"], sheet["C5"] = 0.25, datetime(2026, 4, 17, 14, 30)  # noqa: DTZ001 (workbooks know no zones)
    sheet.merge_cells("A4:A5")
    sheet["B6"], sheet["C6"], sheet["D6"] = True, time(9, 5), timedelta(hours=30)
    sheet["A7"], sheet["B7"] = "wide", "hidden behind"
    sheet.merge_cells("A7:C7")
    book.create_sheet("Old").sheet_state = "hidden"
    book["Old"]["B2"] = "x"
    book.create_sheet("Empty")


def test_xlsx_is_read_as_people_see_it():
    raw = xlsx(leads)
    assert rows(raw) == {
        3: ("Company", "Phone", "Date met", ""),
        4: ("Bolt", "4917012345678", "2026-04-17", ""),
        5: ("Bolt", "0.25", "2026-04-17 14:30", ""),
        6: ("", "TRUE", "09:05", "30:00"),
        7: ("wide", "", "", ""),
    }
    book = read_tables("x", raw)
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Leads", False), ("Old", True), ("Empty", False)]
    assert rows(raw, 1) == {2: ("", "x")}
    assert book.kind == "xlsx"


def test_xls_is_read_as_people_see_it():
    assert rows(OLD) == {
        1: ("Leads of the fair",),
        3: ("公司名称", "Contact", "Phone", "Date met", "Sample"),
        4: ("Müller Leuchten GmbH", "Hans", "4917012345678", "2026-04-17", "TRUE"),
        5: ("Müller Leuchten GmbH", "Petra", "0.5", "2026-04-17 14:30"),
    }
    book = read_tables("x", OLD)
    assert (book.kind, [sheet.hidden for sheet in book.sheets]) == ("xls", [False, True])


def test_ods_is_read_as_people_see_it():
    number = 'office:value-type="float" office:value'
    day = 'office:value-type="date" office:date-value="2026-04-17"'
    note = "<office:annotation><text:p>no</text:p></office:annotation>"
    told = [
        row(cell(), 2),
        row(cell("Company") + cell("Phone") + cell("Met") + cell("PLZ")),
        row(
            cell("Bolt", 'table:number-rows-spanned="2"')
            + cell("4,917E+12", f'{number}="4917012345678"')
            + cell("17.04.26", day)
            + cell("01067", f'{number}="1067"')
        ),
        row("<table:covered-table-cell/>" + cell("0,25", f'{number}="0.25"') + cell("x<text:s/>y</text:p><text:p>z")),
        row(cell("a<text:line-break/>b") + f"<table:table-cell>{note}<text:p>yes</text:p></table:table-cell>", 2),
        row(cell("", 'table:number-columns-repeated="16384"'), 1_048_000),
    ]
    raw = ods(table("".join(told)) + table(row(cell("x")), "Old"))
    assert rows(raw) == {
        3: ("Company", "Phone", "Met", "PLZ"),
        4: ("Bolt", "4917012345678", "2026-04-17", "01067"),
        5: ("Bolt", "0.25", "x y\nz"),
        6: ("a\nb", "yes"),
        7: ("a\nb", "yes"),
    }
    assert [sheet.name for sheet in read_tables("x", raw).sheets] == ["Leads", "Old"]


def test_a_cell_far_away_is_refused_before_room_is_made():
    def far(book):
        book.active["A1"], book.active["XFD1048576"] = "a", "b"

    assert refused(xlsx(far)) is ErrorCode.REFUSED


def test_formats_far_away_are_no_cells():
    def styled(book):
        book.active["A1"] = "a"
        book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)

    assert rows(xlsx(styled)) == {1: ("a",)}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>',
        "<row r='1048576'><c><v>1</v></c>" + "<c/>" * 500 + "</row>",
    ],
)
def test_cells_far_away_in_other_spellings_are_refused(rows):
    assert refused(package({"xl/other/one.xml": sheet_xml(rows)})) is ErrorCode.REFUSED


def test_a_cell_far_away_in_xls_costs_no_room():
    at = OLD.index(struct.pack("<HHHH", 0xFD, 10, 2, 0))  # LABELSST, its size, row, column
    raw = bytearray(OLD)
    struct.pack_into("<HH", raw, at + 4, 65535, 255)
    assert rows(bytes(raw))[65536][255] == "公司名称"


@pytest.mark.parametrize("size", [b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff"])
@pytest.mark.parametrize("place", [0x2C, 0x30, 0x3C, 0x40, 0x44, 0x48])
def test_what_a_damaged_xls_claims_to_hold_is_not_believed(size, place):
    raw = OLD[:place] + size + OLD[place + 4 :]  # counts and places of the container's tables
    with suppress(TradectlError):
        assert read_tables("x", raw).kind == "xls"


def test_a_workbook_with_a_password_is_refused():
    assert refused(OLD + "EncryptedPackage".encode("utf-16-le")) is ErrorCode.REFUSED


@pytest.mark.parametrize("repeated", [cell("x", 'table:number-columns-repeated="16384"'), cell() * 40 + cell("x")])
def test_repeated_cells_are_refused_before_they_are_made(repeated):
    assert refused(ods(table(row(repeated, 1_048_576)))) is ErrorCode.REFUSED


def test_a_small_file_that_unpacks_to_hundreds_of_megabytes_is_refused():
    assert refused(package({"xl/worksheets/sheet1.xml": b"<c/>" * 40_000_000})) is ErrorCode.REFUSED


def test_a_size_that_is_a_lie_is_not_believed():
    raw = bytearray(package({"xl/a.xml": b"\0" * 160_000_000}))
    directory = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<I", raw, directory + 24, 10)  # what it says to unpack to
    assert refused(bytes(raw)) is ErrorCode.REFUSED


def test_members_count_together(monkeypatch):
    monkeypatch.setattr(package_check, "_LARGEST_UNPACKED", 3000)
    members = {
        f"xl/{count}.bin": b"".join(sha512(bytes([count, part])).digest() for part in range(16)) for count in range(4)
    }
    assert refused(package(members)) is ErrorCode.REFUSED


def test_what_stands_in_a_merged_cell_of_its_own_stays():
    rows = [["a"], ["b"], [""], ["c"]]
    fill_merged(rows, [((0, 0), (2, 0))])
    assert rows == [["a"], ["b"], ["a"], ["c"]]


def test_entities_are_refused():
    before = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert refused(ods(table(row(cell("&b;"))), before)) is ErrorCode.INVALID


@pytest.mark.parametrize(
    "raw",
    [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 100, package({}), package({"a": b"x"}), OLD[:512], OLD[:3000],
     package({"mimetype": b"x"}), ods("")[:-30], ods("<table:table>"), bytes.fromhex("d0cf11e0a1b11ae1")],
)  # fmt: skip
def test_a_broken_workbook_is_refused_with_a_hint(raw):
    assert refused(raw) in (ErrorCode.INVALID, ErrorCode.REFUSED)


SEEDS = [OLD, xlsx(leads), ods(table(row(cell("a") + cell("1", 'office:value-type="float" office:value="1"'))))]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6), st.floats(0, 1)
)
def test_a_spoilt_workbook_is_read_or_refused(seed, spots, kept):
    raw = bytearray(seed)
    for place, byte in spots:
        raw[int(place * len(raw))] = byte
    with suppress(TradectlError):
        assert read_tables("x", bytes(raw[: int(kept * len(raw)) + 10])).sheets is not None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(32, 126)), min_size=1, max_size=8))
def test_a_workbook_spoilt_within_its_package_is_read_or_refused(spots):
    with zipfile.ZipFile(io.BytesIO(SEEDS[1])) as seed:
        members = {name: bytearray(seed.read(name)) for name in seed.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    for place, byte in spots:
        sheet[int(place * len(sheet))] = byte
    with suppress(TradectlError):
        assert read_tables("x", package({name: bytes(content) for name, content in members.items()})).sheets is not None
