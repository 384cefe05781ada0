"""A card edited in the person's editor: what is kept of it, committed and told, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import os
import subprocess

import pytest

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

CARD = "prospect/A/NO-NORDLYS-20251105/card.yaml"


def editor(machine, script):
    """An editor that edits by itself: a shell script that gets the file's path."""
    path = machine.home / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    machine.environment["EDITOR"] = str(path)


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


def git(desk, *words):
    return subprocess.run(["git", *words], cwd=desk.folder, capture_output=True, text=True, check=True).stdout


def commits(desk, count):
    return git(desk, "log", f"-{count}", "--format=%s").splitlines()


def last_commit(desk):
    return commits(desk, 1)[0]


def status(desk):
    return git(desk, "status", "--short")


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


def meanwhile(desk, monkeypatch, command, script="true"):
    """Run a command while the editor is open, and let the editor do something after it."""
    editor(desk, script)
    words = [desk.environment["EDITOR"]]
    monkeypatch.setattr("tradectl.cli.editor.editor", lambda *_given, **_named: desk.run(command) and words)


@pytest.mark.parametrize("command", ["set NORDLYS website=x.example", "regrade NORDLYS C"])
def test_what_another_command_did_meanwhile_is_not_taken_for_an_edit(desk, monkeypatch, command):
    meanwhile(desk, monkeypatch, command)
    run = desk.run("edit NORDLYS")
    assert (run.code, run.err) == (0, "Nothing was changed.\n")
    assert "Edited" not in run.out
    assert desk.run("undo --list --format json").out.count('"operation":') == 1


@pytest.mark.parametrize("command", ["set NORDLYS website=x.example", "regrade NORDLYS C"])
def test_an_edit_after_another_command_is_committed_and_is_said_not_to_be_in_undo(with_git, monkeypatch, command):
    card = 'echo "forwarder: Kuehne" >> "$(echo prospect/*/NO-NORDLYS-20251105/card.yaml)"'
    meanwhile(with_git, monkeypatch, command, f'cd "{with_git.folder}"; {card}')
    run = with_git.run("edit NORDLYS")
    assert (run.code, run.err.count("`tradectl undo` does not know of it")) == (0, 1)
    assert "✓ Edited NORDLYS: checked\n" in run.out
    assert last_commit(with_git) == "Edit NO-NORDLYS-20251105"
    assert status(with_git) == ""


@pytest.mark.parametrize(("script", "told"), [("true", "Nothing was changed.\n"), ("echo 'team: x' >> $CARD", "")])
def test_a_folder_that_only_moved_meanwhile_keeps_the_edit_in_undo(desk, monkeypatch, script, told):
    astray = desk.folder / "prospect/B/NO-NORDLYS-20251105"
    (desk.folder / CARD).parent.rename(astray)
    before = (astray / "card.yaml").read_bytes()
    meanwhile(desk, monkeypatch, "refile NORDLYS --by card", f'CARD="{desk.folder / CARD}"; {script}')
    run = desk.run("edit NORDLYS")
    assert (run.code, run.err) == (0, told)
    if not told:
        assert "Undo: Edit NO-NORDLYS-20251105" in desk.run("undo --yes").out
    assert (desk.folder / CARD).read_bytes() == before


def test_a_card_broken_after_another_command_is_not_said_to_be_in_undo(desk, monkeypatch):
    meanwhile(desk, monkeypatch, "set NORDLYS website=x.example", f'echo "tags: [" >> "{desk.folder / CARD}"')
    run = desk.run("edit NORDLYS")
    assert run.code == 1
    assert "Go on: tradectl edit NORDLYS\n" in run.err


def test_an_edit_of_a_customer_who_went_meanwhile_is_refused(desk, monkeypatch):
    meanwhile(desk, monkeypatch, "list", f'rm -r "{(desk.folder / CARD).parent}"')
    run = desk.run("edit NORDLYS")
    assert run.code == 3
    assert "The folder prospect/A/NO-NORDLYS-20251105 is no longer there" in run.err


@pytest.mark.parametrize("answer", [None, ""])
def test_a_card_that_is_gone_after_the_edit_is_put_back(with_git, answer):
    (with_git.folder / CARD).chmod(0o640)
    before = (with_git.folder / CARD).read_bytes()
    editor(with_git, 'rm "$1"')
    run = with_git.run("edit NORDLYS", terminal=answer is not None)
    assert run.code == 3
    assert "it stands again as it was before" in run.err
    assert ((with_git.folder / CARD).read_bytes(), (with_git.folder / CARD).stat().st_mode & 0o777) == (before, 0o640)
    assert last_commit(with_git) == "Save everything"


def test_the_end_of_input_at_the_question_keeps_the_edit_and_tells_of_it(with_git):
    before = (with_git.folder / CARD).read_bytes()
    editor(with_git, 'sed -i "s/grade: A/grade: [A/" "$1"')
    run = with_git.run("edit NORDLYS", terminal=True)
    assert run.code == 130
    assert "The card of NORDLYS is broken, and not committed.\n" in run.err
    assert with_git.run("undo --yes").code == 0
    assert (with_git.folder / CARD).read_bytes() == before


def test_an_edit_with_errors_that_can_be_read_is_committed_and_not_called_broken(with_git):
    editor(with_git, 'sed -i "s/^code: .*/code: OTHER/" "$1"')
    run = with_git.run("edit NORDLYS")
    assert run.code == 1
    assert run.err == (
        "The card of NORDLYS has errors.\nGo on: tradectl edit NORDLYS; or take the edit back: tradectl undo\n"
    )
    assert last_commit(with_git) == "Edit NO-NORDLYS-20251105"


def test_what_was_changed_by_hand_before_an_edit_is_committed_alone(with_git):
    card = with_git.folder / CARD
    by_hand = card.read_bytes() + b"forwarder: Kuehne\n"
    card.write_bytes(by_hand)
    editor(with_git, 'sed -i "s/panel, schools/panel, shops/" "$1"')
    assert with_git.run("edit NORDLYS").code == 0
    assert commits(with_git, 2) == ["Edit NO-NORDLYS-20251105", "Edits by hand"]
    assert with_git.run("undo --yes").code == 0
    assert commits(with_git, 1) == ["Undo: Edit NO-NORDLYS-20251105"]
    assert card.read_bytes() == by_hand


def test_a_card_that_was_broken_before_an_edit_is_not_committed_alone(with_git):
    editor(with_git, 'sed -i "s/grade: A/grade: [A/" "$1"')
    assert with_git.run("edit NORDLYS").code == 1
    editor(with_git, 'sed -i "s/grade: .A/grade: A  # surely/" "$1"')
    assert with_git.run("edit NORDLYS").code == 0
    assert commits(with_git, 2) == ["Edit NO-NORDLYS-20251105", "Save everything"]


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


def test_a_card_that_the_edit_makes_had_no_old_text(desk):
    (desk.folder / CARD).rename(desk.home / "card.yaml")
    editor(desk, f'cp "{desk.home}/card.yaml" "$1"')
    run = desk.run("edit NORDLYS")
    assert (run.code, run.err) == (0, "")
    assert "✓ Edited NORDLYS: checked\n" in run.out


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


@pytest.mark.parametrize("variable", ["EDITOR", "VISUAL"])
@pytest.mark.parametrize("given", ['vi "x', '"', "'", "a\\"])
def test_an_editor_whose_name_ends_within_quotation_marks_is_no_bug(given, variable, desk):
    desk.environment |= {"EDITOR": "", "VISUAL": "", variable: given}
    run = desk.run("edit NORDLYS")
    assert run.code == 3
    assert f"{given} cannot be started" in run.err


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
