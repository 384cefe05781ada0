"""A sheet that somebody has sorted and changed tells what was changed, by its hidden ids and fields alone."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook


def fields_of(raw: bytes) -> dict[tuple[str, str], object]:
    """Return what each customer's fields say, whatever the headings, the order of rows and the filters."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    columns: dict[str, dict[int, str]] = {}
    for sheet, column, field in book.get_sheet_by_name("tradectl").to_python()[1:]:
        columns.setdefault(str(sheet), {})[int(float(str(column))) - 1] = str(field)
    found = {}
    for sheet, known in columns.items():
        for row in book.get_sheet_by_name(sheet).to_python()[1:]:
            told = {field: row[at] for at, field in known.items()}
            found |= {(str(told["customer"]), field): value for field, value in told.items()}
    return found


def test_three_changed_cells_are_three_changed_fields(desk):
    path = desk.home / "跟进表.xlsx"
    assert desk.run(["export", str(path), "--lang", "zh-Hans"]).code == 0
    before = path.read_bytes()
    book = load_workbook(path)
    sheet, won = book["未成交"], book["已成交"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(5, heads["电话"]).value = "+49 40 99"
    sheet.cell(5, heads["等级"]).value = "B"
    won.cell(3, 2).value = "Neuer Name"
    rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: str(row[2]))
    changed = {sheet.cell(5, 1).value, won.cell(3, 1).value}
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            sheet.cell(number, at).value = value
    book.save(path)
    old, new = fields_of(before), fields_of(path.read_bytes())
    assert old.keys() == new.keys()
    assert len(old) > 51 * 15
    different = {key: value for key, value in new.items() if value != old[key]}
    assert {customer for customer, _ in different} == changed
    assert sorted((field, value) for (_, field), value in different.items()) == [
        ("contacts.phone", "+49 40 99"),
        ("grade", "B"),
        ("name", "Neuer Name"),
    ]
