"""Findings that depend on several things at once: which are told, which would only repeat another."""

from __future__ import annotations

import pytest

from offices import BOLT, CARD, HEAD, JOURNAL, SOUND, furnish, line, places, problems


@pytest.fixture
def office(machine):
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"
    furnish(machine.folder)
    return machine


@pytest.mark.parametrize(
    ("card", "found"),
    [
        (f"{HEAD}grade: B\nowner: ' '\n", [("CARD01", 8)]),
        (SOUND.replace("Bolt Lighting Inc.", '""'), [("CARD01", 5)]),
        (SOUND.replace("BOLT", "bolt"), [("CARD20", 2)]),  # and not that the folder says otherwise
        (SOUND.replace("BOLT", "VOLT2"), [("NAME02", 2)]),
        (SOUND.replace("US", "usa"), [("CARD12", 3)]),
        (SOUND.replace("US", '""'), [("CARD12", 3)]),
        (SOUND.replace("US", "CA"), [("NAME02", 3)]),
        (SOUND.replace("grade: B", "grade: E") + "expected_close: 2026-02-01\n", [("FILING01", 7)]),  # E: no order
        (SOUND + "expected_close: 2026-05-30\n", []),
        (SOUND + "expected_close: 2026-09-30\n", [("CARD08", 7)]),
        (SOUND + "expected_close: 2026-01-10\n", [("CARD07", 9), ("CARD09", 9)]),
        (SOUND + "since: 2019-05-01\nwon: 2019-06-01\n", []),
        (SOUND + "won: 2019-06-01\n", [("CARD07", 9)]),
        (SOUND + "since: 2019-07-01\nwon: 2019-06-01\n", [("CARD07", 10)]),
        (SOUND + "reviewed: 2026-01-01\n", [("CARD07", 9)]),
        (SOUND.replace("status: prospect\ngrade: B", "status: won\nwon: 2026-13-01"), [("CARD02", 7)]),
        (SOUND.replace("status: prospect\ngrade: B", "status: won\nwon: 2026-02-01"), [("FILING01", 6)]),
        (SOUND + "credit: {terms: [{percent: x, trigger: order}, {percent: 70, trigger: pi}]}\n", [("CARD02", 9)]),
        (SOUND + "contacts: [{name: A, email: a@b@c.de}, {name: B, email: B <b@c.de>}, {name: C, email: c@d.e}]\n",
         [("CARD14", 9), ("CARD14", 9)]),
        (SOUND + "contacts: [{name: A, whatsapp: '12'}]\n", [("CARD15", 9)]),
        (SOUND + "snooze: {until: 2026-03-20, because: x}\n", [("CARD21", 9)]),
        (SOUND + "snooze: {until: 2026-03-21, because: x}\n", []),
        (SOUND + "accept: {CARD13: '  ', NOTHING: x}\n", [("CARD19", 9), ("CARD19", 9)]),
        (SOUND + "accept: CARD13\n", [("CARD02", 9)]),
    ],
)  # fmt: skip
def test_a_card(card, found, office):
    (office.folder / CARD).write_text(card, encoding="utf-8")
    assert [(code, row) for code, _, row, _ in places(office)] == found


def test_a_won_customer_stands_in_the_year_of_its_card(office):
    home = office.folder / "won/2025/US-BOLT-20260115"
    home.parent.mkdir(parents=True)
    (office.folder / BOLT).rename(home)
    (home / "card.yaml").write_text(SOUND.replace("prospect\ngrade: B", "won\nwon: 2026-02-01"), encoding="utf-8")
    assert places(office) == [("FILING01", "won/2025/US-BOLT-20260115/card.yaml", 7, 6)]


def test_a_folder_of_no_country(office):
    home = office.folder / "prospect/B/XX-BOLT-20260115"
    (office.folder / BOLT).rename(home)
    assert [found[:2] for found in places(office)] == [
        ("NAME01", "prospect/B/XX-BOLT-20260115"),
        ("NAME02", "prospect/B/XX-BOLT-20260115/card.yaml"),
    ]


def test_a_folder_that_is_no_customer_is_told_once(office):
    (office.folder / "prospect/B/templates").mkdir()
    assert places(office) == [("NAME01", "prospect/B/templates", 1, 1)]


def test_two_folders_of_one_customer(office):
    twin = office.folder / "prospect/C/US-BOLT-20260115"
    twin.mkdir(parents=True)
    (twin / "offer.pdf").touch()
    assert places(office) == [("FILE07", "prospect/C/US-BOLT-20260115/card.yaml", 1, 1)]
    (twin / "card.yaml").write_text(SOUND.replace("grade: B", "grade: C"), encoding="utf-8")
    assert [found[0] for found in places(office)] == ["NAME03"]


