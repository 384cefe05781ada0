"""`fair new` and `add --fair` on real files: what lies in the folder stays, and what the card gets."""

from __future__ import annotations

import json

import pytest

NEW = 'fair new "{}" --on 2026-04-15 --until 2026-04-19 --place Guangzhou'


@pytest.fixture
def desk(machine):
    machine.environment |= {"TRADECTL_USER": "mei", "TRADECTL_TODAY": "2026-04-10T09:00"}
    assert machine.run("init . --person mei").code == 0
    return machine


def tree(root):
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and not path.relative_to(root).parts[0].startswith(".")
    )


def test_documents_that_lie_there_already_stay_and_outlive_the_undo(desk):
    sheet = desk.folder / "fairs/20260415-canton-fair-139/order sheet.pdf"
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes(b"%PDF")
    before = tree(desk.folder)
    assert desk.run(NEW.format("Canton Fair 139")).code == 0
    assert tree(desk.folder) == sorted([*before, "fairs/20260415-canton-fair-139/fair.yaml"])
    assert desk.run("undo --yes").code == 0
    assert (tree(desk.folder), sheet.read_bytes()) == (before, b"%PDF")


def test_an_undo_takes_the_folders_along_that_were_made(desk):
    assert desk.run(NEW.format("Canton Fair 139")).code == 0
    assert desk.run("undo --yes").code == 0
    assert not (desk.folder / "fairs").exists()


def test_a_broken_file_of_that_name_is_not_written_over(desk):
    path = desk.folder / "fairs/20260415-canton-fair-139/fair.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("format: 1\n", encoding="utf-8")
    done = desk.run(NEW.format("Canton Fair 139") + " --format json")
    error = json.loads(done.out)["error"]
    assert (done.code, error["code"], path.read_text("utf-8")) == (3, "exists", "format: 1\n")
    assert all("fair.yaml:1" in detail for detail in error["details"])
    assert error["details"]


@pytest.mark.parametrize("name", ["Canton Fair 139", "ＣＡＮＴＯＮ fair 139", " canton  fair 139 "])
def test_a_name_is_taken_however_it_is_spelt(desk, name):
    assert desk.run(NEW.format("Canton Fair 139")).code == 0
    before = tree(desk.folder)
    done = desk.run(["fair", "new", name, "--on", "2026-10-15", "--place", "x", "--format", "json"])
    assert (done.code, json.loads(done.out)["error"]["code"], tree(desk.folder)) == (3, "exists", before)


@pytest.mark.parametrize(
    ("today", "day"),
    [("2026-04-14", "2026-04-15"), ("2026-04-17", "2026-04-17"), ("2026-04-20", "2026-04-15")],
)
def test_the_card_gets_the_exact_name_and_the_day(desk, today, day):
    assert desk.run(NEW.format("广交会 139")).code == 0
    desk.environment["TRADECTL_TODAY"] = f"{today}T09:00"
    done = desk.run("add --name Bolt --country US --code BOLT --fair 廣交會")
    assert (done.code, done.err) == (0, "")
    (card,) = desk.folder.rglob("card.yaml")
    assert f"source:\n  kind: fair\n  name: 广交会 139\n  date: {day}\n" in card.read_text("utf-8")


def test_a_fair_nobody_noted_is_kept_as_typed_and_said_so(desk):
    done = desk.run('add --name Bolt --country US --code BOLT --fair "Messe"')
    (card,) = desk.folder.rglob("card.yaml")
    assert (done.code, "fair new" in done.err) == (0, True)
    assert "source:\n  kind: fair\n  name: Messe\n" in card.read_text("utf-8")
    assert "date:" not in card.read_text("utf-8")
    assert desk.run("fair new Messe --on 2026-03-02 --place Hannover").code == 0
    (fair,) = json.loads(desk.run("fair list --format json").out)["data"]["fairs"]
    assert (fair["name"], fair["leads"]) == ("Messe", 1)


