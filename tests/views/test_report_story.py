import re

import pytest
from tests.core.report.weeks import contact, customer, report

from tradectl.i18n.translator import translator
from tradectl.views import plain
from tradectl.views.report_week import document


def told(*entries, card=None, owner="mei", today="2026-03-22", language="en"):
    """The lines of the story of one customer with these entries."""
    found = report(customer("AAA", *entries, **(card or {})), owner=owner, today=today)
    text = plain.render(document(found, language), translator(language))
    story = re.split("2 Customers developed|二、重点开发", text)[1]
    return [line for line in story.splitlines()[1:] if re.match(r"[0-9]\. |   ", line)]


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (contact("2026-03-16", did="Sent PI"), ["1. Mon 03-16 · e-mail: Sent PI"]),
        (contact("2026-03-16", with_="Ann", did="Sent PI"), ["1. Mon 03-16 · e-mail to Ann: Sent PI"]),
        (contact("2026-03-16", "chat", channel="wechat", did="x"), ["1. Mon 03-16 · WeChat: x"]),
        (contact("2026-03-16", from_="them", heard="Yes"), ["1. Mon 03-16 · e-mail from them: Yes"]),
        (contact("2026-03-16", from_="them", with_="Ann", heard="Yes"), ["1. Mon 03-16 · e-mail from Ann: Yes"]),
        (contact("2026-03-16", heard="ok"), ["1. Mon 03-16 · e-mail", "   They said: ok"]),
        (contact("2026-03-16", did="a\n b", heard="c\nd"), ["1. Mon 03-16 · e-mail: a b", "   They said: c d"]),
        (contact("2026-03-16", did="x", by="hao"), ["1. Mon 03-16 · e-mail · hao: x"]),
        ({"at": "2026-03-16", "kind": "contact", "did": "x"}, ["1. Mon 03-16 · other: x"]),
        ({"at": "2026-03-16", "kind": "handled", "did": "x"}, ["1. Mon 03-16 · x"]),
        ({"at": "2026-03-16", "kind": "handled", "did": "x", "by": "hao"}, ["1. Mon 03-16 · hao: x"]),
        ({"at": "2026-03-16", "kind": "reviewed"}, ["1. Mon 03-16 · Card looked through"]),
        ({"at": "2026-03-16", "kind": "reviewed", "did": "x"}, ["1. Mon 03-16 · Card looked through: x"]),
        (
            {"at": "2026-03-16", "kind": "regraded", "from": "C", "to": "D", "because": "y"},
            ["1. Mon 03-16 · Grade C → D", "   Why: y"],
        ),
        ({"at": "2026-03-16", "kind": "won", "order": "PO 7", "did": "x"}, ["1. Mon 03-16 · Order won PO 7: x"]),
        ({"at": "2026-03-16", "kind": "reopened", "to": "D"}, ["1. Mon 03-16 · Followed again as grade D"]),
        ({"at": "2026-03-16", "kind": "deal", "deal": "20260301-led"}, ["1. Mon 03-16 · Deal 20260301-led"]),
        (
            contact(
                "2026-03-16",
                did="x",
                promised=[{"what": "a", "by": "2026-03-20"}, {"what": "b"}],
                awaits=[{"what": "c", "by": "2026-03-21"}, {"what": "d"}],
                next={"on": "2026-03-24", "goal": "e"},
            ),
            [
                "1. Mon 03-16 · e-mail: x",
                "   Promised for 2026-03-20: a",
                "   Promised: b",
                "   Awaited for 2026-03-21: c",
                "   Awaited: d",
                "   Next on 2026-03-24: e",
            ],
        ),
        (
            contact("2026-03-16", did="x", next={"on": "2026-03-24"}),
            ["1. Mon 03-16 · e-mail: x", "   Next on 2026-03-24"],
        ),
    ],
)
def test_entry(entry, lines):
    assert told(entry) == lines


@pytest.mark.parametrize(
    ("kept", "line"),
    [
        ({"of": "aaa-0/1", "did": "sample"}, "Promise kept: sample"),
        ({"of": "aaa-0/1", "how": "kept", "did": "by courier"}, "Promise kept: sample: by courier"),
        ({"of": "aaa-0/2"}, "Received: signed PI"),
        ({"of": "aaa-0/1", "how": "waived"}, "No longer needed: sample"),
        ({"of": "aaa-0/1", "how": "moved", "to": "2026-03-30"}, "Moved to 2026-03-30: sample"),
        ({"of": "nothing/1", "did": "what it was"}, "Settled: what it was"),
    ],
)
def test_promise_settled(kept, line):
    made = contact("2026-03-10", promised=[{"what": "sample"}], awaits=[{"what": "signed PI"}])
    assert told(made, {"at": "2026-03-16", "kind": "kept"} | kept) == [f"1. Mon 03-16 · {line}"]


@pytest.mark.parametrize(
    ("via", "channel", "ours", "theirs", "nobody"),
    [
        ("email", "", "给 Ann 发邮件", "Ann 来邮件", "邮件（客户主动）"),
        ("call", "", "与 Ann 通电话", "Ann 来电", "电话（客户主动）"),
        ("chat", "wechat", "与 Ann 聊天（微信）", "Ann 发来消息（微信）", "微信（客户主动）"),
        ("chat", "LinkedIn", "与 Ann 聊天（LinkedIn）", "Ann 发来消息（LinkedIn）", "LinkedIn（客户主动）"),
        ("meeting", "", "与 Ann 会面", "Ann 约见", "会面（客户主动）"),
        ("visit", "", "拜访 Ann", "Ann 来访", "拜访（客户主动）"),
        ("fair", "", "在展会上与 Ann 见面", "Ann 到展位来访", "展会（客户主动）"),
        ("sample", "", "给 Ann 寄样", "Ann 寄来样品", "样品（客户主动）"),
        ("letter", "", "给 Ann 寄信", "Ann 来信", "信函（客户主动）"),
    ],
)
def test_a_contact_in_chinese_says_what_was_done(via, channel, ours, theirs, nobody):
    entries = (
        contact("2026-03-16", via, channel=channel, with_="Ann", did="x"),
        contact("2026-03-17", via, channel=channel, with_="Ann", from_="them", heard="x"),
        contact("2026-03-18", via, channel=channel, from_="them", heard="x"),
    )
    assert told(*entries, language="zh-Hans") == [
        f"1. 周一 03-16 · {ours}：x",
        f"2. 周二 03-17 · {theirs}：x",
        f"3. 周三 03-18 · {nobody}：x",
    ]


def test_around_a_handling_the_rest_is_told_too():
    lines = told(
        {"at": "2026-03-16", "kind": "added", "did": "Card from the fair"},
        {"at": "2026-03-16", "kind": "owner", "from": "hao", "to": "mei"},
        {"at": "2026-03-17", "kind": "snoozed", "until": "2026-04-01", "because": "closed"},
        contact("2026-03-18", did="x"),
        {"at": "2026-03-18", "kind": "merged", "did": "not told"},
    )
    assert lines == [
        "1. Mon 03-16 · Registered as a customer: Card from the fair",
        "2. Mon 03-16 · Handed over to mei",
        "3. Tue 03-17 · Reminders paused until 2026-04-01",
        "   Why: closed",
        "4. Wed 03-18 · e-mail: x",
    ]


def test_report_of_everybody_names_who_is_not_the_owner():
    entries = [contact("2026-03-16", did="x"), contact("2026-03-17", did="y", by="jun")]
    assert told(*entries, owner=None) == ["1. Mon 03-16 · e-mail: x", "2. Tue 03-17 · e-mail · jun: y"]
