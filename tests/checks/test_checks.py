"""For each code a good and a bad sample: what `validate` says of the bad one in three languages, and what mends it.

tests/checks/CARD09/bad/          a whole workspace with this one slip (built.py makes what git cannot hold)
tests/checks/CARD09/good/         the same without it
tests/checks/CARD09/expected.txt  `validate --format lines` on the bad one; `pytest tests/checks --update` rewrites it
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from built import BUILT, sample

from tradectl.core.checks import CODES
from tradectl.core.problems import Severity
from tradectl.i18n.languages import LANGUAGES

NAMES = [code.code for code in CODES]
LINE = re.compile(
    r"(?P<path>.+?):(?P<line>[1-9][0-9]*):(?P<column>[1-9][0-9]*): (?P<code>[A-Z]+[0-9]{2}) (?P<message>.+)"
)
EDITS = {
    "Add", "Close", "Compare", "Complete", "Correct", "Delete", "Give", "If", "Indent", "Install", "Keep", "Move",
    "Put", "Rename", "Take", "Try", "Type", "Write", "Bring", "Open", "Check",
}  # fmt: skip
VALIDATE = ["validate", "--format"]


@pytest.fixture
def asked(machine, tmp_path):
    """Ask `validate` about a sample, in a form and a language."""
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"

    def ask(code, kind, form="lines", language="en"):
        folder = sample(HERE, code, kind, tmp_path / form / language)
        return machine.run([*VALIDATE, form, "--lang", language, "-w", str(folder)])

    return ask


def sections(text):
    """The parts of an expected.txt by their language."""
    parts = re.split(r"^\[(.+)\]\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_codes_are_unique_and_stable_in_form():
    assert len(set(NAMES)) == len(NAMES) >= 25
    assert all(re.fullmatch("[A-Z]{3,6}[0-9]{2}", name) for name in NAMES)


def test_no_sample_without_a_code():
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(NAMES)
    assert set(BUILT) <= set(NAMES)


@pytest.mark.parametrize("code", NAMES)
def test_the_good_sample_is_clean(code, asked):
    found = asked(code, "good")
    assert (found.out, found.err, found.code) == ("", "", 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", NAMES)
def test_the_bad_sample_says_what_is_expected(code, language, asked, request):
    path = HERE / code / "expected.txt"
    found = asked(code, "bad", language=language)
    if request.config.getoption("--update"):
        path.parent.mkdir(exist_ok=True)
        told = sections(path.read_text(encoding="utf-8")) if path.exists() else {}
        told[language] = found.out
        path.write_text("".join(f"[{name}]\n{told[name]}" for name in LANGUAGES if name in told), encoding="utf-8")
    assert found.out == sections(path.read_text(encoding="utf-8"))[language]
    assert found.err == ""
    severity = next(one.severity for one in CODES if one.code == code)
    assert found.code == (1 if severity is Severity.ERROR else 0)


@pytest.mark.parametrize("code", NAMES)
def test_the_bad_sample_has_this_finding_and_no_other(code):
    expected = sections((HERE / code / "expected.txt").read_text(encoding="utf-8"))
    assert list(expected) == list(LANGUAGES)
    for told in expected.values():
        found = [LINE.fullmatch(line) for line in told.splitlines()]
        assert found
        assert {match["code"] for match in found} == {code}
    places = [
        [LINE.fullmatch(line).group("path", "line", "column") for line in told.splitlines()]
        for told in expected.values()
    ]
    assert places == places[:1] * len(LANGUAGES)


@pytest.mark.parametrize("code", NAMES)
def test_every_remedy_names_a_command_or_an_edit(code, asked, machine):
    found = asked(code, "bad", "json")
    problems = json.loads(found.out)["problems"]
    assert problems
    for problem in problems:
        remedy = problem["remedy"]
        assert "tradectl " in remedy or remedy.split()[0] in EDITS, remedy
        assert len(remedy) < 200, remedy
        for verb, flags in re.findall(r"tradectl ([a-z]+)((?:(?! tradectl |[.;] ).)*)", remedy):
            told = machine.run([verb, "--help"])
            assert told.code == 0, verb
            assert all(flag in told.out for flag in re.findall(r"--[a-z-]+", flags)), remedy


@pytest.mark.parametrize("code", NAMES)
def test_the_finding_stands_where_something_is(code, asked, tmp_path):
    """The place is one the person can go to: the file is there, the line has that column."""
    folder = sample(HERE, code, "bad", tmp_path / "again")
    for line in asked(code, "bad").out.splitlines():
        match = LINE.fullmatch(line)
        path = folder / match["path"]
        if (match["line"], match["column"]) == ("1", "1") or not path.is_file():
            assert (match["line"], match["column"]) == ("1", "1")
            assert path.parent.is_dir()
            continue
        rows = path.read_bytes().decode("utf-8", "replace").split("\n")
        assert int(match["column"]) <= len(rows[int(match["line"]) - 1]) + 1


@pytest.mark.parametrize("code", [one.code for one in CODES if one.severity is Severity.WARNING])
def test_strict_makes_warnings_errors(code, machine, tmp_path):
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"
    folder = sample(HERE, code, "bad", tmp_path / "strict")
    assert machine.run([*VALIDATE, "lines", "--strict", "-w", str(folder)]).code == 1


MENDED = [  # what the remedy says, and the commands a person makes of it
    ("CARD05", "tradectl regrade BOLT D", ["regrade BOLT D"]),
    ("CARD06", "tradectl set BOLT won=", ["set BOLT won=2026-03-02"]),
    ("CARD08", "tradectl regrade BOLT A", ["regrade BOLT A"]),
    ("CARD09", "tradectl set BOLT expected_close=", ["set BOLT expected_close=2026-05-30"]),
    ("CARD10", "tradectl set BOLT contacts.name=", ["set BOLT 'contacts.name=Jo Bolt' contacts.email=jo@bolt.example"]),
    ("CARD11", "tradectl set BOLT owner=ID with one of: mei", ["set BOLT owner=mei"]),
    ("CARD16", "tradectl set BOLT grade=", ["set BOLT grade="]),
    ("CARD21", "tradectl snooze BOLT --end", ["snooze BOLT --end"]),
    ("FILING01", "tradectl refile BOLT --by card", ["refile BOLT --by card"]),
    ("FILING01", "--by folder", ["refile BOLT --by folder"]),
    ("LOG06", 'tradectl log --correct 20260310T020000Z-mei-00000001 --promise "CE certificate by DATE"',
     ["log --correct 20260310T020000Z-mei-00000001 --promise 'CE certificate by 2026-03-25'"]),
    ("LOG07", "tradectl log --withdraw 20260312T020000Z-mei-00000002",
     ["log --withdraw 20260312T020000Z-mei-00000002 --because slip", "kept BOLT 1"]),
    ("LOG10", "tradectl log --correct 20260323T020000Z-mei-00000001 --at DATE",
     ["log --correct 20260323T020000Z-mei-00000001 --at 2026-03-19"]),
    ("LOG11", "tradectl set BOLT since=2026-01-10", ["set BOLT since=2026-01-10"]),
    ("DUP01", "tradectl set VOLT --not-duplicate-of BOLT --because",
     ["set VOLT --not-duplicate-of BOLT --because sisters"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "told", "commands"), MENDED)
def test_the_command_of_the_remedy_mends_it(code, told, commands, machine):
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"
    shutil.copytree(HERE / code / "bad", machine.folder, dirs_exist_ok=True)
    problems = json.loads(machine.run([*VALIDATE, "json"]).out)["problems"]
    assert any(told in problem["remedy"] for problem in problems), problems
    for command in commands:
        done = machine.run(command)
        assert done.code == 0, done.err
    left = machine.run([*VALIDATE, "lines"])
    assert (left.out, left.code) == ("", 0)


def test_the_command_of_a_stray_folder_mends_it(machine):
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"
    shutil.copytree(HERE / "FILING02" / "bad", machine.folder, dirs_exist_ok=True)
    assert "tradectl refile US-BOLT-20260115 --by card" in machine.run([*VALIDATE, "json"]).out
    assert machine.run("refile US-BOLT-20260115 --by card").code == 0
    assert "US-BOLT" not in machine.run([*VALIDATE, "lines"]).out


def test_a_finding_is_accepted_with_its_reason(machine):
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"
    shutil.copytree(HERE / "CARD13" / "bad", machine.folder, dirs_exist_ok=True)
    card = machine.folder / "prospect/D/US-BOLT-20260115/card.yaml"
    card.write_text(card.read_text(encoding="utf-8") + "accept: {CARD13: they never told us}\n", encoding="utf-8")
    told = machine.run([*VALIDATE, "json", "--strict"])
    problems = json.loads(told.out)["problems"]
    assert [(one["code"], one["severity"], one["accepted"]) for one in problems] == [
        ("CARD13", "hint", "they never told us")
    ]
    assert told.code == 0
    assert "Accepted: they never told us" in machine.run("validate").out
