"""What a person meets at a terminal: prompts, an editor, a question before much is done."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess

import pytest

from tradectl import __version__
from tradectl.cli.main import main
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

CARD = "prospect/A/NO-NORDLYS-20251105/card.yaml"


@pytest.fixture
def founded(machine):
    assert machine.run("init . --no-git --person mei").code == 0
    return machine


def editor(machine, script):
    """An editor that edits by itself: a shell script that gets the file's path."""
    path = machine.home / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    machine.environment["EDITOR"] = str(path)


def test_init_asks_on_a_terminal(machine):
    run = machine.run("init .", stdin="Brightway\nLin Mei\nmei@b.example\n\n", terminal=True)
    assert run.code == 0
    settings = (machine.folder / "tradectl.yaml").read_text()
    assert "desk: Brightway\n" in settings
    assert "- id: mei\n    name: Lin Mei\n    email: mei@b.example\n" in settings


def test_init_asks_nothing_where_nobody_is(machine):
    run = machine.run("init .")
    assert run.code == 0
    assert "id: tester" in (machine.folder / "tradectl.yaml").read_text()


def test_add_asks_for_what_is_missing(founded):
    answers = (
        "Müller Leuchten GmbH\nGermany\nHans Müller\nhans@mueller.example\n\n\nLED panel\nsoon\n+1m\nCanton Fair\n"
    )
    run = founded.run("add", stdin=answers, terminal=True)
    assert run.code == 0
    assert "'soon' is no day." in run.err
    card = (founded.folder / "prospect/A/DE-MUELLER-20260320/card.yaml").read_text()
    for line in (
        "country: DE",
        "email: hans@mueller.example",
        "- LED panel",
        "expected_close: 2026-04-20",
        "Canton Fair",
    ):
        assert line in card


def test_add_shows_who_is_known_and_takes_a_reason(founded):
    founded.run('add --name "Bolt Lighting LLC" --country US')
    stopped = founded.run("add", stdin="Bolt Lighting\nUS\n\n\n\n\n\n", terminal=True)
    assert stopped.code == 3
    assert "Already known? US-BOLT-20260320" in stopped.err
    again = founded.run("add", stdin="Bolt Lighting\nUS\n\n\n\n\nanother town\n\n\n\n", terminal=True)
    assert again.code == 0
    assert "another town" in (founded.folder / "prospect/D/US-BOLT-20260320/journal.jsonl").read_text()
    assert founded.run("validate --strict").code == 0


def test_add_is_left_by_the_end_of_input(founded):
    assert founded.run("add", stdin="Bolt\n", terminal=True).code == 130
    assert not list(founded.folder.glob("prospect/*/*"))


def test_edit_checks_on_return_and_offers_to_go_back(desk):
    editor(
        desk,
        'if grep -q "grade: A" "$1"; then sed -i "s/grade: A/grade: [A/" "$1"; '
        'else sed -i "s/grade: .A/grade: A/" "$1"; fi',
    )
    run = desk.run("edit NORDLYS", stdin="y\n", terminal=True)
    assert run.code == 0
    assert "A bracket is opened and not closed." in run.out
    assert "grade: A\n" in (desk.folder / CARD).read_text()


def test_edit_that_leaves_a_card_broken_says_so(desk):
    editor(desk, 'sed -i "s/grade: A/grade: [A/" "$1"')
    run = desk.run("edit NORDLYS")
    assert run.code == 1
    assert "9:8" in run.out


def test_edit_that_changes_nothing(desk):
    editor(desk, "true")
    run = desk.run("edit NORDLYS")
    assert (run.code, run.out, run.err) == (0, "", "Nothing was changed.\n")


