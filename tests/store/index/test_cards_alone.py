"""Where only names are asked for, cards are looked at and journals are not; what they say is still never outdated."""

from __future__ import annotations

import json
import time
from collections import Counter
from datetime import date

import pytest
from happenings import customers
from plain_cards import write
from test_counts import FILES, Desk

from tradectl.core.identity.keys import Identity
from tradectl.store.index.scout import Scout
from tradectl.store.index.staleness import stale_customers
from tradectl.store.index.surroundings import Surroundings
from tradectl.store.workspace import open_workspace

COUNT = 300
ADD = ("add", "--country", "SE", "--owner", "hao", "--because", "x")
FRIDAY = date(2026, 3, 20)


@pytest.fixture
def desk(tmp_path):
    return write(tmp_path / "desk", 12)


@pytest.fixture
def opened(desk, tmp_path):
    """Opens the workspace as a new command does, with the index of those before."""
    return lambda: open_workspace(desk, "en", Surroundings(tmp_path / "cache", lambda: time.time_ns() + 10**10))


def write_decision(folder, of):
    entry = {"id": "20260319T090000-0a1b2c", "at": "2026-03-19T09:00:00+08:00", "by": "hao", "kind": "not_duplicate",
             "of": of, "because": "two plants"}  # fmt: skip
    with (folder / "journal.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps(entry)}\n")


def test_add_looks_at_every_card_and_at_no_journal_but_those_of_who_looks_alike(tmp_path):
    desk = Desk(write(tmp_path / "desk", COUNT), tmp_path)
    desk.ran("due")
    for number, name in enumerate(["Lumenhuset", "Ljusfabriken"], 1):
        ran = desk.ran(*ADD[:-2], "--name", name)
        looks = Counter(path.rpartition("/")[2] for path in ran.looked)
        young = [path for path in ran.opened if path.endswith("card.yaml") and "/SE-" in path]
        assert len(young) <= number
        assert looks["card.yaml"] in range(COUNT, COUNT + 4 * number + 1)
        assert looks["journal.jsonl"] <= 4 * number


def test_a_decision_in_a_journal_nobody_looked_at_is_heard(desk, opened):
    one, other = customers(desk)[:2]
    name = next(line for line in (one / "card.yaml").read_text().splitlines() if line.startswith("name: "))[6:]
    candidate = Identity(id="", code="", name=name)
    opened().index(FRIDAY)
    found, pairs = opened().names().near(candidate)
    assert ([one.name] == [near.id for near in found], pairs) == (True, set())
    write_decision(one, other.name)
    assert opened().names().near(candidate)[1] == {frozenset((one.name, other.name))}


def test_a_journal_nobody_looked_at_is_read_by_the_next_who_asks_for_the_day(desk, opened):
    opened().index(FRIDAY)
    folder = customers(desk)[3]
    with (folder / "journal.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    assert [one.path for one in opened().names().problems if one.path.startswith(folder.name)] == []
    problems = opened().index(FRIDAY).problems
    assert [one.path for one in problems] == [f"{folder.relative_to(desk).as_posix()}/journal.jsonl"]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("only_cards", [False, True])
def test_a_scout_that_saw_cards_alone_is_not_believed_about_journals(only_cards, file, desk, opened):
    workspace = opened()
    index = workspace.index(FRIDAY)
    chunks = {who.chunk.number: who.chunk for who in index.everybody()}.values()
    folder = customers(desk)[5]
    with (folder / file).open("a", encoding="utf-8") as text:
        text.write("\n")
    blind = Scout(lambda: ((one.number, one.mark, False) for one in chunks), only_cards=True)
    time.sleep(0.2)
    stale = stale_customers(desk, [*chunks], 2, blind, only_cards=only_cards)
    assert [one.chunk.names[one.place] for one in stale] == ([] if only_cards else [folder.name])
