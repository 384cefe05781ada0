"""Hostile text in every field of a workspace, out of every file: no formula, no control, no line of its own."""

from __future__ import annotations

import csv
import io
import json

import pytest
import vobject
from openpyxl import load_workbook

from hostile.desks import hostile_desk
from hostile.judges import assert_inert, assert_safe_csv, assert_safe_markdown
from hostile.payloads import PAYLOADS

SIZE = 40
GROUPS = [PAYLOADS[start : start + SIZE] for start in range(0, len(PAYLOADS), SIZE)]
CONTROLS = {chr(one) for one in (*range(0x20), 0x7F, *range(0x80, 0xA0))} - {"\n"}


@pytest.mark.parametrize("group", GROUPS, ids=[group[0].name for group in GROUPS])
def test_every_file_of_a_hostile_workspace_is_harmless(group):
    """Each kind of file alone meets every text in the tests of its own; here the texts come by the cards."""
    with hostile_desk(*(one.text for one in group)) as machine:

        def file(kind: str, *options: str) -> bytes:
            path = machine.home / f"a.{kind}"
            run = machine.run(["export", str(path), "--force", *options])
            assert run.code == 0, run.err
            assert_inert(run.out + run.err)
            return path.read_bytes()

        count = len(assert_safe_csv(file("csv").decode("utf-8-sig"))) - 1
        assert count > 0
        assert len(list(csv.reader(io.StringIO(file("csv", "--raw").decode("utf-8-sig"), newline="")))) == count + 1
        assert_safe_markdown(file("md").decode())
        told = file("json").decode()
        assert_inert(told)
        assert len(json.loads(told)["data"]["customers"]) == count
        assert_plain_workbook(file("xlsx"))
        cards = file("vcf").decode()
        assert_whole_lines(cards)
        assert len(list(vobject.readComponents(cards))) == cards.count("BEGIN:VCARD\r\n") >= count
        days = file("ics", "--within", "400").decode()
        assert_whole_lines(days)
        assert len(vobject.readOne(days).vevent_list) == days.count("BEGIN:VEVENT\r\n") > 0
        assert_inert(machine.run(["export", "-", "--as", "csv", "--raw"], terminal=True).out)


def assert_plain_workbook(raw: bytes) -> None:
    book = load_workbook(io.BytesIO(raw))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert not CONTROLS & {one for cell in cells for one in str(cell.value)}


def assert_whole_lines(text: str) -> None:
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert not CONTROLS & set(text.replace("\r\n", ""))
