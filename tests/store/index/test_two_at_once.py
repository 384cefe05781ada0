"""Several processes use one index, at once or in turn: all say the same, and the index they leave is sound."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys

import happenings
import pytest
from happenings import customers, drawing
from plain_cards import write

from tradectl.store.index.database import Database
from world import Machine

PROGRAM = "from tradectl.cli.entry import run; run()"
KNOWN = {"TRADECTL_TODAY": "2026-03-20T10:00", "TRADECTL_USER": "hao"}
QUESTIONS = ["due --owner all", "list", "find panel", "due --owner all", "list --grade B,won", "find led"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("made") / "desk", 60)
    settings = folder / "tradectl.yaml"
    settings.write_text(settings.read_text().replace("holidays: CN", "holidays: none"))
    return folder


@pytest.fixture
def desk(made, tmp_path):
    shutil.copytree(made, tmp_path / "desk")
    return tmp_path / "desk"


def begin(desk, question, **environment):
    known = {**os.environ, **KNOWN, "TRADECTL_STATE": str(desk.parent / "state")}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "-w", str(desk), *question.split(), "--format", "json"],
        env={**known, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def at_once(desk, questions):
    """Ask all questions at the same time; compare with asking them without an index; return what was said of it."""
    cache = {"TRADECTL_CACHE": str(desk.parent / "cache")}
    told = [ended(process) for process in [begin(desk, question, **cache) for question in questions]]
    machine = Machine(desk, desk.parent, environment={**KNOWN, "HOME": ""})
    alone = {question: machine.run(f"{question} --format json") for question in {*questions}}
    for question, (code, out, err) in zip(questions, told, strict=True):
        assert (code, out) == (alone[question].code, alone[question].out), (question, err)
    return [line for _, _, err in told for line in err.splitlines()]


def check(desk):
    (index,) = (desk.parent / "cache").glob("*.sqlite3")
    connection = sqlite3.connect(index)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return index


def test_the_first_index_is_made_by_several_at_once(desk):
    for _ in range(2):
        assert at_once(desk, QUESTIONS) == []
        check(desk)
        shutil.rmtree(desk.parent / "cache")


def test_several_bring_the_index_up_to_date_at_once(desk):
    chance = drawing(5)
    at_once(desk, QUESTIONS[:1])
    for _ in range(2):
        for _ in range(8):
            happening = chance.choice(
                [happenings.edit_a_card, happenings.append_to_a_journal, happenings.add_a_customer,
                 happenings.remove_a_customer, happenings.move_a_customer, happenings.break_a_card]
            )  # fmt: skip
            happening(desk, chance)
        told = at_once(desk, QUESTIONS[:4])
        assert [line for line in told if "index" in line] == []
        check(desk)
    assert customers(desk)


def test_a_damaged_index_is_made_anew_by_several_at_once(desk):
    at_once(desk, QUESTIONS[:1])
    for _ in range(2):
        happenings.write_text_over_it(check(desk), drawing(1))
        told = at_once(desk, QUESTIONS)
        assert {*told} <= {"The index is made anew: it was damaged."}
        assert at_once(desk, QUESTIONS[:1]) == []
        check(desk)


def test_while_another_process_writes_the_answer_is_the_same(desk):
    at_once(desk, QUESTIONS[:1])
    connection = sqlite3.connect(check(desk), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    happenings.edit_a_card(desk, drawing(2))
    assert at_once(desk, QUESTIONS[:3]) == []
    connection.execute("ROLLBACK")
    connection.close()
    assert at_once(desk, QUESTIONS[:3]) == []


def test_what_a_command_wrote_is_left_beside_the_index(desk):
    """To bring it into the file waits for the disk."""
    at_once(desk, QUESTIONS[:1])
    check(desk)
    sizes = []
    for number in range(2):
        happenings.edit_a_card(desk, drawing(number))
        assert at_once(desk, QUESTIONS[:1]) == []
        (beside,) = (desk.parent / "cache").glob("*.sqlite3-wal")
        sizes.append(beside.stat().st_size)
    assert 0 < sizes[0] < sizes[1]


@pytest.mark.parametrize("part", [0.0, 0.3, 0.7, 0.999])
def test_a_power_cut_takes_from_the_index_what_was_written_last(desk, part):
    """The disk holds as much of what lies beside the file as it had time for: the files tell what the index forgot."""
    for number in range(3):
        happenings.edit_a_card(desk, drawing(number))
        at_once(desk, QUESTIONS[:1])
    (beside,) = (desk.parent / "cache").glob("*.sqlite3-wal")
    raw = beside.read_bytes()
    assert raw
    beside.with_name(beside.name.replace("-wal", "-shm")).unlink()
    kept = int(len(raw) * part)
    beside.write_bytes(raw[:kept] + bytes(len(raw) - kept))
    assert at_once(desk, QUESTIONS[:3]) == []
    check(desk)


@pytest.mark.parametrize("question", ["about", "chunk", "problem"])
def test_what_another_process_writes_between_two_questions_is_no_damage(question, desk, monkeypatch):
    at_once(desk, QUESTIONS[:1])
    machine = Machine(desk, desk.parent, environment={**KNOWN, "TRADECTL_CACHE": str(desk.parent / "cache")})
    asked, left = Database.ask, [question]

    def ask(self, text, values=()):
        if left and f"FROM {left[0]}" in text and "'desk'" not in str(values):
            left.pop()
            answer = asked(self, text, values)
            happenings.add_a_customer(desk, drawing(1))
            happenings.break_a_card(desk, drawing(4))
            assert at_once(desk, QUESTIONS[:1]) == []
            return answer
        return asked(self, text, values)

    monkeypatch.setattr(Database, "ask", ask)
    run = machine.run("due --owner all --format json")
    assert (left, run.err) == ([], "")
    monkeypatch.undo()
    assert run.out == machine.run("due --owner all --format json").out
