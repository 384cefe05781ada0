"""A journal read quickly gives the events and entries that are read line by line, and there is nothing to report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from plain_cards import EXAMPLE, cut, double, drop, files, generated, mark, swap, truncate, windows

from offices import line
from tradectl.core.journal import parse_journal
from tradectl.core.outlines import ENTRY
from tradectl.store.quick.journal_text import read_journal_text
from tradectl.store.reader import read_journal
from tradectl.store.yaml.hidden import hidden

ZONES = [ZoneInfo(name) for name in ("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "UTC")]
SCRAPS = [
    "\\u00e9", "\\n", "\\", '"', "{", "}", "[", "]", ",", ":", " ", "\n", "\r", "\ufeff", "\u2028", "\t", "null",
    "true", "1", "1e999", "NaN", "{}", "[null]", "\\ud83d", '"id":"x",', '"kind":"kept",', '"next":null,', '"to":"B",',
    "+08:00", "Z", "T", "24:00", ".5", "é", "\u200b", "😀", '":', '" :', 'x":"y',
]  # fmt: skip
GIVEN = [
    None, "", "x", 1, 1.5, True, [], {}, [None], ["a"], [{}], [{"what": "x"}], [{"what": "x", "by": "2026-03-20"}],
    [{"what": "x", "by": ""}], [{"what": "x", "by": None}], [{"what": "", "by": "2026-02-30"}], {"on": "2026-03-20"},
    {"on": None}, {"on": "2026-03-20", "goal": None}, {"on": "2026-03-20", "goal": 1}, {"a": None}, {"a": 1}, {"a": {}},
    "B", "F", "2026-03-20", "2026-02-30", "20260320", "2026-W12-5", "2026-03-20T10:00", "2026-03-20T10:00Z",
    "2026-03-20T23:30-05:00", "2026-03-20T10:00:00.5+08:00", "2026-03-20T24:00Z", "1900-01-01T00:00+14:00",
    "2199-12-31T23:59-12:00", "kept", "moved", "waived", "regraded", "reopened", "corrected", "not_duplicate", "won",
    "contact", "them", "visit",
]  # fmt: skip
SPACES = [(",", ":"), (", ", ": "), (",", " : "), (" , ", ":")]
KEYS = [*ENTRY[1], "unknown"]


def check(text, zone=ZONES[0]):
    """Compare the two readings; return whether there was a quick one."""
    found = read_journal_text(text, zone)
    if found is None:
        return False
    journal = parse_journal(text, "journal.jsonl", zone, hidden)
    assert journal.problems == ()
    events, corrections, entries = found
    assert repr(corrections) == repr(journal.corrections)
    assert events == journal.events
    assert repr(events) == repr(journal.events)  # the offsets too
    assert entries == tuple(one.raw for one in journal.lines)
    return True


def with_value(text, chance):
    """A journal in which one entry says something else."""
    rows = text.split("\n")
    at = chance.randrange(len(rows))
    try:
        entry = json.loads(rows[at])
    except ValueError:
        return text
    if type(entry) is dict:
        entry[chance.choice([*entry, *KEYS])] = chance.choice(GIVEN)
        rows[at] = json.dumps(entry, ensure_ascii=chance.random() < 0.1, separators=chance.choice(SPACES))
    return "\n".join(rows)


def with_scrap(text, chance):
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SCRAPS) + text[at + chance.choice((0, 0, 1, 3)) :]


def run_together(text, chance):
    rows = text.split("\n")
    rows[chance.randrange(len(rows))] += chance.choice(rows)
    return "\n".join(rows)


HANDS = [with_value] * 6 + [with_scrap] * 4 + [run_together, drop, double, swap, cut, truncate, windows, mark]


def spoilt(text, chance):
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = chance.choice(HANDS)(text, chance)
    return text


READ = [
    "", "\n", line(1), line(1) + "\n", line(1) + "\n\n" + line(2) + "\n", line(2) + "\n" + line(1) + "\n",
    line(1, at="2026-03-20T10:00"), line(1, kind="kept", of="x/1", how="moved", to="2026-03-20"), line(1, next=None),
    line(1, kind="regraded", to="B", **{"from": "C"}), line(1, kind="not_duplicate", of="US-VOLT-20260115"),
    line(1, kind="corrected", of="x", entry=None), line(2, kind="corrected", of="x", entry={"did": "y"}),
    line(1) + "\n" + line(2, kind="corrected", of="20260310T020000Z-mei-00000001", entry={"next": None}),
    line(1, promised=[{"what": "x"}], awaits=[{"what": "y", "by": "2026-03-20"}]), line(1, **{"from": "them"}),
    line(1, kind="kept", of="x/1", to=""), line(1, files=[]), line(1, fields={"a": 1, "b": True, "c": None}),
]  # fmt: skip
LEFT = [
    "x", "{}", "[]", " " + line(1), line(1) + "\r\n", line(1) + "\n" + line(1), line(1) + line(2),
    line(1, did="\u200b"),
    "\ufeff" + line(1), line(1, kind="kept", of="x/1", how="moved"),
    line(1, kind="corrected", of="x"), line(1, kind="corrected", of="", entry=None),
    line(1, kind="corrected", of="x", entry={"via": "pigeon"}), line(1, kind="corrected", of="x", entry={"at": "soon"}),
    line(1, kind="corrected", of="x", entry={"kind": "corrected", "of": "y", "entry": None}),
    line(1, kind="kept", of="x/1", to="soon"), line(1, kind="regraded", to="F"), line(1, kind="reopened"),
    line(1, via="pigeon"), line(1, unknown="x"), line(1, did=None, by=None), line(1, at="2026-03-20"), line(1, did=1),
    line(1, promised=[{"by": "2026-03-20"}]), line(1, promised=[None]), line(1, next={}), line(1, fields={"a": 1e999}),
    line(1)[:-1], line(1)[:-1] + ',"did":"again"}', line(1).replace('"did"', '"did" '), "<<<<<<< HEAD\n" + line(1),
    line(1, did='","did":"'), line(1, did="é").replace("é", "\\u00e9"), line(1, next={"on": "2026-02-30"}),
]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_a_flawless_journal_is_read_quickly(text):
    assert check(text)


@pytest.mark.parametrize("text", LEFT)
def test_a_doubtful_journal_is_left_to_the_close_reading(text):
    assert read_journal_text(text, ZONES[0]) is None


def test_every_value_at_every_key_is_read_alike_or_left():
    quick = [
        check(line(1, **{"kind": kind, key: value}))
        for kind in ENTRY[1]["kind"]
        for key in KEYS
        for value in (GIVEN if kind in ("kept", "regraded", "contact") else GIVEN[:3])
    ]
    assert any(quick)
    assert not all(quick)


def test_nearly_every_journal_is_read_quickly():
    journals = [text for _, text in generated() if text]
    assert len(journals) > 250
    assert [check(text) for text in journals].count(False) <= len(journals) // 10
    assert all(check(text, zone) for zone in ZONES for text in journals[:20] if check(text))


def test_every_journal_of_the_example_is_read_alike():
    quick = [check(text) for _, text in files(EXAMPLE) if text]
    assert quick.count(True) > len(quick) // 2


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False), st.data())
def test_a_journal_after_any_hand_is_read_alike_or_left(chance, data):
    journals = [text for _, text in (*files(EXAMPLE), *generated()) if text]
    rows = data.draw(st.sampled_from(journals)).split("\n")
    at = data.draw(st.integers(0, len(rows) - 1))
    check(spoilt("\n".join(rows[at : at + 4]), chance), data.draw(st.sampled_from(ZONES)))


def test_the_lines_of_a_plain_journal_are_read_when_they_are_asked_for(tmp_path):
    rows = f"{line(2)}\n{line(1)}\n{line(3, kind='corrected', of=json.loads(line(2))['id'], entry=None)}\n"
    (tmp_path / "journal.jsonl").write_text(rows, encoding="utf-8")
    journal = read_journal(tmp_path, "journal.jsonl", ZONES[0])
    closely = parse_journal(rows, "journal.jsonl", ZONES[0], hidden)
    assert callable(journal._lines)
    assert journal.entries == closely.entries
    assert callable(journal._lines)
    assert journal.lines == closely.lines
    assert (journal.events, journal.corrections) == (closely.events, closely.corrections)
