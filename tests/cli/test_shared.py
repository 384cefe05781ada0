"""What colleagues have already is reversed by new lines, never cut off."""

from __future__ import annotations

import json
import subprocess

import pytest


@pytest.fixture
def shared(machine):
    """A desk with a remote, everything pushed after each `share`."""
    remote = machine.folder.parent / "remote.git"
    git(machine, "init", "--bare", "-q", str(remote))
    assert machine.run("init . --person mei").code == 0
    assert machine.run('add --name "Acme Lamps" --country US').code == 0
    git(machine, "remote", "add", "origin", str(remote))
    git(machine, "push", "-q", "-u", "origin", "main")
    return machine


def git(machine, *words):
    subprocess.run(
        ["git", *words], cwd=machine.folder, env=machine.world().environment, check=True, capture_output=True
    )


def journal(machine):
    (path,) = machine.folder.glob("*/*/US-ACME-20260320/journal.jsonl")
    return path.read_bytes(), [json.loads(line) for line in path.read_text().splitlines()]


def test_a_shared_log_is_withdrawn(shared):
    shared.run('log ACME "Sent the price list"')
    git(shared, "push", "-q")
    before, _ = journal(shared)
    assert shared.run("undo --yes").code == 0
    after, entries = journal(shared)
    assert after.startswith(before)
    assert (entries[-1]["kind"], entries[-1]["of"], entries[-1]["entry"]) == ("corrected", entries[-2]["id"], None)
    assert json.loads(shared.run("list --format json").out)["data"]["customers"][0]["last_contacted"] is None


def test_a_shared_win_is_taken_back_with_its_folder(shared):
    shared.run("won ACME")
    git(shared, "push", "-q")
    assert shared.run("undo --yes").code == 0
    assert (shared.folder / "prospect/D/US-ACME-20260320/card.yaml").exists()
    assert journal(shared)[1][-1]["kind"] == "corrected"


def test_a_shared_correction_is_taken_back_within_the_same_second(shared):
    shared.run('log ACME "first letter"')
    entry = journal(shared)[1][-1]["id"]
    shared.run(f'log --correct {entry} "two"')
    git(shared, "push", "-q")
    shared.run("undo --yes")
    shown = shared.run("report week --stdout").out
    assert "first letter" in shown
    assert "two" not in shown


def test_what_is_not_shared_is_cut_off_exactly(shared):
    before, _ = journal(shared)
    shared.run('log ACME "Sent the price list"')
    shared.run("undo --yes")
    assert journal(shared)[0] == before


def test_shared_operations_are_taken_back_one_after_the_other(shared):
    shared.run('log ACME "first letter"')
    shared.run("won ACME")
    shared.run('log ACME "second letter"')
    git(shared, "push", "-q")
    for _ in range(3):
        assert shared.run("undo --yes").code == 0
    assert (shared.folder / "prospect/D/US-ACME-20260320/card.yaml").exists()
    customer = json.loads(shared.run("list --format json").out)["data"]["customers"][0]
    assert (customer["status"], customer["last_handled"]) == ("prospect", None)


def test_what_a_colleague_appended_since_is_no_obstacle(shared):
    shared.run('log ACME "first letter"')
    git(shared, "push", "-q")
    shared.run('log ACME "second letter"')
    first = json.loads(shared.run("undo --list --format json").out)["data"]["operations"][1]["operation"]
    assert shared.run(f"undo {first} --yes").code == 0
    shown = shared.run("report week --stdout").out
    assert "second letter" in shown
    assert "first letter" not in shown
