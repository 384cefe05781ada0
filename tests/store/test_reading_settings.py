"""Broken settings: `validate` tells them, every other command stops with their place."""

from __future__ import annotations

import pytest

from offices import DESK, ODD, places, replace, tree


@pytest.mark.parametrize(
    ("content", "code", "row", "column"),
    [
        (b"", "YAML08", 1, 1),
        (b"format: 1\n", "DESK01", 1, 1),
        (b"format: 1\npeople: []\n", "DESK02", 2, 9),
        (b"format: 1\npeople: [mei]\n", "DESK02", 2, 10),
        (b"format: 1\npeople: [{id: Mei}]\n", "DESK02", 2, 15),
        (b"format: 9\npeople: mei\n", "DESK04", 1, 9),
        (b"format: 1\npeople: [{id: mei}\n", "YAML01", 2, 9),
        (DESK + b"\xff", "FILE02", 3, 1),
        (DESK + b"visits_a_week: many\n", "DESK02", 3, 16),
        (DESK + b"time_zone: Mars\n", "DESK06", 3, 12),
        (DESK + b"calendar: {workdays: []}\n", "DESK09", 3, 22),
        (DESK + b"calendar: {holidays: XX}\n", "DESK07", 3, 22),
        (DESK + b"calendar: {holidays: FRI}\n", "DESK07", 3, 22),
    ],
)
def test_broken_settings(content, code, row, column, office):
    (office.folder / "tradectl.yaml").write_bytes(content)
    before = tree(office.folder)
    assert places(office) == [(code, "tradectl.yaml", row, column)]
    for command in ("due", "list", "show BOLT", "find x", "why BOLT", "log BOLT hello", "set BOLT tags=x", "save"):
        told = office.run(command)
        assert told.code == 3
        assert told.err.startswith(f"Error: tradectl.yaml:{row}:{column}: {code} ")
        assert "Hint: " in told.err
    assert tree(office.folder) == before


def test_the_first_error_of_the_settings_is_told(office):
    (office.folder / "tradectl.yaml").write_bytes(DESK + b"visits_a_week: many\nlanguage: klingon\n")
    assert [found[2] for found in places(office)] == [3, 4]
    assert office.run("due").err.startswith("Error: tradectl.yaml:3:16: DESK02 ")


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_settings_that_are_no_file(make, office):
    replace(office.folder / "tradectl.yaml", make)
    assert places(office) == [("FILE01", "tradectl.yaml", 1, 1)]
    assert office.run("due").code == 3
