"""`regrade --suggest --apply` follows days that somebody gave, and no others."""

from __future__ import annotations

import json

CLOSE = "--expected-close 2027-02-01"


def test_a_grade_without_an_expected_close_is_listed_and_left(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    machine.run("add --name Bolt --country US --code BOLT --grade A")
    machine.run(f"add --name Volt --country US --code VOLT --grade A {CLOSE}")
    told = json.loads(machine.run("regrade --suggest --format json").out)["data"]["suggestions"]
    assert [(one["customer"][3:7], one["to"]) for one in told] == [("BOLT", "D"), ("VOLT", "D")]
    assert machine.run("regrade --suggest --apply --yes").code == 0
    assert [path.name[3:7] for path in machine.folder.glob("prospect/D/*")] == ["VOLT"]
    again = machine.run("regrade --suggest --apply --yes")
    assert again.code == 0
    assert "--apply changes nothing here" in again.out
    assert list(machine.folder.glob("prospect/A/US-BOLT-*"))
