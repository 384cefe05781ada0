"""A hint is a way: what it says, done, mends the matter."""

from __future__ import annotations

import json

import pytest

NORDLYS = "prospect/A/NO-NORDLYS-20251105"


def test_a_wrong_country_is_put_right_without_losing_the_journal(desk):
    refused = desk.run("set NORDLYS country=SE")
    assert refused.code == 3
    assert "tradectl add … --not-duplicate-of NORDLYS --because …, then join the two: tradectl merge NORDLYS NEW" in (
        refused.err
    )
    lines = (desk.folder / NORDLYS / "journal.jsonl").read_text().splitlines()
    card = (desk.folder / NORDLYS / "card.yaml").read_text()
    email = next(line.split(": ")[1] for line in card.splitlines() if "email:" in line)
    add = [
        "add",
        "--name",
        "Nordlys Belysning AS",
        "--country",
        "SE",
        "--contact",
        f"Ann <{email}>",
        "--format",
        "json",
    ]
    assert desk.run(add).code == 3
    made = json.loads(desk.run([*add, "--not-duplicate-of", "NORDLYS", "--because", "wrong country"]).out)["data"]
    merged = desk.run(["merge", "NORDLYS", made["customer"], "--because", "wrong country", "--yes", "--format", "json"])
    assert merged.code == 0, merged.out
    home = desk.folder / json.loads(merged.out)["data"]["path"]
    assert home.name.startswith("SE-")
    assert set(lines) <= set((home / "journal.jsonl").read_text().splitlines())
    assert not (desk.folder / NORDLYS).exists()


def test_a_day_of_registration_has_since_beside_it_and_a_format_nothing(desk):
    assert "tradectl set NORDLYS since=DATE" in desk.run("set NORDLYS registered=2020-01-01").err
    assert "Hint" not in desk.run("set NORDLYS format=2").err


def test_a_broken_card_is_mended_in_an_editor(desk):
    card = desk.folder / NORDLYS / "card.yaml"
    card.write_text(card.read_text() + "name: [unclosed\n")
    hint = f"tradectl edit {NORDLYS}\n"
    assert desk.run("set NORDLYS website=x.example").err.endswith(hint)
    sound = desk.home / "editor.sh"
    sound.write_text('#!/bin/sh\nsed -i "/unclosed/d" "$1"\n')
    sound.chmod(0o755)
    desk.environment["EDITOR"] = str(sound)
    assert desk.run(hint.removeprefix("tradectl ").strip()).code == 0
    assert desk.run("set NORDLYS website=x.example").code == 0


@pytest.mark.parametrize(("spoil", "way"), [("unlink", "write a card"), ("mkdir", "")])
def test_a_card_without_text_is_not_for_an_editor(desk, spoil, way):
    card = desk.folder / NORDLYS / "card.yaml"
    card.unlink()
    if spoil == "mkdir":
        card.mkdir()
    err = desk.run("set NORDLYS website=x.example").err
    assert "tradectl edit" not in err
    assert way in err.partition("Hint: ")[2]
    assert "Hint: " in err


@pytest.mark.parametrize("options", ["", " --no-git"])
def test_nobody_is_told_to_run_a_git_that_is_not_there(machine, options):
    assert machine.run(f"init . --person mei{options}").code == 0
    machine.environment["PATH"] = ""
    run = machine.run("save")
    assert run.code == 3
    assert run.err.endswith("Hint: Your files are on the disk; without git there is no history.\n")
    assert "git init" not in run.err


def test_where_git_itself_names_the_way_no_other_is_named(machine):
    assert machine.run("init . --person mei").code == 0
    (machine.folder / ".git/config").write_text("[broken")
    run = machine.run("save")
    assert run.code == 3
    assert "git init" not in run.err


def test_the_only_fair_need_not_be_named(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    assert "Say which fair." in machine.run("report fair").err
    fair = "fair new {} --on 2026-03-11 --until 2026-03-13 --place Guangzhou"
    assert machine.run(fair.format("Canton")).code == 0
    assert "Canton" in machine.run("report fair --stdout").out
    assert machine.run(fair.format("Hong")).code == 0
    assert "Say which fair." in machine.run("report fair").err