def test_a_fair_and_what_was_done_there_are_of_the_nearest_days_where_no_year_is_said(desk):
    desk.environment["TRADECTL_TODAY"] = "2026-11-09T09:00"
    done = desk.run("fair new CIIE --on 11月2日 --until 11月6日 --place Shanghai")
    assert done.out.splitlines()[0] == "✓ Note the fair CIIE, 2026-11-02 to 2026-11-06"
    assert desk.run("fair new Evening --on 11月8日 --place Shanghai").out.startswith(
        "✓ Note the fair Evening, 2026-11-08\n"
    )
    assert desk.run("add --name Bolt --country US --code BOLT --since 11月2日").code == 0
    assert desk.run('log BOLT "Met at the stand" --at 11月6日').code == 0
    assert "2026-11-06" in desk.run("show BOLT").out
    assert desk.run("won BOLT --on 11月7日").code == 0
    card = next(desk.folder.rglob("US-BOLT*/card.yaml")).read_text()
    assert "won: 2026-11-07" in card
    assert "since: 2026-11-02" in card
    assert desk.run("set BOLT since=11月3日 expected_close=11月3日").code == 0
    card = next(desk.folder.rglob("US-BOLT*/card.yaml")).read_text()
    assert "since: 2026-11-03" in card
    assert "expected_close: 2027-11-03" in card


def test_a_fair_that_is_noted_already_is_told_with_its_file_and_the_way_back(desk):
    assert desk.run(NEW.format("Canton Fair 139")).code == 0
    again = desk.run(NEW.format("Canton Fair 139"))
    assert again.code == 3
    assert "edit fairs/20260415-canton-fair-139/fair.yaml" in again.err
    assert "tradectl undo" in again.err


def test_a_report_finds_the_only_fair_whose_name_or_place_has_the_words(desk):
    assert desk.run(NEW.format("Canton Fair 139")).code == 0
    frankfurt = 'fair new "Light + Building 2026" --on 2026-03-08 --until 2026-03-13 --place "Frankfurt, hall 4"'
    assert desk.run(frankfurt).code == 0
    assert "Light + Building 2026" in desk.run("report fair frankfurt --stdout").out
    assert "Light + Building 2026" in desk.run('report fair "building 2026" --stdout').out
    several = desk.run("report fair a --stdout")
    assert several.code != 0
    assert "Light + Building 2026" in several.err
    assert "Canton Fair 139" in several.err
    none = desk.run("report fair Tokyo --stdout")
    assert "Known fairs: " in none.err
    assert "Canton Fair 139" in none.err


@pytest.fixture
def broken(desk):
    """A fair of this name is noted, and its file can no longer be read."""
    assert desk.run(NEW.format("Canton Fair 139")).code == 0
    path = desk.folder / "fairs/20260415-canton-fair-139/fair.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "x: [\n", encoding="utf-8")
    return "fairs/20260415-canton-fair-139/fair.yaml"


def test_a_fair_whose_file_is_broken_is_not_noted_a_second_time(desk, broken):
    before = tree(desk.folder)
    done = desk.run('fair new "canton fair 139" --on 2026-10-15 --place Guangzhou --format json')
    error = json.loads(done.out)["error"]
    assert (done.code, error["code"], tree(desk.folder)) == (3, "exists", before)
    assert broken in error["details"][0]
    assert desk.run('fair new "Canton Fair 140" --on 2026-10-15 --place Guangzhou').code == 0


@pytest.mark.parametrize(
    "line",
    [
        'report fair "Canton Fair 139"',
        'add --name Bolt --country US --code BOLT --fair "Canton Fair 139"',
        'import ../home/leads.csv --yes --fair "Canton Fair 139"',
        "fair list",
    ],
)
def test_of_a_fair_that_is_not_found_the_broken_files_are_named(desk, broken, line):
    (desk.home / "leads.csv").write_text("Company,Country\nVolt,IT\n", encoding="utf-8")
    done = desk.run(line)
    told = " ".join((done.out + done.err).split())
    assert broken in told
    assert "Note it first" not in told
    assert "not noted yet" not in told
    assert "No fair is noted" not in told


def test_a_fair_that_is_read_is_found_beside_a_broken_one(desk, broken):
    assert desk.run(NEW.format("Messe")).code == 0
    done = desk.run("add --name Bolt --country US --code BOLT --fair Messe")
    assert (done.code, broken in done.err) == (0, False)