def test_a_copy_beside_a_report_or_a_deal_is_found(office):
    for name in ("tradectl", "reports/2026/2026-W12", f"{BOLT}/20260302-panel/deal"):
        path = office.folder / f"{name}.tradectl-20260320T1012-2.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert [found[0] for found in places(office)] == ["FILE06"] * 3


# ---- journals: what was mended is told no more


def corrected(number, of, **fields):
    return line(number, kind="corrected", of=f"20260310T020000Z-mei-{of:08x}", via=None, did=None, **fields)


ID = "20260310T020000Z-mei-00000001"
PROMISE = line(1, promised=[{"what": "CE"}])


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([PROMISE], [("LOG06", 1)]),
        ([line(1, awaits=[{"what": 'a "drawing"'}, {"what": "x", "by": "2026-03-30"}])], [("LOG06", 1)]),
        ([PROMISE, corrected(2, 1, entry={"promised": [{"what": "CE", "by": "2026-03-30"}]})], []),
        ([PROMISE, corrected(2, 1, entry={"promised": [{"what": "CE"}]})], [("LOG06", 2)]),
        ([PROMISE, corrected(2, 1, entry=None)], []),
        ([line(1, promised=[{"what": "CE", "by": "soon"}])], [("LOG05", 1)]),
        ([line(1, by="lee"), corrected(2, 1, entry={"by": "mei"})], []),
        ([line(1), corrected(2, 1, entry=None, by="lee")], [("LOG09", 2)]),
        ([line(1, at="2026-03-30T10:00:00+08:00"), corrected(2, 1, entry={"at": "2026-03-10T10:00:00+08:00"})], []),
        ([line(1), corrected(2, 1, entry={"at": "2026-03-30T10:00:00+08:00"})], [("LOG10", 2)]),
        ([line(1, at="2026-01-01T10:00:00+08:00")], [("LOG11", 1)]),
        ([line(1), corrected(2, 9, entry=None)], [("LOG08", 2)]),
        ([line(1), corrected(2, 9, entry=None), corrected(3, 2, entry=None)], []),
        ([line(1), line(2, kind="corrected", entry=None)], [("LOG08", 2)]),
        ([line(1), line(2, kind="kept", of=f"{ID}/1")], [("LOG07", 2)]),
        ([line(1), line(2, kind="kept")], [("LOG07", 2)]),
        ([PROMISE, line(2, kind="kept", of=f"{ID}/x")], [("LOG06", 1), ("LOG07", 2)]),
        ([PROMISE, corrected(2, 1, entry={"did": "x"}), line(3, kind="kept", of=f"{ID}/1")], []),
        ([line(1, files=["a\u202eb", "c"])], [("TEXT01", 1)]),
        ([line(1, next={"on": "2026-04-01", "goal": "a\u200bb"})], [("TEXT01", 1)]),
    ],
)  # fmt: skip
def test_a_journal(rows, found, office):
    (office.folder / JOURNAL).write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    assert [(code, row) for code, _, row, _ in places(office)] == found


@pytest.mark.parametrize(("met", "found"), [("2026-01-08", []), ("2026-01-10", []), ("2026-01-11", [("LOG11", 1)])])
def test_who_was_met_at_a_fair_may_be_registered_after_it(met, found, office):
    source = f"source: {{kind: fair, name: Canton Fair 139, date: {met}}}\n"
    (office.folder / CARD).write_text(SOUND + source, encoding="utf-8")
    text = line(1, at="2026-01-10T10:00:00+08:00")
    (office.folder / JOURNAL).write_text(f"{text}\n", encoding="utf-8")
    assert [(code, row) for code, _, row, _ in places(office)] == found
    assert all(one["remedy"].endswith("(then it is no new customer)") for one in problems(office))


def test_all_promises_of_an_entry_are_said_once_more(office):
    text = line(1, promised=[{"what": 'the "CE"'}, {"what": "PI", "by": "2026-03-30"}], awaits=[{"what": "order"}])
    (office.folder / JOURNAL).write_text(f"{text}\n", encoding="utf-8")
    flags = '--promise "the \'CE\' by DATE" --promise "PI by 2026-03-30" --await "order by DATE"'
    assert [one["remedy"] for one in problems(office)] == [f"Run: tradectl log --correct {ID} {flags}"] * 2
