"""What a later list says of a customer who is there: every news once, in the journal."""

from __future__ import annotations

import json

import pytest

import imports

HEAD = "Company,Country,Contact,E-mail,Notes,Next follow-up,Next step,Last contact,Source,Fair\n"
BOLT = "Bolt Lighting Inc,US,Ann,ann@bolt.example,,2026-04-02,send sample,2026-02-01,,\n"


@pytest.fixture
def desk(bare_desk):
    assert bare_desk.run("fair new Expo --on 2026-03-17 --until 2026-03-19 --place Here").code == 0
    imported(bare_desk, BOLT)
    return bare_desk


def imported(desk, rows, options=""):
    data = imports.imported(desk, HEAD + rows, options)
    return {key: len(data[key]) for key in ("create", "update", "attach", "refuse", "known") if data[key]}


def bolt(person="Ann", notes="", on="", step="", last="", source="", fair=""):
    return f"Bolt Lighting Inc,US,{person},{person.lower()}@bolt.example,{notes},{on},{step},{last},{source},{fair}\n"


def entries(desk):
    (journal,) = desk.folder.glob("prospect/*/*/journal.jsonl")
    return [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "row",
    [
        bolt(),
        bolt(on="2026-04-02", step="send sample", last="2026-02-01"),
        bolt(on="2026-04-02"),
        bolt(last="2026-01-15"),  # somebody was in contact since
    ],
)
def test_what_the_journal_says_already_is_known(desk, row):
    assert imported(desk, row) == {"known": 1}
    assert imported(desk, row, "--attach") == {"known": 1}


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (bolt(on="2026-03-25", step="call about the order"), "2026-03-25 call about the order"),
        (bolt(on="2026-04-02", step="call"), "2026-04-02 call"),
        (bolt(last="2026-03-19"), "Last contact: 2026-03-19"),
        (bolt(source="referred by Mr. Hu"), "source: referral, referred by Mr. Hu"),
    ],
)
def test_what_only_the_journal_can_say_is_news(desk, row, line):
    assert imported(desk, row) == {"refuse": 1}
    assert imported(desk, row, "--attach") == {"attach": 1}
    assert line in entries(desk)[-1]["did"].splitlines()
    assert imported(desk, row, "--attach") == {"known": 1}


def test_an_agreed_step_is_agreed_once(desk):
    step = bolt(on="2026-03-25", step="call")
    imported(desk, step, "--attach")
    assert entries(desk)[-1]["next"] == {"on": "2026-03-25", "goal": "call"}
    imported(desk, step + bolt("Eve", on="2026-03-25", step="call"), "--attach")
    assert (entries(desk)[-1]["with"], "next" in entries(desk)[-1]) == ("Eve", False)


def test_a_talk_at_a_fair_is_logged_once(desk):
    first = bolt("Bob", notes="wants lamps")
    assert imported(desk, first, "--attach --fair Expo") == {"attach": 1}
    talk = entries(desk)[-1]
    assert (talk["kind"], talk["via"], talk["did"].splitlines()) == ("contact", "fair", ["Expo", "wants lamps"])
    assert imported(desk, first + bolt("Eve", notes="and bulbs"), "--attach --fair Expo") == {"attach": 1}
    later = entries(desk)[-1]
    assert (later["kind"], later["with"], later["did"], "via" in later) == ("updated", "Eve", "and bulbs", False)
    assert imported(desk, first + bolt("Eve") + bolt("Max"), "--attach --fair Expo") == {"attach": 1}
    assert (entries(desk)[-1]["with"], "did" in entries(desk)[-1]) == ("Max", False)
    assert imported(desk, first, "--attach --fair Expo") == {"known": 1}


def test_two_fairs_of_two_rows_are_both_told(desk):
    imported(desk, bolt("Bob", fair="Expo") + bolt("Eve", fair="Hall").replace("Lighting", "Lamps"), "--attach")
    assert {"Expo", "source: fair, Hall"} <= set(entries(desk)[-1]["did"].splitlines())


def test_another_country_is_told(desk):
    row = bolt("Bob").replace(",US,", ",CA,")
    assert imported(desk, row, "--attach") == {"attach": 1}
    assert "country: CA" in entries(desk)[-1]["did"].splitlines()


@pytest.mark.parametrize("name", ["Expo", "EXPO", "exp"])
def test_a_fair_that_is_noted_has_its_own_name_and_day(desk, name):
    imported(desk, f"Colt GmbH,DE,,,,,,,,{name}\nDolt SA,ES,,,,,,,,Messe\n")
    cards = {
        path.parent.name[:2]: path.read_text(encoding="utf-8") for path in desk.folder.glob("prospect/*/*/card.yaml")
    }
    assert "  kind: fair\n  name: Expo\n  date: 2026-03-17\n" in cards["DE"]
    assert "  kind: fair\n  name: Messe\n" in cards["ES"]
    assert "date:" not in cards["ES"]


def test_what_two_rows_say_of_somebody_new_is_kept(desk):
    rows = ("Company,Country,Contact,Phone,Website", "Bolt Inc,US,Eve,+1 202 555 0100,www.bolt.example",
            "Bolt Lamps Inc,US,Eve,+1 202 555 0123,www.bolt.example")  # fmt: skip
    (desk.home / "leads.csv").write_text("\n".join(rows), encoding="utf-8")
    assert desk.run("import ../home/leads.csv --yes --attach").code == 0
    (card,) = desk.folder.glob("prospect/*/*/card.yaml")
    assert "+12025550100" in card.read_text(encoding="utf-8")
    assert "+12025550123" in entries(desk)[-1]["did"]


def test_rows_that_were_joined_are_known_one_by_one(desk):
    rows = "Colt Lighting Inc,US,Ann,ann@colt.example,,2026-04-02,call,2026-02-02,,\n"
    rows += "Colt Lights Inc,US,Bob,bob@colt.example,,2026-04-09,send,2026-02-09,,\n"
    assert imported(desk, rows) == {"create": 1}
    assert imported(desk, rows) == {"known": 2}
