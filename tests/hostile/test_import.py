"""Hostile text in everything that is imported: shown, asked, planned, given back, and what other verbs make of it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from hostile import bringing
from hostile.desks import WHOLE, fast_folder, file_name
from hostile.judges import assert_inert, assert_safe_csv, assert_safe_markdown, assert_safe_page, comments_of
from hostile.payloads import PAYLOADS
from hostile.test_text import GROUPS, LANGUAGES, every_group, judged, some
from world import Machine

KINDS = {
    "leads": bringing.text_table,
    "book": bringing.workbook,
    "table": bringing.open_table,
    "people": bringing.contact_cards,
    "customers": bringing.documents,
}
CONTROLS = {chr(one) for one in (*range(0x20), 0x7F, *range(0x80, 0xA0))} - {"\n", "\t"}
_TURNING = CONTROLS | {*"\n\t\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"}
AFTERWARDS = (
    "list", "due --all --why", "find neu", "validate", "undo --list", "undo --dry-run", "duplicates --verdict possible",
    "save --dry-run", "show NEU0 --all", "why NEU0", "show BOLT --all", "report week --stdout",
)  # fmt: skip
WRITTEN = ("csv", "md", "json", "xlsx", "vcf", "html")


@contextmanager
def a_desk():
    """A desk of one customer; files to import go to its `home`."""
    with fast_folder() as top:
        machine = Machine(Path(top) / "work", Path(top) / "home", environment={"TRADECTL_USER": "mei"})
        for folder in (machine.home, machine.folder):
            folder.mkdir()
        for line in ('init . --no-git --person "mei=林梅 <mei@desk.example>"',
                     'add --name "Bolt Inc" --country US --code BOLT --contact "Jo <jo@bolt.example>"'):  # fmt: skip
            assert machine.run(line).code == 0
        yield machine


def assert_safe_workbook(raw: bytes) -> None:
    """Check that a workbook runs nothing: texts, numbers and days, no formula, no link."""
    book = load_workbook(io.BytesIO(raw))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert not CONTROLS & {one for cell in cells for one in str(cell.value)}


def assert_safe_open_table(raw: bytes) -> None:
    """Check that a table of LibreOffice runs nothing: no formula, no link, no script."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert not [name for name in package.namelist() if name.startswith(("Basic", "Scripts", "Object"))]
        root = ET.fromstring(package.read("content.xml"))  # noqa: S314  our own
    told = [name for one in root.iter() for name in (one.tag, *one.attrib)]
    assert not [name for name in told if name.endswith(("}formula", "}href", "}script", "}event-listener", "}object"))]
    assert not CONTROLS & set("".join(root.itertext()))


PAIRS = [(at, kind) for at in range(len(GROUPS)) for number, kind in enumerate(KINDS) if WHOLE or at == 2 * number + 1]


@pytest.mark.parametrize(("at", "kind"), PAIRS)
def test_what_is_imported_acts_nowhere(at, kind):
    texts = [payload.text for payload in GROUPS[at]]
    language = LANGUAGES[at % 3]
    with a_desk() as machine:
        name = f"{file_name(texts[0])}"
        (machine.home / name).write_bytes(KINDS[kind](texts))
        file = f"../home/{name}"
        command = ["import", file, "--lang", language]
        judged(machine, [*command, "--dry-run"], terminal=True)
        told = json.loads(judged(machine, [*command, "--dry-run", "--format", "json"]).out)["data"]
        assert told["create"] or not any(map(str.isalnum, "".join(texts))), told
        assert told["refuse"], told
        _plans(machine, command, at)
        if told["create"]:  # else it asks nothing
            judged(machine, command, terminal=True, stdin="\n" * 200 + "n\n" * 200)
        attach = ["--attach"] if at % 2 and kind != "customers" else []
        done = judged(machine, [*command, "--yes", *attach], terminal=True)
        assert done.code == 0
        _given_back(machine, name)
        _used(machine, at, language)
        assert judged(machine, "undo --yes").code == 0


def _plans(machine: Machine, command: list[str], at: int) -> None:
    for ending in ("csv", "xlsx") if WHOLE else (("csv", "xlsx")[at % 2],):
        plan = machine.home / f"plan.{ending}"
        assert judged(machine, [*command, "--plan", str(plan)], terminal=True).code == 0
        if ending == "csv":
            assert_safe_csv(plan.read_text("utf-8-sig"))
        else:
            assert_safe_workbook(plan.read_bytes())
        applied = judged(machine, [*command, "--apply", str(plan), "--dry-run"], terminal=True)
        assert applied.code == 0, applied


