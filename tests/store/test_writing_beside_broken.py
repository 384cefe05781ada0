"""No command writes into what it cannot read; the journal of a broken card takes entries all the same."""

from __future__ import annotations

import pytest

from offices import CARD, CUT, FIRST, HEAD, JOURNAL, ODD, SECOND, SOUND, as_bytes, entries, replace, tree

WRITING = ["set BOLT website=x.example", "regrade BOLT A", "won BOLT", "snooze BOLT +2w --because x", "review BOLT",
           "refile BOLT --by card", "reopen BOLT --grade A"]  # fmt: skip


@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize("content", ["", f"{SOUND}tags: [a\n", HEAD, SOUND.replace("1", "7", 1), b"\xff"])
def test_no_command_changes_a_broken_card(command, content, office):
    (office.folder / CARD).write_bytes(as_bytes(content))
    before = tree(office.folder / "prospect")
    told = office.run(command)
    assert told.code == 3
    assert "Hint: " in told.err
    assert tree(office.folder / "prospect") == before


def test_log_writes_into_the_journal_of_a_broken_card(office):
    (office.folder / CARD).write_text("format: [1\n", encoding="utf-8")
    assert office.run("log BOLT 'Called Jo'").code == 0
    assert (office.folder / CARD).read_text(encoding="utf-8") == "format: [1\n"
    assert len(entries(office)) == 2


@pytest.mark.parametrize("content", [f"{FIRST}\n{SECOND[:CUT]}", f"{FIRST}\n\0\0", FIRST, b"\xff\xfe\n"])
def test_log_adds_a_line_behind_a_broken_one(content, office):
    (office.folder / JOURNAL).write_bytes(as_bytes(content))
    found = len(entries(office))
    assert office.run("log BOLT 'Called Jo'").code == 0
    after = (office.folder / JOURNAL).read_bytes()
    assert after.startswith(as_bytes(content))
    assert len(entries(office)) == found + 1


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_log_refuses_what_is_no_journal(make, office):
    replace(office.folder / JOURNAL, make)
    before = tree(office.folder / "prospect")
    told = office.run("log BOLT 'Called Jo'")
    assert told.code == 3
    assert "Hint: " in told.err
    assert tree(office.folder / "prospect") == before
