"""A `.git` that was never finished, as a full disk or a kill leaves it: `init` and `save` finish it."""

from __future__ import annotations

import os
import subprocess

import pytest

from tradectl.store.apply import disk

NOTHING, BEGUN, NO_HEAD = (), ("description", "hooks/pre-push.sample"), ("description", "refs/heads/", "objects/pack/")


@pytest.fixture
def half(machine):
    """Give a machine a `.git` with these files and folders alone."""

    def lay(paths):
        for path in (".", *paths):
            place = machine.folder / ".git" / path
            (place if path.endswith(("/", ".")) else place.parent).mkdir(parents=True, exist_ok=True)
            if not path.endswith(("/", ".")):
                place.write_text("x\n")

    return lay


def git(machine, *words):
    done = subprocess.run(["git", *words], cwd=machine.folder, env=machine.world().environment, capture_output=True)
    assert done.returncode == 0, done
    return done.stdout.decode().strip()


def is_committed(machine):
    return not git(machine, "status", "--porcelain") and git(machine, "config", "core.fsync") == "all"


@pytest.mark.parametrize("paths", [NOTHING, BEGUN, NO_HEAD])
def test_init_finishes_what_an_earlier_one_began(machine, half, paths):
    half(paths)
    done = machine.run("init . --person mei")
    assert (done.code, done.err) == (0, "")
    assert is_committed(machine)


@pytest.mark.parametrize("paths", [NOTHING, BEGUN, NO_HEAD])
def test_save_finishes_it_in_a_workspace_that_is_there(machine, half, paths):
    assert machine.run("init . --person mei --no-git").code == 0
    half(paths)
    told = machine.run("add --name Bolt --country US --since 2026-01-01")
    assert "Nothing is committed: git cannot use the repository here" in told.err
    assert "`tradectl doctor`" in told.err
    assert "never finished" in machine.run("doctor").out
    assert machine.run("save").code == 0
    assert is_committed(machine)


def test_a_repository_that_lost_its_head_is_not_taken_for_a_new_one(machine):
    assert machine.run("init . --person mei").code == 0
    (machine.folder / ".git/HEAD").unlink()
    before = sorted((machine.folder / ".git").rglob("*"))
    done = machine.run("save")
    assert done.code == 3
    assert "git init" not in done.err
    assert "tradectl doctor" in done.err
    assert sorted((machine.folder / ".git").rglob("*")) == before
    assert "never finished" not in machine.run("doctor").out


@pytest.mark.parametrize("path", ["hooks", "info"])
def test_nothing_is_written_through_a_link_in_half_a_repository(machine, half, path):
    half(NOTHING)
    os.symlink(machine.home, machine.folder / ".git" / path)  # noqa: PTH211
    assert machine.run("init . --person mei --no-git").code == 0
    before = sorted(machine.home.iterdir())
    machine.environment["TRADECTL_CACHE"] = ""
    assert machine.run("save --format json").code == 0
    assert sorted(one for one in machine.home.iterdir() if one.name != ".cache") == before
    assert is_committed(machine)


@pytest.mark.parametrize("path", ["refs", "objects"])
def test_a_link_that_leads_out_of_half_a_repository_leaves_it_half(machine, half, path):
    half(NOTHING)
    os.symlink(machine.home, machine.folder / ".git" / path)  # noqa: PTH211
    done = machine.run("init . --person mei")
    assert f".git/{path} leads git out of the workspace" in done.err
    assert not (machine.folder / ".git/HEAD").exists()


def test_a_git_that_cannot_make_the_repository_is_told_with_what_makes_it(machine):
    """The files are written; and what the sentence says, done, commits them."""
    (machine.home / "bin").mkdir()
    (machine.home / "bin/git").write_text('#!/bin/sh\ncase "$*" in *init*) exit 9 ;; esac\nexec /usr/bin/git "$@"\n')
    (machine.home / "bin/git").chmod(0o755)
    machine.environment["PATH"] = f"{machine.home}/bin:/usr/bin:/bin"
    done = machine.run("init . --person mei")
    assert done.code == 0
    assert "exit code 9" in done.err
    assert "`tradectl save` commits them later" in done.err
    machine.environment.pop("PATH")
    assert machine.run("save").code == 0
    assert is_committed(machine)


def test_an_init_that_finds_no_room_says_that_its_repository_is_begun(machine, monkeypatch):
    def full(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(disk, "write", full)
    done = machine.run("init . --person mei")
    assert done.code == 3
    assert done.err.splitlines()[0] == "Error: The disk is full; nothing was changed."
    assert "git repository is begun" in done.err
    monkeypatch.undo()
    assert machine.run("init . --person mei").code == 0
    assert is_committed(machine)


def test_a_lock_that_a_killed_git_left_is_named(machine, half):
    half(["config", "config.lock"])
    (machine.folder / ".git/config").write_text("")
    done = machine.run("init . --person mei")
    assert done.code == 0
    assert "remove the file that git names: '.git/config.lock': File exists" in done.err
    assert machine.run("save").code == 3
    (machine.folder / ".git/config.lock").unlink()
    assert machine.run("save").code == 0
    assert is_committed(machine)
