"""The benchmark's workspaces: the same each time, sound, and of a desk that keeps up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "benchmarks" / "workspace.py"
COUNT = 1000
PROGRAM = "from tradectl.cli.entry import run; run()"


def written(folder: Path, *arguments: str, count: int = COUNT) -> Path:
    subprocess.run([sys.executable, GENERATOR, str(count), folder, *arguments], check=True)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return written(tmp_path_factory.mktemp("desk") / "desk")


def answer(desk: Path, home: Path, *arguments: str) -> dict:
    environment = {**os.environ, "HOME": str(home), "TRADECTL_CACHE": str(home / "cache")}
    environment |= {"TRADECTL_TODAY": "2026-03-20T10:00", "TRADECTL_USER": "hao"}
    command = [sys.executable, "-c", PROGRAM, "-w", str(desk), *arguments, "--format", "json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_the_same_seed_and_day_write_the_same_bytes(tmp_path):
    first = contents(written(tmp_path / "first", count=60))
    assert contents(written(tmp_path / "again", count=60)) == first
    assert contents(written(tmp_path / "other", "--seed", "2", count=60)) != first
    assert contents(written(tmp_path / "later", "--day", "2026-03-21", count=60)) != first


def test_a_generated_workspace_is_sound(desk, tmp_path):
    found = answer(desk, tmp_path, "validate")
    assert found["data"]["checked"]["cards"] == COUNT
    assert {problem["code"] for problem in found["problems"]} <= {"CARD03"}  # keys of the user's own


def test_one_customer_in_a_hundred_is_due_and_by_every_rule(desk, tmp_path):
    found = answer(desk, tmp_path, "due", "--owner", "all")["data"]
    assert found["counts"]["customers"] == COUNT
    assert found["counts"]["due"] == COUNT // 100
    assert {reason["rule"] for item in found["items"] for reason in item["reasons"]} == {
        "promise", "reply", "next", "awaits", "new_customer", "quota", "cadence", "birthday", "review",
    }  # fmt: skip


def test_cards_are_written_by_hand_and_journals_grow_to_forty_entries(desk):
    cards = [path.read_bytes() for path in desk.rglob("card.yaml")]
    by_hand = [card for card in cards if not card.startswith(b"# yaml-language-server")]
    assert COUNT * 0.07 < len(by_hand) < COUNT * 0.13
    for mark in (b"\r\n", b"\xef\xbb\xbf", b"---", b"{format: 1, ", b'status: "', b"status: '", b"notes: >"):
        assert any(mark in card for card in by_hand), mark
    entries = [path.read_bytes().count(b"\n") for path in desk.rglob("journal.jsonl")]
    assert max(entries) in range(30, 43)
    assert 10 < sum(entries) / COUNT < 14
    dated = date(2026, 3, 20).isoformat().encode()
    assert any(dated in path.read_bytes() for path in desk.rglob("journal.jsonl"))


def test_the_generated_repository_is_clean(tmp_path):
    desk = written(tmp_path / "desk", "--git", count=30)
    done = subprocess.run(["git", "-C", desk, "status", "--porcelain"], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    listed = subprocess.run(["git", "-C", desk, "ls-files"], capture_output=True, text=True, check=True).stdout
    assert listed.count("card.yaml") == 30


@pytest.mark.parametrize("day", ["2024-02-29", "2026-01-31", "2027-12-31"])
def test_any_day_can_be_the_day(day, tmp_path):
    desk = written(tmp_path / "desk", "--day", day, count=200)
    assert len(list(desk.rglob("card.yaml"))) == 200
