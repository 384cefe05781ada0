"""A full disk, a disk that can only be read, no git, no HOME: every verb gives a right answer or one clear sentence."""

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from crash.judging import tree
from crash.scenes import SCENES, STRUCK, approach, begin, copy, machine_at, words_of
from crash.test_table import LINES
from tradectl.cli.main import main

PROGRAM = Path(sys.executable).with_name("tradectl")
WRITTEN = [scene for scene in SCENES if not scene.needs_git]
APPLIED = [scene for scene in WRITTEN if scene.verb != "edit" and not scene.again]  # there the editor writes
FULL, ONLY_READ = "The disk is full", "The disk can only be read"
NO_GIT = "Nothing is committed: git is not on the PATH. Install git.\n"
OF_THE_PERSON = ("HOME", "TRADECTL_CACHE", "TRADECTL_STATE", "GIT_CONFIG_GLOBAL", "XDG_CACHE_HOME")
named = {"ids": lambda scene: scene.name}


def run(one):
    return begin(one.machine, STRUCK).run(one.words)


@pytest.mark.parametrize(("code", "told"), [(errno.ENOSPC, FULL), (errno.EROFS, ONLY_READ)])
@pytest.mark.parametrize("scene", APPLIED, **named)
def test_a_disk_that_takes_nothing_is_told_in_one_sentence(scene, code, told, round_of, faults):
    one = round_of(scene)
    begun = tree(one.machine.folder)
    with faults.installed(faults.Faults(0, code, from_then_on=True)):
        done = run(one)
    first, hint = done.err.splitlines()[:2]
    assert done.code == 3
    assert first == f"Error: {told}; nothing was changed." or "recover" in scene.name
    assert hint.startswith("Hint: ")
    assert tree(one.machine.folder) == begun


@pytest.mark.parametrize(("code", "told"), [(errno.ENOSPC, "No space left on device"), (errno.EROFS, "Read-only")])
@pytest.mark.parametrize("scene", [scene for scene in WRITTEN if scene.is_reading], **named)
def test_a_disk_that_takes_no_file_is_told_with_its_place(scene, code, told, round_of, faults):
    one = round_of(scene)
    begun = tree(one.machine.folder)
    with faults.installed(faults.Faults(0, code, from_then_on=True)):
        done = run(one)
    first, hint = done.err.splitlines()[:2]
    assert (done.code, first.endswith(" cannot be written."), told in hint) == (3, True, True)
    assert tree(one.machine.folder) == begun


@pytest.mark.parametrize("line", LINES.values())
def test_reading_does_without_writing(line, laid_out, faults):
    usual = laid_out.run(line)
    with faults.installed(faults.Faults(0, errno.EROFS, from_then_on=True)):
        assert laid_out.run(line) == usual


@pytest.mark.parametrize("scene", WRITTEN, **named)
def test_without_a_place_for_the_index_the_same_is_done(scene, round_of):
    usual, one = run(round_of(scene)), round_of(scene)
    one.machine.environment["TRADECTL_CACHE"] = str(one.machine.home / "offer.pdf/cache")
    try:
        done = run(one)
    finally:
        one.machine.environment["TRADECTL_CACHE"] = str(one.machine.home / "cache")
    assert done.code == 0
    assert tree(one.machine.folder) == one.ends.after
    lines = done.err.splitlines(keepends=True)
    assert "".join(line for line in lines if not line.startswith("The index cannot be kept in ")) == usual.err


@pytest.mark.parametrize("scene", WRITTEN, **named)
def test_without_a_home_the_same_is_done(scene, round_of):
    usual, one = run(round_of(scene)), round_of(scene)
    world = begin(one.machine, STRUCK).world()
    known = {name: value for name, value in world.environment.items() if name not in OF_THE_PERSON}
    assert main(shlex.split(one.words), world._replace(environment=known)) == 0
    assert world.stderr.getvalue() == usual.err
    assert tree(one.machine.folder) == one.ends.after


@pytest.mark.parametrize("scene", [scene for scene in WRITTEN if scene.on_ground], **named)
def test_without_git_the_files_are_written_and_one_line_says_that_nothing_is_committed(scene, round_of, grounds, place):
    copy(grounds[True], place / "top")
    machine = machine_at(place / "top")
    machine.environment["PATH"] = "/nowhere"
    approach(machine, scene)
    done = begin(machine, STRUCK).run(words_of(scene, machine.folder))
    assert done.code == 0
    usual = run(round_of(scene))
    assert done.err == usual.err + NO_GIT * (scene.verb != "recover" and not scene.is_reading)
    assert tree(machine.folder) == round_of(scene).ends.after


@pytest.mark.parametrize("home", [True, False])
def test_git_commits_without_a_home(home, grounds, place):
    copy(grounds[True], place / "top")
    world = begin(machine_at(place / "top"), STRUCK).world()
    known = {name: value for name, value in world.environment.items() if home or name not in OF_THE_PERSON}
    assert main(["log", "BOLT", "Sent it"], world._replace(environment=known)) == 0
    status = subprocess.run(["git", "-C", place / "top/work", "status", "--porcelain"], capture_output=True)
    assert (status.stdout, world.stderr.getvalue()) == (b"", "")


def test_without_git_what_colleagues_may_have_is_withdrawn_and_not_cut_off(grounds, place):
    copy(grounds[True], place / "top")
    machine = machine_at(place / "top")
    journal = machine.folder / "prospect/B/US-BOLT-20260320/journal.jsonl"
    begin(machine, STRUCK).run("log BOLT again")
    had = journal.read_bytes()
    machine.environment["PATH"] = "/nowhere"
    assert machine.run("undo --yes").code == 0
    assert journal.read_bytes().startswith(had)
    assert b'"corrected"' in journal.read_bytes()[len(had) :]


def test_without_git_a_save_fails_and_says_so(grounds, place):
    copy(grounds[True], place / "top")
    machine = machine_at(place / "top")
    machine.environment["PATH"] = "/nowhere"
    done = machine.run("save")
    assert done.code == 3
    assert done.err.startswith("Error: Nothing is committed: git is not on the PATH. Install git.\n")


@pytest.mark.parametrize(
    ("line", "buffered"), [("list", ""), ("due --format json", "1"), ("show NOBODY --format json", ""), ("--help", "1")]
)
def test_an_answer_that_finds_no_room_is_told_on_stderr(desk, line, buffered):
    environment = {**desk.world().environment, "PYTHONUNBUFFERED": buffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [PROGRAM, *line.split()], cwd=desk.folder, env=environment, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (3, "Error: stdout: No space left on device\n")


@pytest.mark.parametrize("line", ["show AE-SADAF-20260114 --all", "list"])
def test_a_reader_who_has_seen_enough_is_no_failure(desk, line):
    environment = {**desk.world().environment, "PYTHONUNBUFFERED": "1"}
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w") as closed:  # noqa: PTH123
        done = subprocess.run(
            [PROGRAM, *line.split()], cwd=desk.folder, env=environment, stdout=closed, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("line", "code"), [("report week", 0), ("show NOBODY", 3)])
def test_a_notice_that_finds_no_room_does_not_undo_the_answer(desk, line, code):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [PROGRAM, *line.split()], cwd=desk.folder, env=desk.world().environment, stderr=full, stdout=subprocess.PIPE
        )
    assert done.returncode == code
    assert bool(done.stdout) == (code == 0)
