"""`due`, `list` and `why` day after day from one index, on generated workspaces, as without any."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

sys.path[:0] = [str(Path(__file__).parents[1] / "properties"), str(Path(__file__).parents[1] / "store" / "index")]
sys.path.insert(0, str(Path(__file__).parent))

from test_due_from_files import write
from test_due_oracle import workspaces
from twins import LATER, Twins

from tradectl.app.roster import read_roster
from tradectl.core.agenda import agenda, first_due
from tradectl.store.workspace import open_workspace

DAYS = st.lists(st.sampled_from([0, 0, 1, 1, 2, 7, 30, -1, -8, 200, 365]), min_size=3, max_size=6)
WITHIN = st.sampled_from(["", " --within 3", " --within 31"])


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=workspaces(), days=DAYS, within=WITHIN, chance=st.randoms(use_true_random=False))
def test_day_after_day_the_answer_is_the_same(raw, days, within, chance):
    assume(raw["settings"]["calendar"]["workdays"])  # a desk that never works is refused
    with tempfile.TemporaryDirectory() as top:
        twins = Twins(Path(top) / "work", Path(top))
        twins.folder.mkdir()
        write(twins.folder, raw, "none")
        today = raw["today"]
        for apart in days:
            today += timedelta(days=apart)
            twins.ahead = chance.choice([0, LATER])
            if chance.random() < 0.5:
                twins.same("show 'nobody of this name'")  # which reads customers for their names alone
            for owner in ("", " --owner all", " --owner mei", " --owner lin"):
                twins.same(f"due --format json --today {today}{owner}{within}")
            twins.same(f"list --format json --today {today}", f"due --today {today} --grade A,won --format json")
            journal = chance.choice(sorted(twins.folder.rglob("journal.jsonl")))
            entry = {"id": f"x{today}{chance.random()}", "at": f"{today}T09:00", "by": chance.choice(["mei", "lin"])}
            with journal.open("a") as lines:
                lines.write(json.dumps({**entry, "kind": "contact", "via": chance.choice(["visit", "email"])}) + "\n")


def test_the_example_is_the_same_on_every_day_of_a_month(desk):
    twins = Twins(desk.folder, desk.home, environment=desk.environment)
    for day in (*range(1, 32, 3), 20):
        today = f"--today 2026-03-{day:02} --format json"
        assert twins.same(f"due {today}", f"due --owner all {today} --within 7", f"list {today}") == []
    assert twins.same("why LUMINO --today 2026-03-20 --format json", "due --owner all --today 2026-03-20") == []
    for question in ("find lisbon", "find led panel", "find", "list --due quota --owner all", "list --grade won"):
        twins.same(f"{question} --today 2026-03-20 --format json", f"{question} --today 2026-03-20")


def check_against_the_files(twins, today):
    """Compare with what every card and journal says, no index of any kind in between."""
    workspace = open_workspace(twins.folder, "en")
    people = read_roster(workspace).as_of(today)
    policy, calendar = workspace.settings, workspace.calendar(today)
    due = json.loads(twins.with_index(f"due --owner all --today {today} --format json").out)["data"]
    expected = agenda(people, policy, calendar, today)
    assert [(one["customer"], one["due"]) for one in due["items"]] == [
        (one.customer.id, one.due.isoformat()) for one in expected.items
    ]
    assert len(due["desk"]) == len(expected.desk)
    assert due["counts"] == expected.counts._asdict()
    rows = json.loads(twins.with_index(f"list --today {today} --format json").out)["data"]["customers"]
    days = {one.id: first_due(one, past, policy, calendar, today) for one, past in people}
    assert {row["customer"]: row["due"] for row in rows} == {
        name: str(day) if day else None for name, day in days.items()
    }
    handled = {one.id: str(past.last_handled.day) if past.last_handled else None for one, past in people}
    assert {row["customer"]: row["last_handled"] for row in rows} == handled


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=workspaces(), days=DAYS)
def test_day_after_day_the_answer_is_what_the_files_say(raw, days):
    assume(raw["settings"]["calendar"]["workdays"])
    with tempfile.TemporaryDirectory() as top:
        twins = Twins(Path(top) / "work", Path(top))
        twins.folder.mkdir()
        write(twins.folder, raw, "none")
        today = raw["today"]
        for apart in days:
            today += timedelta(days=apart)
            check_against_the_files(twins, today)


def test_the_example_is_what_its_files_say(desk):
    twins = Twins(desk.folder, desk.home, environment=desk.environment)
    for today in (date(2026, 3, 20), date(2026, 3, 2), date(2026, 3, 27), date(2026, 1, 5), date(2026, 12, 30)):
        check_against_the_files(twins, today)
