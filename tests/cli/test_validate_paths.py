"""`validate PATH…`: which files and folders a person may name, and how."""

from __future__ import annotations

import pytest

from offices import BOLT, VOLT, furnish


@pytest.fixture
def office(machine):
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"
    furnish(machine.folder)
    for folder in (BOLT, VOLT):
        (machine.folder / folder / "card.yaml").write_text("format: [1\n", encoding="utf-8")
    (machine.folder / BOLT / "journal.jsonl").unlink()
    (machine.folder / BOLT / "journal.jsonl").symlink_to("/etc/hostname")
    (machine.home / "way-in").symlink_to(machine.folder)
    return machine


def found(machine, *paths, folder=None):
    told = machine.run(["validate", "--format", "lines", *paths], folder=folder)
    return told.code, [line.split(":")[0].removeprefix("prospect/B/") for line in told.out.splitlines()]


ALL = ["US-BOLT-20260115/card.yaml", "US-BOLT-20260115/journal.jsonl", "US-VOLT-20260115/card.yaml"]


@pytest.mark.parametrize(
    ("paths", "named"),
    [
        ([], ALL),
        (["."], ALL),
        ([""], ALL),
        (["prospect"], ALL),
        (["prospect/B/"], ALL),
        (["prospect/../prospect/B"], ALL),
        ([BOLT], ALL[:2]),
        ([BOLT, VOLT], ALL),
        ([f"{BOLT}/card.yaml"], ALL[:1]),
        ([f"{BOLT}/journal.jsonl"], ALL[1:2]),
    ],
)
def test_what_is_named_is_told(paths, named, office):
    assert found(office, *paths) == (1, named)


def test_what_is_sound_has_no_problem(office):
    assert found(office, "tradectl.yaml") == (0, [])


def test_names_count_from_where_the_person_stands(office):
    home = office.folder / BOLT
    assert found(office, "card.yaml", folder=home) == (1, ALL[:1])
    assert found(office, VOLT, folder=home) == (1, ALL[2:])
    assert found(office, str(home), folder=office.home / "way-in") == (1, ALL[:2])
    assert found(office, "-w", str(office.home / "way-in"), str(office.home / "way-in")) == (1, ALL)


@pytest.mark.parametrize("path", ["nowhere", "..", "/", "a" * 5000, f"{BOLT}/card.yaml/x", "/etc/hostname"])
def test_what_is_elsewhere_or_nowhere_is_refused(path, office):
    told = office.run(["validate", path])
    assert told.code == 3
    assert "in the workspace." in told.err


def test_only_what_was_looked_at_is_counted(office):
    assert "Checked: 1 card, 1 journal, 0 deals" in office.run(["validate", VOLT]).out
    assert "Checked: 2 cards, 2 journals, 0 deals" in office.run("validate").out
