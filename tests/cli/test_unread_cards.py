"""Who compares says with whose cards nobody could be compared."""

from __future__ import annotations

import json

import pytest

NORDLYS = "prospect/A/NO-NORDLYS-20251105"
TOLD = f"{NORDLYS}/card.yaml:"
COMPARED = "NO-NORDLYS-20251105 could not be compared, its card is broken: "
OTHER = ("add", "--name", "Fyrtårn Handel", "--country", "NO")
LEADS = "company,country,email\nFyrtårn Handel,NO,post@fyrtarn.example\n"


@pytest.fixture
def broken(desk):
    with (desk.folder / NORDLYS / "card.yaml").open("a", encoding="utf-8") as file:
        file.write("name: [unclosed\n")
    return desk


def test_add_tells_and_adds(broken):
    run = broken.run([*OTHER])
    assert run.code == 0
    assert TOLD in run.err
    assert COMPARED in run.err
    told = json.loads(broken.run([*OTHER[:2], "Havlys Drift", *OTHER[3:], "--format", "json"]).out)["problems"]
    assert [(one["path"], one["line"] > 1) for one in told] == [(f"{NORDLYS}/card.yaml", True)]
    assert told[0]["message"].startswith(COMPARED)


def test_add_says_nothing_where_all_cards_can_be_read_whatever_the_journals_hold(desk):
    with (desk.folder / NORDLYS / "journal.jsonl").open("a", encoding="utf-8") as file:
        file.write("{torn\n")
    run = desk.run([*OTHER])
    assert (run.code, run.err) == (0, "")


def test_add_tells_before_it_asks_and_once(broken):
    run = broken.run("add", stdin="Fyrtårn Handel\nNO\n\n\n\n\n\n\n\n", terminal=True)
    assert run.code == 0
    assert run.err.index(COMPARED) < run.err.index("Country")
    assert run.err.count(COMPARED) == 1


def test_the_code_in_the_folder_s_name_is_compared_all_the_same(broken):
    add = ["add", "--name", "Nordlys Belysning AS", "--country", "NO"]
    run = broken.run(add)
    assert run.code == 3
    assert "NO-NORDLYS-20251105: its code is what this name gives, and its card cannot be read" in run.err
    assert TOLD in run.err
    assert broken.run([*add[:-1], "SE", "--dry-run"]).code == 0
    assert broken.run([*add, "--not-duplicate-of", "NORDLYS", "--because", "sister company"]).code == 0


def test_add_asks_about_who_has_the_code(broken):
    run = broken.run("add", stdin="Nordlys Belysning\nNO\n\n\n\n\n\n", terminal=True)
    assert run.code == 3
    assert "Already known? NO-NORDLYS-20251105: its code is what this name gives" in run.err


@pytest.mark.parametrize("first", ["NORDLYS", "FYRLYS"])
def test_set_tells_of_those_it_keeps_apart(broken, first):
    other = {"NORDLYS": "FYRLYS", "FYRLYS": "NORDLYS"}[first]
    told = f"set {first} --not-duplicate-of {other} --because sisters"
    assert COMPARED in broken.run(f"{told} --dry-run").err
    assert json.loads(broken.run(f"{told} --format json").out)["problems"][0]["message"].startswith(COMPARED)
    assert broken.run("set FYRLYS --not-duplicate-of HINGFAI --because sisters").err == ""


def test_import_tells_before_it_asks(broken):
    (broken.home / "leads.csv").write_text(LEADS, encoding="utf-8")
    file = str(broken.home / "leads.csv")
    assert COMPARED in broken.run(["import", file, "--dry-run"]).err
    for more in ("--dry-run", "--yes"):
        told = json.loads(broken.run(["import", file, more, "--format", "json"]).out)["problems"]
        assert [one["message"].startswith(COMPARED) for one in told] == [True]


@pytest.mark.parametrize("spoilt", ["unreadable", "missing"])
def test_import_asks_about_who_has_the_code(desk, spoilt):
    card = desk.folder / NORDLYS / "card.yaml"
    card.write_text("name: [unclosed\n", encoding="utf-8") if spoilt == "unreadable" else card.unlink()
    path = desk.home / "leads.csv"
    path.write_text("company,country\nNordlys Belysning AS,NO\nNordlys Belysning AB,SE\n", encoding="utf-8")
    data = json.loads(desk.run("import ../home/leads.csv --dry-run --format json").out)["data"]
    assert [one["row"] for one in data["create"]] == [3]
    (question,) = data["refuse"]
    assert (question["customer"], question["is_question"]) == ("NO-NORDLYS-20251105", True)
    assert (question["code"], question["confidence"]) == ("likely_duplicate", None)
    assert question["evidence"][0].startswith("its code is what this name gives, and its card cannot be read")
    assert desk.run("import ../home/leads.csv --plan ../home/plan.csv").code == 0
    plan = desk.home / "plan.csv"
    plan.write_text(plan.read_text(encoding="utf-8-sig").replace("2,skip", "2,create"), encoding="utf-8")
    made = desk.run("import ../home/leads.csv --apply ../home/plan.csv --yes --because sisters --format json")
    first = json.loads(made.out)["data"]["create"][0]["customer"]
    decision = json.loads((desk.folder / NORDLYS / "journal.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (decision["of"], decision["because"]) == (first, "sisters")
