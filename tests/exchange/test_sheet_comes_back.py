"""A follow-up table that goes out, through people's hands and other programs, and comes back: as the changes made."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

import pytest
from openpyxl import load_workbook

from hostile.desks import hostile_desk
from hostile.payloads import PAYLOADS
from tradectl.app.import_updates import plan_updates
from tradectl.core.intake.plan import Known, Refuse, Update
from tradectl.core.intake.returned import returned
from tradectl.core.intake.sheet import SheetRow
from tradectl.core.occasion import Occasion
from tradectl.exchange.sheet import read_tables
from tradectl.store.workspace import open_workspace

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@pytest.fixture
def out(desk):
    """The example workspace and the file it exports."""
    path = desk.home / "跟进表.xlsx"

    def export(language="zh-Hans"):
        assert desk.run(["export", str(path), "--lang", language, "--force"]).code == 0
        return path

    return export


def plan(desk, raw):
    """What a table that came back would do."""
    workspace = open_workspace(desk.folder, "en")
    now = datetime(2026, 3, 20, 10, 0, tzinfo=workspace.zone)
    occasion = Occasion(now, workspace.settings.person("mei"), "00000001", "desk-pc", "tester")
    return plan_updates(workspace, occasion, returned(read_tables("a", raw).sheets).wishes)


def fields_of(steps):
    return {
        (step.customer, change.key): (change.old, change.new)
        for step in steps
        if isinstance(step, Update)
        for change in step.fields
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_touched_changes_nothing(desk, out, language):
    steps = plan(desk, out(language).read_bytes())
    assert len(steps) == 51
    assert {type(step) for step in steps} == {Known}


@pytest.mark.parametrize("start", [0, len(PAYLOADS) // 2])
def test_a_workspace_of_hostile_texts_comes_back_as_it_went(start):
    with hostile_desk(*(one.text for one in PAYLOADS[start : start + 20])) as machine:
        path = machine.home / "a.xlsx"
        assert machine.run(["export", str(path)]).code == 0
        steps = plan(machine, path.read_bytes())
        assert steps
        assert {type(step) for step in steps} == {Known}


def test_three_changed_cells_are_three_changed_fields(desk, out):
    path = out()
    book = load_workbook(path)
    sheet, won = book["未成交"], book["已成交"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    changed = {sheet.cell(5, 1).value, won.cell(3, 1).value}
    phone, grade, name = (
        sheet.cell(5, heads["电话"]).value,
        sheet.cell(5, heads["等级"]).value,
        won.cell(3, 2).value,
    )
    sheet.cell(5, heads["电话"]).value = "+49 40 99"
    sheet.cell(5, heads["等级"]).value = "E"
    won.cell(3, 2).value = "Neuer Name"
    rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: str(row[2]))
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            sheet.cell(number, at).value = value
    book.save(path)
    steps = plan(desk, path.read_bytes())
    assert [type(step) for step in steps if not isinstance(step, Known)] == [Update, Update]
    assert {step.customer for step in steps if isinstance(step, Update)} == changed
    assert sorted((key, *values) for (_, key), values in fields_of(steps).items()) == [
        ("contacts.1.phone", phone, "+49 40 99"),
        ("grade", grade, "E"),
        ("name", name, "Neuer Name"),
    ]


def test_a_row_added_below_comes_apart(desk, out):
    path = out("en")
    book = load_workbook(path)
    sheet = book["Not won"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    last = sheet.max_row + 1
    sheet.cell(last, heads["Customer"]).value = "New Light Ltd"
    sheet.cell(last, heads["Country"]).value = "Spain"
    book.save(path)
    found = returned(read_tables("a", path.read_bytes()).sheets)
    assert [sheet.name for sheet in found.added] == ["Not won"]
    assert [row.number for row in found.added[0].rows] == [SheetRow(1, "Not won"), SheetRow(last, "Not won")]


def test_a_workbook_that_was_redacted_is_none(desk):
    path = desk.home / "a.xlsx"
    assert desk.run(["export", str(path), "--redacted"]).code == 0
    assert returned(read_tables("a", path.read_bytes()).sheets) is None


def as_ods(path) -> bytes:
    """The same book as a program with hidden sheets writes it: days are days, and digits are numbers."""
    book = load_workbook(path)
    tables = []
    for sheet in book.worksheets:
        rows = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in sheet.values)
        tables.append(f"<table:table table:name={quoteattr(sheet.title)}>{rows}</table:table>")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{''.join(tables)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _ods_cell(value) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, (date, datetime)):
        shape = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
        return f"<table:table-cell {shape}><text:p>{value:%d/%m/%y}</text:p></table:table-cell>"
    text = str(value)
    if text.isascii() and text.isdigit() and len(text) < 16:
        shape = f'office:value-type="float" office:value="{int(text)}"'
        return f"<table:table-cell {shape}><text:p>{int(text)}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def test_a_table_saved_as_ods_says_the_same(desk, out):
    path = out("en")
    assert {type(step) for step in plan(desk, as_ods(path))} == {Known}
    book = load_workbook(path)
    book["Not won"].cell(2, 3).value = "Another Name"
    book.save(path)
    customer = book["Not won"].cell(2, 1).value
    assert list(fields_of(plan(desk, as_ods(path)))) == [(customer, "name")]


def test_each_cell_that_cannot_be_taken_is_refused_alone(desk, out):
    path = out("en")
    book = load_workbook(path)
    sheet = book["Not won"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(4, heads["E-mail"]).value = "nobody"
    sheet.cell(4, heads["Job title"]).value = "Head of purchasing"
    sheet.cell(4, heads["Next step"]).value = "send offer"
    book.save(path)
    steps = [step for step in plan(desk, path.read_bytes()) if not isinstance(step, Known)]
    assert [type(step) for step in steps] == [Update, Refuse, Refuse]
    assert {step.rows for step in steps} == {(SheetRow(4, "Not won"),)}
    assert [change.new for change in steps[0].fields] == ["Head of purchasing"]
    assert sorted(step.code for step in steps[1:]) == ["value", "worked_out"]
