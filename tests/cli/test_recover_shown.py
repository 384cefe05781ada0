"""What `recover --dry-run` tells a program of what earlier commands left."""

from __future__ import annotations

import json


def data(machine):
    return json.loads(machine.run("recover --dry-run --format json").out)["data"]


def test_a_command_that_was_cut_off_before_it_changed_anything_is_told_to_a_program_too(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    assert data(machine) == {"dry_run": True, "unfinished": False, "notices": []}
    (machine.folder / ".tradectl/work/20260320T020000Z-aaaaaaaa").mkdir()
    told = "A command was cut off before it changed anything: none of it is there."
    assert data(machine) == {"dry_run": True, "unfinished": False, "notices": [told]}
    assert told in machine.run("recover --dry-run").out
