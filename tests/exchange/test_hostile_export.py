"""Hostile text in every field of a workspace, out of every file: no formula, no control, no line of its own."""

from __future__ import annotations

import csv
import io
import json

import pytest
import vobject
from openpyxl import load_workbook

from hostile.desks import WHOLE, hostile_desk
from hostile.judges import assert_inert, assert_safe_csv, assert_safe_markdown
from hostile.payloads import PAYLOADS

SIZE = 40
GROUPS = [PAYLOADS[start : start + SIZE] for start in range(0, len(PAYLOADS), SIZE)]
CONTROLS = {chr(one) for one in (*range(0x20), 0x7F, *range(0x80, 0xA0))} - {"\n"}


@pytest.mark.parametrize(("at", "group"), list(enumerate(GROUPS)), ids=[group[0].name for group in GROUPS])
def test_every_file_of_a_hostile_workspace_is_harmless(at, group):
    """Each kind of file alone meets every text in the tests of its own; here the texts come by the cards."""
    with hostile_desk(*(one.text for one in group)) as machine:

        def file(kind: str, *options: str) -> bytes:
            path = machine.home / f"a.{kind}"
            run = machine.run(["export", str(path), "--force", *options])
            assert run.code == 0, run.err
            assert_inert(run.out + run.err)
            return path.read_bytes()

        count = len(json.loads(machine.run("list --format json").out)["data"]["customers"])
        judges = (_csv, _raw, _markdown, _json, _workbook, _cards, _days)
        for judge in judges if WHOLE else judges[at % 4 :: 4]:
            assert judge(file) >= count > 0


def _csv(file) -> int:
    return len(assert_safe_csv(file("csv").decode("utf-8-sig"))) - 1


def _raw(file) -> int:
    return len(list(csv.reader(io.StringIO(file("csv", "--raw").decode("utf-8-sig"), newline="")))) - 1


def _markdown(file) -> int:
    told = file("md").decode()
    assert_safe_markdown(told)
    return told.count("\n| ") - 4  # two headings, two lines below them


def _json(file) -> int:
    told = file("json").decode()
    assert_inert(told)
    return len(json.loads(told)["data"]["customers"])


def _cards(file) -> int:
    told = file("vcf").decode()
    assert_whole_lines(told)
    assert len(list(vobject.readComponents(told))) == told.count("BEGIN:VCARD\r\n")
    return told.count("BEGIN:VCARD\r\n")


def _days(file) -> int:
    told = file("ics", "--within", "400").decode()
    assert_whole_lines(told)
    assert len(vobject.readOne(told).vevent_list) == told.count("BEGIN:VEVENT\r\n")
    return told.count("BEGIN:VEVENT\r\n")


def _workbook(file) -> int:
    book = load_workbook(io.BytesIO(file("xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert not CONTROLS & {one for cell in cells for one in str(cell.value)}
    return sum(sheet.max_row - 1 for sheet in book.worksheets[:2])


def assert_whole_lines(text: str) -> None:
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert not CONTROLS & set(text.replace("\r\n", ""))
