"""Rows of one file that are one company: nothing of them is lost, and none of them becomes a second customer."""

from __future__ import annotations

import json

import pytest

import imports

HEAD = "Company,Country,Contact,E-mail,VAT,Grade,Owner,Code\n"
BOLT = "Bolt Lighting Inc,DE,Ann,ann@bolt.example,,D,mei,\n"
TWIN = "Bolt Lights Trading Inc,DE,Bob,bob@bolt.example; bob@lumina.example,DE811907980,A,hao,10023-77\n"
LUMINA = "Lumina GmbH,DE,Cid,cid@lumina.example,DE811907980,,,\n"


@pytest.fixture
def desk(bare_desk):
    return bare_desk


def imported(desk, rows, options=""):
    return imports.imported(desk, HEAD + rows, options)


def pairs(desk):
    found = json.loads(desk.run("duplicates --format json").out)["data"]["pairs"]
    return [one for one in found if one["verdict"] == "certain"]


def test_whom_only_a_joined_row_tells_of_is_that_customer_too(desk):
    assert [one["rows"] for one in imported(desk, BOLT + TWIN + LUMINA)["create"]] == [[2, 3, 4]]
    assert pairs(desk) == []


def test_a_row_that_is_certainly_two_newcomers_is_asked_about(desk):
    both = "Trading House,DE,Bob,bob@bolt.example; bob@lumina.example,,,,\n"
    data = imported(desk, BOLT + LUMINA + both)
    assert [one["rows"] for one in data["create"]] == [[2], [3]]
    assert [(one["rows"], one["is_question"]) for one in data["refuse"]] == [([4], True)]
    assert pairs(desk) == []


def test_a_row_that_is_certainly_a_customer_and_a_newcomer_is_asked_about(desk):
    imported(desk, BOLT)
    data = imported(desk, LUMINA + TWIN, "--attach")
    assert [(one["rows"], one["is_question"]) for one in data["refuse"]] == [([3], True)]
    assert pairs(desk) == []


def test_whom_only_a_row_that_came_to_a_customer_tells_of_is_that_customer_too(desk):
    imported(desk, BOLT)
    data = imported(desk, TWIN + LUMINA, "--attach")
    assert [one["rows"] for one in data["attach"]] == [[2, 3]]
    assert data["create"] == []
    assert pairs(desk) == []


def test_where_two_rows_of_one_company_differ_is_told_and_kept(desk):
    told = [one["message"] for one in imported(desk, BOLT + TWIN)["doubts"] if one["severity"] == "warning"]
    assert told == ["Grade is 'D' further up and 'A' here.", "Owner is 'mei' further up and 'hao' here."]
    (card,) = desk.folder.glob("prospect/D/*/card.yaml")
    text = card.read_text(encoding="utf-8")
    assert all(line in text for line in ("owner: mei", "Grade: A", "Owner: hao", "Code: 10023-77"))


def test_a_code_of_a_later_row_is_kept(desk):
    imported(desk, BOLT + TWIN.replace("10023-77", "LAMPS"))
    (card,) = desk.folder.glob("prospect/D/*/card.yaml")
    assert "Code: LAMPS" in card.read_text(encoding="utf-8")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_somebody_without_a_company_belongs_to_it_in_any_order(desk, order):
    people = ",DE,Eva Kurz,eva@zeta.example,,,,\n", ",DE,Uwe,uwe@zeta.example,,,,\n"
    rows = (people[0], "Zeta Pumpen GmbH,DE,Hans,hans@zeta.example,,,,\n", "Bolt,US,,,,,,\n" + people[1])
    data = imported(desk, "".join(rows[place] for place in order))
    assert data["refuse"] == []
    found = {one["name"]: sorted(one["people"]) for one in data["create"]}
    assert found == {"Zeta Pumpen GmbH": ["Eva Kurz", "Hans", "Uwe"], "Bolt": []}


def test_where_a_person_above_the_company_differs_is_told_as_it_is(desk):
    rows = ",DE,Eva,eva@zeta.example,,A,,\nZeta Pumpen GmbH,DE,Hans,hans@zeta.example,,B,,\n"
    told = [one for one in imported(desk, rows)["doubts"] if one["severity"] == "warning"]
    assert [(one["row"], one["message"]) for one in told] == [(2, "Grade is 'A' here and 'B' in the company's row.")]


def test_of_two_last_contacts_the_later_one_counts(desk):
    rows = "Company,Country,Contact,Last contact\nBolt Inc,DE,Hans,2025-01-07\nBolt Inc,DE,Eva,2026-03-15\n"
    assert [one["rows"] for one in imports.imported(desk, rows)["create"]] == [[2, 3]]
    (journal,) = desk.folder.glob("prospect/*/*/journal.jsonl")
    first = json.loads(journal.read_text(encoding="utf-8").splitlines()[0])
    assert (first["kind"], first["at"][:10]) == ("contact", "2026-03-15")
    card = (journal.parent / "card.yaml").read_text(encoding="utf-8")
    assert "since: 2025-01-07\n" in card
    assert "Last contact: 2025-01-07" in card
    assert imports.imported(desk, rows)["known"]
