"""Whatever stands in a table, out and in again it says nothing new; whatever is changed in it is what comes back."""

from __future__ import annotations

import io
import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hostile.payloads import PAYLOADS
from tradectl.core.intake.marks import comparable
from tradectl.core.intake.returned import returned
from tradectl.exchange.sheet import read_tables
from tradectl.exchange.workbook import Heading, Page, workbook
from tradectl.exchange.written_cell import written_cell

MADE = datetime(2026, 3, 20, 10, 0)  # noqa: DTZ001  a workbook's own time has no zone
HEADINGS = [
    Heading("客户编号", "customer", hidden=True),
    *(Heading(f"字段 {name}", name) for name in "abcde"),
    Heading("最近跟进内容"),
]
TEXTS = st.one_of(
    st.none(),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
    st.text(max_size=20),
    st.text(alphabet=" \t\n\r+-.0123456789eE,'=", max_size=8),
    st.text(alphabet="_xX0D4A1\n\x85\u2028\xa0\u3000\ufeff ", max_size=12),
    st.sampled_from(["TRUE", "false", "1E5", "0x10", "#N/A", "2026-03-04", "3/4/2026", "100%", "$5", "_x000D_"]),
)
_SPELLED = re.compile(r"_x[0-9A-Fa-f]{4}_")  # Excel's way to spell a character: openpyxl writes it as it is
TABLES = st.lists(st.lists(TEXTS, min_size=6, max_size=6), min_size=1, max_size=5)


SAVED = TABLES.filter(lambda rows: not any(_SPELLED.search(str(cell)) for row in rows for cell in row))
FEW = settings(max_examples=40, deadline=None)


def book_of(rows) -> bytes:
    told = [(f"DE-C{number}-20260115", *row) for number, row in enumerate(rows)]
    return workbook([Page("未成交", HEADINGS, told)], title="跟进表", made=MADE)


def cells(raw: bytes) -> list[tuple[str, str, str]]:
    found = returned(read_tables("a.xlsx", raw).sheets)
    assert (found.added, found.others) == ((), ())
    return [(wish.customer, cell.field, cell.text) for wish in found.wishes for cell in wish.cells]


def saved_again(raw: bytes, edit=None) -> bytes:
    book, target = load_workbook(io.BytesIO(raw)), io.BytesIO()
    if edit:
        edit(book)
    book.save(target)
    return target.getvalue()


@settings(deadline=None)
@given(TABLES)
def test_out_and_in_again_is_no_change(rows):
    assert cells(book_of(rows)) == []


@FEW
@given(SAVED)
def test_saved_by_another_program_it_is_no_change(rows):
    assert cells(saved_again(book_of(rows))) == []


@pytest.mark.parametrize("text", [one.text for one in PAYLOADS], ids=[one.name for one in PAYLOADS])
def test_a_hostile_text_is_no_change(text):
    assert cells(book_of([[text, f"y{text}", f"{text}z", None, "x", text]])) == []


@FEW
@given(SAVED, st.data())
def test_what_is_changed_is_what_comes_back(rows, data):
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 4))
    text = data.draw(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=9)
    )
    now = _SPELLED.sub("", written_cell(text))

    def edit(book):
        cell = book["未成交"].cell(row + 2, column + 2)
        cell.value, cell.data_type = now, "s"

    found = cells(saved_again(book_of(rows), edit))
    if comparable(now) == comparable(written_cell(rows[row][column])):
        assert found == []
    else:
        assert [(customer, field) for customer, field, _ in found] == [(f"DE-C{row}-20260115", "abcde"[column])]
        assert comparable(found[0][2]) == comparable(now)
