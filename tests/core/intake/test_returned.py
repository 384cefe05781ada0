"""What somebody changed in an exported table, by the sheets alone: sorted, moved, renamed, copied, deleted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.intake.exported import FIELDS, ROWS_OF_A_CELL
from tradectl.core.intake.headings import recognise
from tradectl.core.intake.leads import leads, records
from tradectl.core.intake.marks import EMPTY, cell_mark, comparable
from tradectl.core.intake.returned import Cell, returned
from tradectl.core.intake.sheet import Row, Sheet, SheetRow
from tradectl.exchange.workbook import Heading, Page
from tradectl.exchange.workbook_fields import write_fields
from tradectl.exchange.written_cell import written_cell

HEADINGS = (
    Heading("Customer id", "customer"),
    Heading("Grade", "grade"),
    Heading("Customer", "name"),
    Heading("Code", "code"),
    Heading("Country", "country"),
    Heading("Phone", "contacts.phone"),
    Heading("Source"),
    Heading("Registered", "registered"),
    Heading("Next step"),
    Heading("Notes", "notes"),
)
ROWS = [
    ("DE-MUELLER-20260115", "B", "Müller", "MUELLER", "Germany", "+49 40 1", "fair", date(2026, 1, 15), "call", "a\nb"),
    ("HK-HINGFAI-20251029", "A", "興輝", "HINGFAI", "Hong Kong", "", "", date(2025, 10, 29), "", ""),
    ("FR-DUPONT-20250303", "C", "Dupont", "DUPONT", "France", "0033 1", "web", date(2025, 3, 3), "", "x"),
]
WON = Page("Won", [*(one for one in HEADINGS if one.field != "grade"), Heading("Won", "won")], [
    ("IT-ROSSI-20240101", "Rossi", "ROSSI", "Italy", "", "", date(2024, 1, 1), "", "", date(2024, 5, 6)),
])  # fmt: skip
PROSPECTS = Page("Not won", HEADINGS, ROWS)


class Hidden:
    """A sheet that keeps what is written into it."""

    def __init__(self):
        self.cells = {}

    def write_string(self, row, column, text):
        assert len(text) <= 32_767
        self.cells[row, column] = text

    def write_number(self, row, column, number):
        self.cells[row, column] = str(number)

    def very_hidden(self):
        pass

    def sheet(self):
        bottom, right = (max(place[at] for place in self.cells) for at in (0, 1))
        rows = [tuple(self.cells.get((row, column), "") for column in range(right + 1)) for row in range(bottom + 1)]
        return Sheet(FIELDS, tuple(Row(number, row) for number, row in enumerate(rows, 1)), hidden=True)


def table(*rows, name="Not won"):
    return Sheet(name, tuple(Row(number, tuple(map(written_cell, row))) for number, row in enumerate(rows, 1)))


def head(page):
    return tuple(one.title for one in page.headings)


def exported(*pages):
    hidden = Hidden()
    write_fields(hidden, pages)
    return [*(table(head(page), *page.rows, name=page.title) for page in pages), hidden.sheet()]


HIDDEN = exported(PROSPECTS, WON)[-1]


def changed(*sheets):
    """The changed cells of sheets beside the hidden one: (customer, field, text)."""
    found = returned([*sheets, HIDDEN])
    return [(wish.customer, cell.field, cell.text) for wish in found.wishes for cell in wish.cells]


def with_cell(row, at, text):
    return (*row[:at], text, *row[at + 1 :])


def test_what_nobody_touched_says_nothing():
    found = returned(exported(PROSPECTS, WON))
    assert [wish.customer for wish in found.wishes] == [row[0] for row in (*ROWS, *WON.rows)]
    assert [wish.row for wish in found.wishes] == [*(SheetRow(row, "Not won") for row in (2, 3, 4)), SheetRow(2, "Won")]
    assert not any(wish.cells or wish.twins or wish.home for wish in found.wishes)
    assert (found.added, found.others) == ((), ())


def test_a_changed_cell_comes_with_its_field_heading_text_and_what_it_was():
    sheet = table(head(PROSPECTS), with_cell(ROWS[0], 5, "+49 40 2"), with_cell(ROWS[2], 9, ""))
    first, second = returned([sheet, HIDDEN]).wishes
    assert first.cells == (Cell("contacts.phone", "Phone", "+49 40 2", cell_mark("+49 40 1")),)
    assert second.cells == (Cell("notes", "Notes", "", cell_mark("x")),)
    assert (str(first.row), first.sheet, first.name) == ("Not won!2", "Not won", "Müller")


@pytest.mark.parametrize("at", range(1, 10))
def test_every_column_is_looked_at(at):
    field = HEADINGS[at].field
    text = "" if field else "changed"
    wanted = [(ROWS[0][0], field, "changed" if field else text and "")]
    assert changed(table(head(PROSPECTS), with_cell(ROWS[0], at, "changed"), *ROWS[1:])) == wanted


@pytest.mark.parametrize(
    ("was", "comes_back"),
    [
        ("20000", "20000.0"),
        ("0049 40", "0049  40 "),
        ("+49401234", "49401234"),
        ("0049401234", "49401234"),
        ("12.50", "12.5"),
        ("0", "0.0"),
        ("a\nb", "a \r\nb\n"),
        ("a\xa0b", "a b"),
    ],
)
def test_other_programs_may_trim_and_make_numbers(was, comes_back):
    rows = [with_cell(ROWS[0], 9, was), *ROWS[1:]]
    *_, hidden = exported(PROSPECTS._replace(rows=rows))
    found = returned([table(head(PROSPECTS), with_cell(ROWS[0], 9, comes_back)), hidden])
    assert found.wishes[0].cells == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("12", "120"), ("1.5", "15"), ("0", ""), ("a\nb", "a b"), ("-5", "5"), ("1.05", "1.5"), ("٣", "3")],
)
def test_what_is_another_value_has_another_mark(one, other):
    assert cell_mark(one) != cell_mark(other)


@given(st.text(max_size=40))
def test_a_cell_is_compared_as_it_is_compared_again(text):
    assert comparable(comparable(text)) == comparable(text)
    assert (cell_mark(text) == EMPTY) == (not comparable(text))


def test_rows_are_sorted_deleted_and_stand_lower():
    rows = [("our customers",), ("", ""), head(PROSPECTS), ROWS[2], with_cell(ROWS[0], 1, "E")]
    assert changed(table(*rows)) == [(ROWS[0][0], "grade", "E")]


@pytest.mark.parametrize("order", [(9, 8, 7, 6, 5, 4, 3, 2, 1, 0), (2, 5, 0, 1, 9), (0, 5), (5, 0, 2, 2)])
def test_columns_are_moved_deleted_and_copied(order):
    rows = [head(PROSPECTS), with_cell(ROWS[0], 5, "7"), *ROWS[1:]]
    moved = [tuple(row[at] for at in order) for row in rows]
    assert changed(table(*moved)) == [(ROWS[0][0], "contacts.phone", "7")]


def test_without_headings_the_columns_are_as_they_were():
    assert changed(table(with_cell(ROWS[0], 5, "7"), *ROWS[1:])) == [(ROWS[0][0], "contacts.phone", "7")]
    strangers = table(("a", "b"), ("c", "d"))
    assert returned([strangers, HIDDEN]).others == (strangers,)


def test_the_heading_of_the_ids_may_be_gone():
    heads = with_cell(head(PROSPECTS), 0, "")
    assert changed(table(heads, with_cell(ROWS[0], 5, "7"))) == [(ROWS[0][0], "contacts.phone", "7")]


def test_without_ids_every_row_is_an_added_one():
    rows = [row[1:] for row in (head(PROSPECTS), *ROWS)]
    found = returned([table(*rows), HIDDEN])
    assert found.wishes == ()
    assert [str(row.number) for row in found.added[0].rows] == ["Not won!1", "Not won!2", "Not won!3", "Not won!4"]


def test_a_column_of_ones_own_is_left_alone():
    rows = [
        (*row[:3], extra, *row[3:])
        for row, extra in zip((head(PROSPECTS), *ROWS), ("Mood", "x", "y", "z"), strict=True)
    ]
    assert changed(table(*rows)) == []


def test_a_heading_written_anew_is_known_by_what_stands_below():
    heads = with_cell(head(PROSPECTS), 2, "Firma")
    rows = [with_cell(ROWS[0], 2, "Müller & Co"), *ROWS[1:]]
    assert changed(table(heads, *rows)) == [(ROWS[0][0], "name", "Müller & Co")]
    strangers = [with_cell(row, 2, "?") for row in ROWS]
    assert changed(table(heads, *strangers)) == []


def test_a_renamed_sheet_is_known_by_its_headings_and_another_table_is_none():
    renamed = table(head(PROSPECTS), with_cell(ROWS[0], 1, "E"), name="my list")
    won = table(head(WON), with_cell(WON.rows[0], 1, "Rossi SpA"), name="orders")
    other = table(("Company", "E-mail"), ("Opple", "a@opple.com"), name="Sheet3")
    assert changed(renamed, won, other) == [(ROWS[0][0], "grade", "E"), (WON.rows[0][0], "name", "Rossi SpA")]
    assert returned([renamed, won, other, HIDDEN]).others == (other,)


def test_a_copied_row_has_a_twin():
    sheet = table(head(PROSPECTS), *ROWS, with_cell(ROWS[0], 2, "New Ltd"))
    wishes = returned([sheet, HIDDEN]).wishes
    second, third, fourth, fifth = (SheetRow(row, "Not won") for row in (2, 3, 4, 5))
    assert [(wish.row, wish.twins) for wish in wishes] == [
        (second, (fifth,)),
        (third, ()),
        (fourth, ()),
        (fifth, (second,)),
    ]
    assert [len(wish.cells) for wish in wishes] == [0, 0, 0, 1]


def test_a_row_that_was_moved_to_the_other_sheet_tells_where_from():
    wishes = returned([table(head(WON), ROWS[0], *WON.rows, name="Won"), HIDDEN]).wishes
    assert [(wish.home, wish.cells) for wish in wishes] == [("Not won", ()), ("", ())]


def test_a_row_of_nobody_wishes_all_it_says():
    sheet = table(head(PROSPECTS), with_cell(ROWS[0], 0, "XX-NOBODY-20260101"))
    (wish,) = returned([sheet, HIDDEN]).wishes
    assert {cell.was for cell in wish.cells} == {""}
    assert {cell.field for cell in wish.cells} == {
        "grade",
        "name",
        "code",
        "country",
        "contacts.phone",
        "registered",
        "notes",
    }


def test_rows_added_below_come_apart_and_are_read_as_leads():
    sheet = table(head(PROSPECTS), *ROWS, ("", "", "New Light Ltd", "", "Spain", "+34 91 123 45 67", "", "", "", ""))
    found = returned([sheet, HIDDEN])
    assert list(map(int, (wish.row for wish in found.wishes))) == [2, 3, 4]
    (added,) = found.added
    (lead,) = leads(records(added, recognise(added)))
    assert (lead.name, lead.country, lead.rows) == ("New Light Ltd", "ES", (SheetRow(5, "Not won"),))


@pytest.mark.parametrize("rows", [[], [("sheet", "column")], [("my own",), ("x",)]])
def test_a_sheet_that_is_only_called_so_is_none(rows):
    assert returned([table(head(PROSPECTS), *ROWS), table(*rows, name=FIELDS)]) is None


def test_a_book_without_the_hidden_sheet_is_none():
    assert returned([table(head(PROSPECTS), *ROWS)]) is None


@given(st.lists(st.lists(st.text(max_size=12), max_size=7), max_size=6))
def test_a_spoilt_hidden_sheet_does_no_harm(rows):
    spoilt = Sheet(FIELDS, (HIDDEN.rows[0], *(Row(number, tuple(row)) for number, row in enumerate(rows, 2))))
    found = returned([table(head(PROSPECTS), *ROWS), spoilt])
    assert found is None or all(wish.customer for wish in found.wishes)


def test_marks_of_more_rows_than_a_cell_takes():
    count = 2 * ROWS_OF_A_CELL + 1
    rows = [with_cell(ROWS[0], 0, f"DE-C{number}-20260115") for number in range(count)]
    rows = [with_cell(row, 3, row[0].split("-")[1]) for row in rows]
    *_, hidden = exported(PROSPECTS._replace(rows=rows))
    touched = {0, ROWS_OF_A_CELL - 1, ROWS_OF_A_CELL, count - 1}
    now = [with_cell(row, 9, "new") if at in touched else row for at, row in enumerate(rows)]
    found = returned([table(head(PROSPECTS), *now), hidden])
    assert {at for at, wish in enumerate(found.wishes) if wish.cells} == touched
