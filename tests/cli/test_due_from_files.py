"""`due --today D --format json` on generated workspaces against the second reading of the table (tests/oracle.py).

The whole way is tested here: the files are written as people's files are, and read, judged and printed by the program.
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import holidays
import yaml
from hypothesis import HealthCheck, assume, given, settings

sys.path.insert(0, str(Path(__file__).parents[1] / "properties"))

from test_due_oracle import workspaces

from oracle import oracle_desk, oracle_due, oracle_order
from world import Machine

DAYS = (-8, -7, -1, 0, 1, 2, 30)


def write(folder: Path, raw: dict, country: str) -> None:
    desk = json.loads(json.dumps({"format": 1, **raw["settings"]}))
    desk["calendar"]["holidays"] = country
    (folder / "tradectl.yaml").write_text(yaml.safe_dump(desk))
    for name, card in raw["cards"].items():
        code = name.split("-")[1]
        shelf = "won/2026" if card["status"] == "won" else f"prospect/{card['grade']}"
        home = folder / shelf / name
        home.mkdir(parents=True)
        fields = {"format": 1, "code": code, "country": "DE", "name": f"Firm {code}", **card}
        fields["contacts"] = [{key: value for key, value in one.items() if value} for one in card["contacts"]]
        (home / "card.yaml").write_text(yaml.safe_dump({key: value for key, value in fields.items() if value}))
        journal = "".join(json.dumps(line) + "\n" for line in raw["journals"][name])
        (home / "journal.jsonl").write_text(journal)


def known_days(country: str, today: date) -> dict:
    if country == "none":
        return {"days_off": frozenset(), "make_up": frozenset()}
    calendar = holidays.country_holidays(country, years=range(today.year - 1, today.year + 3))
    return {"days_off": frozenset(calendar), "make_up": frozenset(calendar.weekend_workdays)}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(workspaces())
def test_due_says_what_the_table_says(raw):
    assume(raw["settings"]["calendar"]["workdays"])  # a desk that never works is refused
    country = "CN" if raw["days_off"] else "none"
    with tempfile.TemporaryDirectory() as top:
        machine = Machine(Path(top) / "work", Path(top))
        machine.folder.mkdir()
        write(machine.folder, raw, country)
        files = raw["cards"], raw["journals"], raw["settings"]
        for days in DAYS:
            today = raw["today"] + timedelta(days=days)
            days_known = {**known_days(country, today), "today": today.isoformat()}
            run = machine.run(f"due --owner all --today {today} --format json")
            assert run.code == 0
            found = json.loads(run.out)["data"]
            expected = oracle_due(*files, **days_known)
            assert {
                item["customer"]: {(reason["rule"], reason["due"]) for reason in item["reasons"]}
                for item in found["items"]
            } == expected
            assert [item["customer"] for item in found["items"]] == oracle_order(
                raw["cards"], expected, today.isoformat()
            )
            owed = {(reason["text"].split(":")[0], reason["due"]) for reason in found["desk"]}
            assert owed == oracle_desk(*files, **days_known)
