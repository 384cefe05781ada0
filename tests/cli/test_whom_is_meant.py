"""Whom a person means: `.` in a customer's folder, a part of many names, a country by its name."""

from __future__ import annotations

import json

import pytest

NORDLYS = "prospect/A/NO-NORDLYS-20251105"


@pytest.mark.parametrize("below", ["", "20260301-panel/drawings"])
def test_the_folder_one_stands_in_is_its_customer(desk, below):
    folder = desk.folder / NORDLYS / below
    folder.mkdir(parents=True, exist_ok=True)
    run = desk.run("log . hello", folder=folder)
    assert run.out.startswith("✓ Log NO-NORDLYS-20251105: hello")


def test_elsewhere_it_is_nobody(desk):
    run = desk.run("log . hello", folder=desk.folder / "prospect/A")
    assert run.code == 3
    assert "'.' is the customer in whose folder you stand" in run.err


def test_of_many_it_is_said_how_many_more_there_are(desk):
    details = json.loads(desk.run("log A x --format json").out)["error"]["details"]
    assert len(details) == 13
    assert details[-1] == "and 37 more"


@pytest.mark.parametrize("name", ["德国", "germany", "Deutschland"])
def test_a_country_is_found_by_its_name(desk, name):
    found = [one["code"] for one in json.loads(desk.run(f"find {name} --format json").out)["data"]["customers"]]
    assert found == [
        one["code"] for one in json.loads(desk.run(f"list --country {name} --format json").out)["data"]["customers"]
    ]
    assert found
    assert desk.run("find atlantis").out == "0 customers\n"


def test_bounds_are_named(desk):
    assert "--within takes a whole number from 0 to 3650." in desk.run("due --within x").err
    assert "--limit takes a whole number from 1 on." in desk.run("due --limit 0").err


@pytest.mark.parametrize("word", ["phone", "Phone", "call", "电话"])
def test_a_call_is_one_by_either_name(desk, word):
    assert desk.run(["log", "NORDLYS", "Rang", "--via", word]).code == 0
    assert '"via":"call"' in (desk.folder / NORDLYS / "journal.jsonl").read_text().splitlines()[-1]


def test_a_refiled_card_shows_only_what_changes(desk):
    (desk.folder / NORDLYS).rename(desk.folder / NORDLYS.replace("/A/", "/B/"))
    out = desk.run("refile NORDLYS --by folder --dry-run").out
    assert "grade: A → B" in out
    assert "status" not in out


def test_leftovers_of_editors_are_not_committed(machine):
    assert machine.run("init . --person mei").code == 0
    for name in (".card.yaml.swp", "card.yaml~", ".#card.yaml", "~$list.xlsx", ".~lock.list.xlsx#"):
        (machine.folder / "company" / name).write_text("x")
    assert machine.run("save --dry-run").out.splitlines()[-1:] == ["Nothing was changed (--dry-run)."]
    assert "company" not in machine.run("save --dry-run").out
