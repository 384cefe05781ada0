"""Words that are mistyped on the command line: what was probably meant is named, in every language."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("import x.csv --cuntry DE", "There is no option --cuntry. Did you mean --country?"),
        ("add --contry DE", "There is no option --contry. Did you mean --country?"),
        ("list --gradee A", "There is no option --gradee. Did you mean --grade?"),
        ("--langg en due", "There is no option --langg. Did you mean --lang?"),
        ("due --zzzzzz", "There is no option --zzzzzz."),
        ("due -q", "There is no option -q."),
        ("impotr x.csv", "There is no command impotr. Did you mean import?"),
        ("duee", "There is no command duee. Did you mean due?"),
        ("zzzzzz", "There is no command zzzzzz."),
        ("--lang zh-Hans list --gradee A", "没有选项 --gradee。是否要用 --grade？"),
        ("--lang zh-Hant list --gradee A", "沒有選項 --gradee。是否要用 --grade？"),
        ("--lang zh-Hans duee", "没有命令 duee。是否要用 due？"),
        ("--lang zh-Hant duee", "沒有命令 duee。是否要用 due？"),
    ],
)
def test_what_was_probably_meant_is_named(machine, line, told):
    run = machine.run(line)
    assert (run.code, run.out) == (2, "")
    first = run.err.splitlines()[0]
    assert first.removeprefix("Error: ").removeprefix("错误：").removeprefix("錯誤：") == told


EVERY_DAY = ["due", "list", "why NORDLYS", "show NORDLYS", "report week --stdout", "export - --as ics"]


@pytest.mark.parametrize("line", EVERY_DAY)
@pytest.mark.parametrize("day", ["0001-01-01", "9999-11-01", "1899-12-31", "2200-01-01", "9999-11-01T09:00"])
def test_a_day_that_no_card_may_hold_is_no_day(desk, line, day):
    run = desk.run(f"--today {day} {line}")
    assert (run.code, run.err.splitlines()[0]) == (2, f"Error: '{day}' is no day.")


@pytest.mark.parametrize("line", EVERY_DAY)
@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_of_a_card_may_be_today(desk, line, day):
    assert desk.run(f"--today {day} {line}").code == 0


def test_a_week_that_no_card_may_hold_is_no_week(desk):
    run = desk.run("report week 0001-W01 --stdout")
    assert (run.code, run.err.splitlines()[0]) == (2, "Error: '0001-W01' is no week.")
