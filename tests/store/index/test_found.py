"""What `find` answers from the index: deals and documents, where it was found, which customer first."""

from __future__ import annotations

import json
import os

import pytest
from happenings import customers

DEAL = "format: 1\ntitle: 光明 floodlight\nopened: 2026-03-10\nstage: quoted\ninquiry: INQ-7781\namount: 900.00 USD\n"


def found(twins, words):
    """The customers found and where, the same from the index and without it."""
    question = f"find {words} --format json"
    twins.same(question)
    answer = json.loads(twins.with_index(question).out)["data"]["customers"]
    return {one["customer"]: one["found"] for one in answer}


@pytest.fixture
def deal(twins):
    """A deal of one customer, asked for once before it came."""
    assert found(twins, "7781") == {}
    folder = customers(twins.folder)[2] / "20260310-floodlight"
    folder.mkdir()
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / "PI-5512 signed.pdf").write_text("x")
    return folder


def test_a_deal_and_its_documents_are_found(deal, twins):
    name, path = deal.parent.name, deal.relative_to(twins.folder).as_posix()
    assert found(twins, "7781 quoted") == {
        name: [
            {"field": "deal.inquiry", "path": f"{path}/deal.yaml", "day": None, "text": "INQ-7781"},
            {"field": "deal.stage", "path": f"{path}/deal.yaml", "day": None, "text": "quoted"},
        ]
    }
    document = {"field": "document", "path": f"{path}/PI-5512 signed.pdf", "day": None, "text": "PI-5512 signed.pdf"}
    assert found(twins, "5512") == {name: [document]}
    assert "20260310-floodlight/PI-5512 signed.pdf\n" in twins.with_index("find 5512").out


def test_what_happens_to_a_deal_is_seen(deal, twins):
    name = deal.parent.name
    assert [*found(twins, "7781")] == [name]
    state = (deal / "deal.yaml").stat()
    with (deal / "deal.yaml").open("r+", encoding="utf-8") as file:  # as many bytes in the same file
        file.write(DEAL.replace("7781", "7782"))
    os.utime(deal / "deal.yaml", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert found(twins, "7781") == {}
    assert [*found(twins, "7782")] == [name]
    (deal / "drawing-4471.dwg").touch()
    assert [*found(twins, "4471")] == [name]
    (deal / "drawing-4471.dwg").unlink()
    assert found(twins, "4471") == {}
    deal.rename(deal.with_name("20260311-other"))
    assert [one["path"].split("/")[-2] for one in found(twins, "7782")[name]] == ["20260311-other"]
    (deal.with_name("20260311-other") / "deal.yaml").unlink()
    assert found(twins, "7782") == {}


def test_a_link_in_the_place_of_a_deal_is_not_followed(deal, twins):
    deal.rename(twins.home / "elsewhere")
    deal.symlink_to(twins.home / "elsewhere")
    assert found(twins, "7781") == {}
    assert found(twins, "5512") == {}


@pytest.mark.parametrize("text", ["title: [", "\udcff", "- 1", "title: {a: {b: INQ-7781}}\n", "a\tb: 7781", ""])
def test_a_deal_that_is_broken_spoils_no_answer(text, deal, twins):
    (deal / "deal.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    found(twins, "7781")
    assert [*found(twins, "5512")] == [deal.parent.name]


def test_the_newest_entry_of_a_journal_is_told_with_its_day_at_the_desk(twins):
    folder = customers(twins.folder)[0]
    entry = {"id": "a1", "at": "2026-03-18T20:30:00Z", "by": "hao", "kind": "contact", "heard": "Wants gooseneck lamps"}
    elder = {**entry, "id": "a0", "at": "2026-03-17T20:30:00Z", "heard": "Asked for a gooseneck"}
    with (folder / "journal.jsonl").open("a", encoding="utf-8") as journal:
        journal.write(json.dumps(elder) + "\n" + json.dumps(entry) + "\n")
    (one,) = found(twins, "gooseneck")[folder.name]
    path = (folder / "journal.jsonl").relative_to(twins.folder).as_posix()
    assert one == {"field": "journal", "path": path, "day": "2026-03-19", "text": "Wants gooseneck lamps"}


def test_among_equals_the_one_handled_last_comes_first(twins):
    days = {}
    for number, folder in enumerate(customers(twins.folder)[:4]):
        card = folder / "card.yaml"
        card.write_text(card.read_text(encoding="utf-8") + "checklist: [quokka]\n", encoding="utf-8")
        days[folder.name] = f"2026-03-{19 - number * 7 % 5}"
        entry = {"id": "a1", "at": f"{days[folder.name]}T10:00:00+08:00", "by": "hao", "kind": "handled", "did": "x"}
        (folder / "journal.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    assert [*found(twins, "quokka")] == sorted(days, key=lambda one: days[one], reverse=True)


@pytest.mark.parametrize(
    "asked", ["\udcff", "'", "%", "_", "* OR 1=1", "\x00", "\x03GM", "(", "[", "\\", "-", "+", "()"]
)
def test_anything_may_be_asked_for(asked, twins):
    for question in (["find", asked], ["find", asked, "--format", "json"], ["find", asked, "panel", "--format", "csv"]):
        twins.same(question)
