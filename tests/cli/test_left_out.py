"""A listing names whom it leaves out for a card that cannot be read, and nobody else."""

from __future__ import annotations

import json

import pytest

NORDLYS = "prospect/A/NO-NORDLYS-20251105"
LEFT_OUT = "1 customer is left out here: NO-NORDLYS-20251105; the card cannot be read. See: tradectl validate\n"


def spoil(desk, path, text="name: [unclosed\n"):
    with (desk.folder / path).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize("line", ["due", "list", "find nordlys", "regrade --suggest", "export - --as csv"])
def test_a_customer_whose_card_is_broken_is_named(desk, line):
    spoil(desk, f"{NORDLYS}/card.yaml")
    run = desk.run(line)
    assert run.code == 0
    assert run.err.endswith(LEFT_OUT)
    assert "problem was met" not in run.err


def test_the_sentence_fits_many_customers_and_is_said_in_chinese(desk):
    for path in sorted(desk.folder.glob("prospect/A/*/card.yaml"))[:4]:
        spoil(desk, path.relative_to(desk.folder))
    err = desk.run("list").err
    assert "4 customers are left out here: " in err
    assert " … (+1); their cards cannot be read." in err
    assert "这里未列入 4 家客户：" in desk.run("--lang zh-Hans list").err


@pytest.mark.parametrize(("path", "text"), [("journal.jsonl", "{torn\n"), ("card.yaml", "website: [x]\n")])
def test_who_can_be_shown_is_not_left_out(desk, path, text):
    card = desk.folder / NORDLYS / "card.yaml"
    card.write_text(card.read_text().replace("website:", "web_site:"))
    spoil(desk, f"{NORDLYS}/{path}", text)
    run = desk.run("list")
    assert "NO-NORDLYS-20251105" in run.out or "NORDLYS" in run.out
    assert "left out" not in run.err
    assert run.err.endswith("1 problem was met; see `tradectl validate`.\n")


def test_a_folder_that_is_no_customer_s_is_not_called_one(desk):
    (desk.folder / "prospect/A/acme").mkdir()
    assert "left out" not in desk.run("list").err


def test_json_gives_the_problems_as_before(desk):
    spoil(desk, f"{NORDLYS}/card.yaml")
    told = json.loads(desk.run("list --format json").out)
    assert set(told) == {"tradectl", "command", "data", "problems", "changes"}
    assert [one["path"] for one in told["problems"]] == [f"{NORDLYS}/card.yaml"]
