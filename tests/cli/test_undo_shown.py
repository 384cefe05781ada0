"""What `undo` shows before it asks: a screen of the changes, how many more there are, what it is and of how many."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def imported(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    syllables = ("ba", "do", "fi", "gu", "ka", "lo")
    names = [f"{one}{other}{one}xzen".title() for one in syllables for other in syllables]
    rows = "".join(f"{name},DE,info@{name.lower()}.example\n" for name in names)
    (machine.home / "Old.csv").write_text(f"company,country,email\n{rows}")
    run = machine.run(["import", str(machine.home / "Old.csv"), "--yes"])
    assert run.code == 0, run.err
    return machine


def test_a_screen_is_shown_and_the_question_names_what_and_how_many(imported):
    run = imported.run("undo", stdin="n\n", terminal=True)
    assert 'Undo "Import Old.csv" (36 customers)? (y/n)' in run.err
    assert len(run.out.splitlines()) == 22
    assert run.out.splitlines()[-1].startswith("\x1b[2mand ")
    assert run.out.count("Remove") == 20


def test_a_dry_run_shows_a_screen_and_json_all(imported):
    lines = imported.run("undo --dry-run").out.splitlines()
    changes = json.loads(imported.run("undo --dry-run --format json").out)["changes"]
    assert len(changes) > 100
    assert lines[-2] == f"and {len(changes) - 20} more changes: --dry-run --format json shows all"
    assert len(lines) == 23


def test_in_chinese(imported):
    run = imported.run("--lang zh-Hans undo", stdin="n\n", terminal=True)
    assert "撤销“导入 Old.csv”（36 家客户）吗？" in run.err


def test_where_much_is_done_and_nobody_can_be_asked(imported):
    run = imported.run("undo")
    assert run.code == 3
    assert "This asks first, and nobody can be asked here." in run.err


def test_a_new_desk_is_made_in_the_reader_s_language_whatever_workspace_is_around(machine):
    machine.environment["LANG"] = "zh_CN.UTF-8"
    assert machine.run("init first --person mei").code == 0
    assert (machine.folder / "first/tradectl.yaml").read_text("utf-8").startswith("# 部门设置，")
    machine.environment |= {"LANG": "zh_TW.UTF-8", "TRADECTL_WORKSPACE": str(machine.folder / "first")}
    assert machine.run("init second --person mei").out.startswith("✓ 新建工作區：second")


@pytest.mark.parametrize(
    ("done", "path"),
    [
        ('log BOLT "Sent it"', "prospect/D/US-BOLT-20260320"),
        ("regrade BOLT B", "prospect/D/US-BOLT-20260320"),
        ("won BOLT", "prospect/D/US-BOLT-20260320"),
        ("log ACME,BOLT Greetings", "prospect/D/US-ACME-20260320"),
        ("merge BOLT ACME --yes", "prospect/D/US-ACME-20260320"),
        ("add --name Volterra --country IT", None),
    ],
)
@pytest.mark.parametrize("option", ["--dry-run", "--yes"])
def test_a_program_is_told_where_the_customer_stands_after_the_undo(machine, done, path, option):
    assert machine.run("init . --no-git --person mei").code == 0
    for name in ("Bolt", "Acme"):
        assert machine.run(f"add --name {name} --country US").code == 0
    assert machine.run(done).code == 0
    told = json.loads(machine.run(f"undo {option} --format json").out)["data"]
    assert told["path"] == path
    if path:
        assert told["customer"] == path.rpartition("/")[2]


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_list_is_a_table_on_a_narrow_terminal_too(imported, language):
    imported.environment["COLUMNS"] = "80"
    assert imported.run("undo --yes").code == 0
    lines = imported.run(f"--lang {language} undo --list", terminal=True).out.splitlines()
    assert [line.count("Z-") for line in lines] == [
        0,
        1,
        1,
        0,
        1,
    ]  # the heading; an operation in two lines was taken back
