"""What people type and read in their own words: channels, days, why somebody is due, what was done."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def known(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    machine.run('add --name "Bolt Lighting LLC" --country US --code BOLT --expected-close +20d')
    return machine


@pytest.mark.parametrize(
    ("typed", "via", "channel"),
    [("电话", "call", ""), ("郵件", "email", ""), ("微信", "chat", "wechat"), ("WhatsApp", "chat", "whatsapp")],
)
def test_a_channel_is_taken_in_chinese(known, typed, via, channel):
    assert known.run(f"log BOLT x --via {typed}").code == 0
    journal = next(known.folder.glob("prospect/*/US-BOLT-*/journal.jsonl"))
    entry = json.loads(journal.read_text(encoding="utf-8").splitlines()[-1])
    assert (entry["via"], entry.get("channel", "")) == (via, channel)


@pytest.mark.parametrize(
    ("corrected", "via", "channel"),
    [
        ("--via call", "call", None),
        ("--via 内部", None, None),
        ("--via chat", "chat", "wechat"),
        ("--via whatsapp", "chat", "whatsapp"),
        ("--via meeting --channel Zoom", "meeting", "Zoom"),
        ("--with Bob", "chat", "wechat"),
    ],
)
def test_another_way_of_contact_does_not_keep_the_chat_of_the_first(known, corrected, via, channel):
    entry = json.loads(known.run("log BOLT x --via 微信 --format json").out)["data"]["entries"][0]
    run = known.run(f"log --correct {entry} {corrected} --format json")
    stands = json.loads(run.out)["changes"][0]["entries"][0]["entry"]
    assert (stands.get("via"), stands.get("channel")) == (via, channel)


def test_another_channel_is_refused_with_those_there_are(known):
    run = known.run("--lang zh log BOLT x --via 传真")
    assert run.code == 2
    assert run.err.endswith("可选：邮件、电话、聊天、微信、会面、拜访、展会、样品、信函、内部\n")
    assert known.run("log BOLT x --via fax").err.endswith("fair, sample, letter, desk\n")


def test_why_has_a_mark_between_the_rule_and_its_sentence(known):
    known.run('log BOLT x --promise "CE by 2026-03-20"')
    assert "- Promise: Promised by 2026-03-20: CE\n" in known.run("why BOLT").out
    assert "- 承诺到期：承诺 2026-03-20 前：CE\n" in known.run("--lang zh why BOLT").out


def test_why_of_a_broken_card_says_nothing_of_changes(known):
    card = next(known.folder.glob("prospect/*/US-BOLT-*/card.yaml"))
    card.write_text("name: [\n", encoding="utf-8")
    assert "The card of US-BOLT-20260320 cannot be read.\n" in known.run("why BOLT").err


def test_the_list_of_operations_tells_when_each_was(known):
    when, operation = known.run("undo --list").out.splitlines()[1].split("  ")[:2]
    assert (when, operation[:16]) == ("2026-03-20 10:00", "20260320T020000Z")


def test_a_question_breaks_between_words(known):
    known.environment["COLUMNS"] = "24"
    asked = known.run('add --name "Acme"', stdin="DE\n\n\n\n\n\n\n\n", terminal=True).err
    assert asked.startswith("Country (two letters or\na name): ")
