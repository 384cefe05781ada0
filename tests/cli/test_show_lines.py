"""A text of several lines in the journal is shown as lines; what acts in it stays spelled out."""

from __future__ import annotations


def test_each_line_of_an_entry_stands_on_its_own(desk):
    run = desk.run(["log", "NORDLYS", "Met at the fair\nHall: 9.3\r\n\nGrade: A\x1b[31m", "--heard", "first\nsecond"])
    assert run.code == 0, run.err
    lines = desk.run("show NORDLYS").out.splitlines()
    at = lines.index("  Met at the fair")
    assert lines[at + 1 : at + 5] == ["  Hall: 9.3", "  Grade: A\\x1b[31m", "  They said: first", "  second"]