def last_commit(desk):
    return subprocess.run(
        ["git", "log", "-1", "--format=%s"], cwd=desk.folder, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def with_git(desk):
    subprocess.run(["git", "init", "-q"], cwd=desk.folder, check=True)
    assert desk.run("save").code == 0
    return desk


def test_undo_takes_back_the_edit_first(with_git):
    before = (with_git.folder / CARD).read_bytes()
    assert with_git.run('log NORDLYS "important call"').code == 0
    editor(with_git, 'sed -i "s/grade: A/grade: A  # surely/; s/panel, schools/panel, shops/" "$1"')
    run = with_git.run("edit NORDLYS")
    assert (run.code, run.out, run.err) == (0, "✓ Edited NORDLYS: checked\n  tags.2: schools → shops\n", "")
    assert last_commit(with_git) == "Edit NO-NORDLYS-20251105"
    assert with_git.run("undo --yes").out.startswith("✓ Undo: Edit NO-NORDLYS-20251105")
    assert (with_git.folder / CARD).read_bytes() == before
    assert "important call" in (with_git.folder / CARD).with_name("journal.jsonl").read_text()
    assert with_git.run("undo --yes").code == 0
    assert "important call" not in (with_git.folder / CARD).with_name("journal.jsonl").read_text()


def test_undo_of_an_edit_is_refused_where_the_card_was_changed_since(desk):
    editor(desk, 'sed -i "s/grade: A/grade: A  # surely/" "$1"')
    assert desk.run("edit NORDLYS").code == 0
    with (desk.folder / CARD).open("a", encoding="utf-8") as file:
        file.write("  More.\n")
    assert desk.run("undo --yes").code == 3
    assert (desk.folder / CARD).read_text().endswith("  More.\n")


def test_an_edit_left_broken_can_be_taken_back_and_is_not_committed(with_git):
    before = (with_git.folder / CARD).read_bytes()
    editor(with_git, 'sed -i "s/grade: A/grade: [A/" "$1"')
    run = with_git.run("edit NORDLYS")
    assert run.code == 1
    assert "The card of NORDLYS is broken, and not committed." in run.err
    assert last_commit(with_git) == "Save everything"
    assert with_git.run("undo --yes").code == 0
    assert (with_git.folder / CARD).read_bytes() == before


def test_what_another_command_did_meanwhile_is_not_taken_for_an_edit(desk, monkeypatch):
    editor(desk, "true")
    monkeypatch.setattr(
        "tradectl.cli.editor.editor", lambda *_given, **_named: desk.run("set NORDLYS website=x.example") and ["true"]
    )
    desk.run("edit NORDLYS")
    assert "Set website" in desk.run("undo --dry-run").out


def test_what_an_editor_saved_that_ended_with_an_error_can_be_taken_back(desk):
    before = (desk.folder / CARD).read_bytes()
    editor(desk, 'sed -i "s/grade: A/grade: B/" "$1"; exit 1')
    assert desk.run("edit NORDLYS").code == 3
    assert desk.run("undo --yes").code == 0
    assert (desk.folder / CARD).read_bytes() == before


def test_an_edit_that_cannot_be_kept_for_undo_is_told(desk, monkeypatch):
    def locked(*_given, **_named):
        raise TradectlError(ErrorCode.LOCKED, say("Another command is at work."))

    monkeypatch.setattr("tradectl.app.edit.note_edit", locked)
    editor(desk, 'sed -i "s/grade: A/grade: A  # surely/" "$1"')
    run = desk.run("edit NORDLYS")
    assert run.code == 0
    assert "its old text could not be kept" in run.err
    assert "# surely" in (desk.folder / CARD).read_text()


def test_an_editor_needs_a_terminal(desk):
    desk.environment |= {"EDITOR": "", "VISUAL": ""}
    run = desk.run("edit NORDLYS")
    assert run.code == 3
    assert "An editor needs a terminal" in run.err


def test_an_editor_that_is_not_there(desk):
    desk.environment["EDITOR"] = "/nowhere/editor"
    run = desk.run("edit NORDLYS")
    assert run.code == 3
    assert "/nowhere/editor cannot be started" in run.err


def test_undo_asks_and_takes_no_for_an_answer(founded):
    founded.run('add --name "Bolt Lighting LLC" --country US')
    declined = founded.run("undo", stdin="n\n", terminal=True)
    assert declined.code == 3
    assert declined.err.endswith("(y/n): Nothing was changed.\n")  # a decision, no error
    declined = founded.run("--lang zh-Hans undo", stdin="n\n", terminal=True)
    assert declined.err.endswith("：没有做任何更改。\n")
    assert list(founded.folder.glob("prospect/*/*"))
    assert founded.run("undo", stdin="y\n", terminal=True).code == 0
    assert not list(founded.folder.glob("prospect/*/*"))


def test_open_prints_the_folder(desk):
    run = desk.run("open NORDLYS")
    assert run.out == f"{(desk.folder / CARD).parent.resolve()}\n"


def test_a_bug_becomes_a_report(desk, monkeypatch):
    monkeypatch.setattr("tradectl.app.due.due", lambda *_given, **_named: 1 / 0)
    run = desk.run("due --format json")
    assert run.code == 70
    assert '"code": "internal"' in run.out
    (report,) = (desk.home / "state").glob("crash-*.txt")
    text = report.read_text()
    assert "ZeroDivisionError" in text
    assert "command: tradectl due --format json" in text


def test_an_interrupt(desk, monkeypatch):
    def interrupt(*_given, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr("tradectl.app.due.due", interrupt)
    assert desk.run("due").code == 130


def test_a_closed_pipe_is_no_error(desk):
    class Closed:
        def write(self, _text):
            raise BrokenPipeError

        def flush(self):
            raise BrokenPipeError

        def isatty(self):
            return False

    assert main(["due"], desk.world()._replace(stdout=Closed())) == 0


def test_a_file_goes_into_the_folder_of_the_day(desk):
    (desk.folder.parent / "PI 2026.pdf").write_bytes(b"%PDF-1.7 \x00\xff")
    run = desk.run(["log", "NORDLYS", "Sent the PI", "--file", "../PI 2026.pdf"])
    assert run.code == 0
    copied = desk.folder / "prospect/A/NO-NORDLYS-20251105/20260320-pi-2026/PI 2026.pdf"
    assert copied.read_bytes() == b"%PDF-1.7 \x00\xff"
    journal = (desk.folder / "prospect/A/NO-NORDLYS-20251105/journal.jsonl").read_text().splitlines()[-1]
    assert '"files":["20260320-pi-2026/PI 2026.pdf"]' in journal
    assert desk.run("undo --yes").code == 0
    assert not copied.parent.exists()


def test_the_version_needs_no_verb_and_no_workspace(machine):
    run = machine.run("--version")
    assert (run.code, run.err) == (0, "")
    assert run.out == f"tradectl {__version__}\n"


def test_an_editor_is_not_taken_from_a_workspace_that_the_path_leads_into(desk):
    """`.` on the PATH, and a `nano` in a workspace that came from somebody."""
    for name in ("nano", "editor", "sensible-editor"):
        (desk.folder / name).write_text('#!/bin/sh\ntouch "$(dirname "$0")/was-run"\n')
        (desk.folder / name).chmod(0o755)
    with contextlib.chdir(desk.folder):
        for given in ("", "nano"):
            desk.environment |= {"PATH": os.pathsep.join([".", ""]), "EDITOR": given, "VISUAL": ""}
            assert desk.run("edit NORDLYS", terminal=True).code == 3
    assert not (desk.folder / "was-run").exists()


def test_undo_takes_nothing_else_back_where_the_last_record_is_damaged(founded):
    for name in ("Bolt Lighting LLC", "Volterra"):
        founded.run(f'add --name "{name}" --country US')
    done = json.loads(founded.run("undo --list --format json").out)["data"]["operations"]
    newer, older = (one["operation"] for one in done[:2])
    (founded.folder / ".tradectl/undo" / newer / "record.json").write_text("{")
    run = founded.run("undo --yes")
    assert run.code == 3
    assert f"The record of {newer} is damaged" in run.err
    assert newer in founded.run("undo --list").err
    assert len(list(founded.folder.glob("prospect/*/*"))) == 2
    assert founded.run(f"undo {older} --yes").code == 0
    assert [path.name for path in founded.folder.glob("prospect/*/*")] == ["US-VOLTERRA-20260320"]
