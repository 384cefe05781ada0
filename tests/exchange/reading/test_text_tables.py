import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.exchange.csv_text import raw_table
from tradectl.exchange.sheet import read_tables
from tradectl.exchange.text_encoding import decoded

SIMPLIFIED = "公司名称,联系人,电话\n上海光明照明有限公司,王伟,021-1234\n深圳市华明科技有限公司,李娜,0755-88\n"
TRADITIONAL = "公司名稱,聯絡人,電話\n台灣光明照明股份有限公司,王偉,02-1234\n香港貿易公司,陳小姐,852-1\n"
GERMAN = "Firma;Straße;Ort\nBäckerei Düsseldorf;Königsallee 1;Köln\nMüller GmbH;Größestr. 5;Fürth\n"
FRENCH = "Société;Prénom\nÉclairage à Genève;Léa\nCafé “X” – 5 €;Zoë\n"
SPANISH = "Compañía;País\nIluminación Ibérica;España\nAño Nuevo;México\n"


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"), (SIMPLIFIED, "utf-8-sig", "utf-8"), (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"), (SIMPLIFIED, "gb2312", "gb18030"), (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"), (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-8", "utf-8"), (TRADITIONAL, "big5", "big5"), (TRADITIONAL, "utf-16", "utf-16-le"),
        (TRADITIONAL, "gb18030", "gb18030"), (GERMAN, "cp1252", "windows-1252"), (GERMAN, "latin-1", "windows-1252"),
        (GERMAN, "utf-8", "utf-8"), (GERMAN, "utf-16-le", "utf-16-le"), (FRENCH, "cp1252", "windows-1252"),
        (SPANISH, "cp1252", "windows-1252"), (SPANISH, "utf-8-sig", "utf-8"), ("a,b\n", "ascii", "utf-8"),
        ("名\n", "gb18030", "gb18030"), ("王伟\n", "gb18030", "gb18030"),
    ],
)  # fmt: skip
def test_an_encoding_is_guessed_from_the_bytes(text, encoding, told):
    found = decoded(text.encode(encoding))
    assert (found.text, found.encoding, found.others, found.notes) == (text, told, (), ())


def test_a_mark_in_front_decides():
    found = decoded(codecs.BOM_UTF16_BE + "é,公司".encode("utf-16-be"))
    assert (found.text, found.encoding) == ("é,公司", "utf-16-be")


@pytest.mark.parametrize(
    "raw", ["Москва\n".encode("gb18030"), "ни то ни сё".encode("cp1251"), "서울 조명".encode("euc-kr")]
)
def test_what_fits_badly_or_twice_is_told(raw):
    assert decoded(raw).notes


def test_two_encodings_that_fit_are_both_named():
    found = decoded(bytes.fromhex("c4d6"))  # a character of GB18030, another one of Big5
    assert {found.encoding, *found.others} >= {"gb18030", "big5"}
    assert found.others[0] in str(found.notes[0])


def test_a_broken_byte_in_utf_8_makes_it_no_other_encoding():
    found = decoded(SIMPLIFIED.encode() + b"\xff")
    assert (found.encoding, found.text) == ("utf-8", f"{SIMPLIFIED}\ufffd")
    assert found.notes


@pytest.mark.parametrize("raw", [b"\x00\x01\x02\x03", b"GIF89a\x00\x00\x00", bytes(range(256))])
def test_what_is_no_text_is_none(raw):
    assert decoded(raw) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_none(raw):
    found = decoded(raw)
    assert found is None or isinstance(found.text, str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_what_is_utf_8_is_read_as_such(text):
    assert decoded(text.encode()).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_delimiter_is_guessed_and_told(delimiter, end):
    rows = [["Company", "Note", "Price"], ["Bolt", "a, b; c", "12,50"], ["Ace", "x", ""]]
    text = end.join(delimiter.join(f'"{cell}"' if set(cell) & set(",;") else cell for cell in row) for row in rows)
    book = read_tables("x.csv", text.encode())
    assert (book.kind, raw_table(text).delimiter) == ("csv", delimiter)
    assert [list(row.cells) for row in book.sheets[0].rows] == rows


def cells(text: str):
    return {row.number: row.cells for row in read_tables("x.csv", text.encode()).sheets[0].rows}


def test_decimal_commas_are_no_delimiter():
    assert cells("a;b;c\n1,5;2,5;3\n1,5;x;4\n")[2] == ("1,5", "2,5", "3")


def test_a_row_has_the_number_that_excel_shows():
    assert cells('a,b\n\n"x\ny",2\n,\n3,4\n') == {1: ("a", "b"), 3: ("x\ny", "2"), 5: ("3", "4")}


def test_the_first_line_of_excel_says_the_delimiter():
    assert cells("sep=;\na,x;b\n") == {2: ("a,x", "b")}


def test_one_column_is_a_table():
    assert cells("E-mail\na@b.de\n") == {1: ("E-mail",), 2: ("a@b.de",)}


@pytest.mark.parametrize("text", ['a,b\n"x,1\ny,2\n', 'a,b\n"x"y,1\n', 'a,b\n"' + "x,1\n" * 60_000])
def test_a_quotation_mark_that_is_not_closed_is_told(text):
    book = read_tables("x.csv", text.encode())
    assert book.notes
    assert book.sheets[0].rows[0].cells == ("a", "b")


@pytest.mark.parametrize(
    "raw",
    [b"<html><table><tr><td>a</td></tr></table>", b"\xef\xbb\xbf <?xml version='1.0'?>", b"\x89PNG\r\n\x1a\n\0\0"],
)
def test_what_is_no_table_is_refused_with_a_hint(raw):
    with pytest.raises(TradectlError) as refused:
        read_tables("list.xls", raw)
    assert refused.value.code is ErrorCode.INVALID
    assert "list.xls" in str(refused.value)


def test_a_file_too_large_is_refused():
    with pytest.raises(TradectlError) as refused:
        read_tables("x.csv", b"," * 4_000_000)
    assert refused.value.code is ErrorCode.REFUSED


@given(st.binary(max_size=200) | st.text('a,;\t"\n', max_size=60).map(str.encode))
def test_any_bytes_are_a_table_or_refused(raw):
    with suppress(TradectlError):
        assert all(any(row.cells) for row in read_tables("x", raw).sheets[0].rows)


@pytest.mark.parametrize(
    "raw", [b'Company,Country\n"' + b"x,\n" * 2_000_000, b"x," * 4_000_000, b"x" + b",x" * 16_384], ids=len
)
def test_more_cells_than_anybodys_list_are_refused_before_they_are_made(raw):
    with pytest.raises(TradectlError) as caught:
        read_tables("much.csv", raw)
    assert caught.value.code is ErrorCode.REFUSED
