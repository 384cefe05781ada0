"""What only a journal's text can say, and a typed entry would lose."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

from tradectl.core.journal import parse_journal

STEP = {"on": "2026-03-27", "goal": "the order"}


def parsed(*entries):
    return parse_journal("".join(json.dumps(entry) + "\n" for entry in entries), "journal.jsonl", ZoneInfo("UTC"))


def entry(name, **more):
    made = {"id": f"20260320T10120{name}Z-mei-3f9a01c7", "at": f"2026-03-20T10:12:0{name}+00:00", "by": "mei"}
    return {**made, "kind": "contact", "via": "email", **more}


def test_no_next_step_is_not_a_cleared_one():
    silent, cleared = parsed(entry(1, did="called"), entry(2, next=None)).events
    assert not silent.sets_next
    assert cleared.sets_next
    assert cleared.next_on is None


def test_a_correction_may_clear_the_next_step():
    first = entry(1, next=STEP)
    correction = entry(2, kind="corrected", of=first["id"], entry={"did": "called", "next": None})
    (found,) = parsed(first, correction).corrections
    assert found.replacement.sets_next
    assert found.replacement.next_on is None


def test_a_replacement_takes_over_who_when_and_what_kind():
    first = entry(1, next=STEP)
    (found,) = parsed(first, entry(2, kind="corrected", of=first["id"], entry={"did": "called"})).corrections
    assert (found.replacement.id, found.replacement.by, found.replacement.kind) == (first["id"], "mei", "contact")
    assert not found.replacement.sets_next
