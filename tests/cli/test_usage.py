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