def _given_back(machine: Machine, name: str) -> None:
    """Check the file of refused rows: cells are as they were, what we say beside them is safe."""
    (back,) = [path for path in machine.home.iterdir() if "-rejected" in path.name]
    raw = back.read_bytes()
    if back.suffix == ".xlsx":
        assert_safe_workbook(raw)
    elif back.suffix == ".ods":
        assert_safe_open_table(raw)
    elif back.suffix == ".csv":
        reasons = [row[-1] for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))]
        assert len(reasons) > 1
        assert not _TURNING & {one for reason in reasons for one in reason}
        assert not any(reason.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) for reason in reasons)
    elif back.suffix == ".json":
        for one in json.loads(raw)["data"]["customers"]:
            assert one["reason"]
    again = judged(machine, ["import", f"../home/{back.name}", "--dry-run", "--format", "json"])
    assert not json.loads(again.out)["data"]["create"]
    back.unlink()


def _used(machine: Machine, at: int, language: str) -> None:
    """Run verbs on what was imported."""
    for number, line in enumerate(some(AFTERWARDS, at, 6)):
        judged(machine, f"{line} --lang {language}", terminal=number % 2 == 0)
    for line in some(("list", "due --all", "validate", "undo --list"), at, 2):
        json.loads(judged(machine, f"{line} --format json").out)
    for ending in some(WRITTEN, at, 6):
        _read_file(machine, ending)


def _read_file(machine: Machine, ending: str) -> None:
    if ending == "html":
        assert_safe_page(judged(machine, "report week --stdout --format html").out)
        told = judged(machine, "report week --stdout").out
        assert_safe_markdown(told, frozenset(comments_of(told)))
        return
    path = machine.home / f"out.{ending}"
    assert judged(machine, ["export", str(path)]).code == 0
    raw = path.read_bytes()
    if ending == "csv":
        assert_safe_csv(raw.decode("utf-8-sig"))
    elif ending == "md":
        assert_safe_markdown(raw.decode())
    elif ending == "xlsx":
        assert_safe_workbook(raw)
    elif ending == "json":
        assert_inert(raw.decode())
    else:
        assert not CONTROLS & set(raw.decode().replace("\r\n", "\n"))
    path.unlink()


@pytest.mark.parametrize(
    ("at", "text"),
    [pytest.param(at, one.text, id=one.name.replace(" ", "-")) for at, one in enumerate(PAYLOADS)][
        :: 1 if WHOLE else 4
    ],
)
def test_a_mail_acts_nowhere(at, text):
    language = LANGUAGES[at % 3]
    with a_desk() as machine:
        name = f"{file_name(text)}.eml"
        for sender in ("jo@bolt.example", "who@nobody.example"):
            (machine.home / name).write_bytes(bringing.mail(text, sender))
            command = ["import", f"../home/{name}", "--lang", language]
            judged(machine, [*command, "--dry-run"], terminal=True)
            run = judged(machine, [*command, "--yes", "--format", "json"])
            told = json.loads(run.out)["data"]
            assert len(told["attach"]) == (sender == "jo@bolt.example"), told
        folder = next(machine.folder.glob("prospect/*/US-BOLT-*"))
        (day,) = [path for path in folder.iterdir() if path.is_dir()]
        assert len(list(day.iterdir())) == 3
        for path in (day, *day.iterdir()):
            assert_inert(path.name)
        assert judged(machine, "validate", terminal=True).code == 0
        for line in some(AFTERWARDS[8:], at, 2):
            judged(machine, f"{line.replace('NEU0', 'BOLT')} --lang {language}", terminal=True)


@every_group
def test_words_for_an_import(at, texts):
    language = LANGUAGES[at % 3]
    with a_desk() as machine:
        (machine.home / "leads.csv").write_bytes(bringing.text_table(["x"]))
        hostile = machine.home / "hostile"
        hostile.write_bytes(bringing.text_table(texts))
        (machine.home / "map.json").write_text(json.dumps({text: text for text in texts}))
        for number, text in enumerate(texts):
            word = text.replace("\0", "")
            file = ["import", "../home/leads.csv"]
            lines = (
                ["import", word], [*file, "--map", word], [*file, "--map", f"{word}=company"],
                [*file, "--map", f"Company={word}"],
                [*file, "--sheet", word], [*file, "--country", word], [*file, "--owner", word],
                [*file, "--grade", word],
                [*file, "--fair", word], [*file, "--dates", word], [*file, "--to", word], [*file, "--because", word],
                [*file, "--apply", word], [*file, "--apply", "../home/hostile"], [*file, "--map", "../home/map.json"],
                [*file, "--plan", f"../home/{file_name(text)}"], [*file, "--rejected", word],
                [*file, "--plan", f"../home/{number}{file_name(text)}.csv", "--because", word],
            )  # fmt: skip
            for place, line in enumerate(some(lines, at + number, 18)):
                judged(machine, [*line, "--dry-run", "--lang", language], codes=(0, 2, 3), terminal=place % 2 == 0)
