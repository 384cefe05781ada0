"""A git puts a file back while a command writes: what the command wrote is there in the end, and what git brought."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time

import pytest

from tradectl.app import carry_out as carrying
from tradectl.app.committing import History
from tradectl.store.git import quiet
from world import Machine

BEFORE, AFTER = "before the commit", "after the commit"


@pytest.fixture
def desk(tmp_path):
    """Return a workspace with git and one customer."""
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[user]\n\tname = Mei\n\temail = mei@x.example\n")
    place = Machine(tmp_path / "work", home, environment={"TRADECTL_USER": "mei", "TRADECTL_CACHE": f"{tmp_path}/c"})
    place.folder.mkdir()
    done(place, "init . --person mei")
    done(place, "add --name 'Bolt Lighting' --country US --code BOLT --grade B")
    return place


def done(desk, command, code=0):
    run = desk.run(command)
    assert run.code == code, run.err
    return run


def git(desk, *words):
    command = ["git", "-C", desk.folder, "-c", "user.name=Mei", "-c", "user.email=mei@x.example", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def home(desk):
    (card,) = desk.folder.glob("*/*/US-BOLT-*/card.yaml")
    return card.parent


def texts(desk):
    return [json.loads(line).get("did") for line in (home(desk) / "journal.jsonl").read_text().splitlines()]


def begin(desk):
    """Note, as `git merge` does before all, that it begins."""
    (desk.folder / ".git/ORIG_HEAD").write_text(git(desk, "rev-parse", "HEAD"))


@pytest.fixture
def meanwhile(monkeypatch):
    """Let a git do something once, right after a command's files are written or after they are committed."""

    def arrange(when, deed):
        deeds = [deed]
        owner, name = (carrying, "apply") if when == BEFORE else (History, "record")
        real = getattr(owner, name)

        def with_git(*given, **named):
            answer = real(*given, **named)
            if deeds:
                deeds.pop()()
            return answer

        monkeypatch.setattr(owner, name, with_git)

    return arrange


@pytest.mark.parametrize("when", [BEFORE, AFTER])
@pytest.mark.parametrize("stands", ["file", "link", "folder"])
def test_what_is_done_is_done_where_it_cannot_be_looked_at_again(stands, when, desk, meanwhile):
    card, aside = home(desk) / "card.yaml", desk.home / "aside"

    def put_in_its_place():
        begin(desk)
        if stands == "file":
            home(desk).rename(aside)
            card.parent.write_text("x")
            return
        card.rename(aside)
        card.symlink_to(aside) if stands == "link" else card.mkdir()

    meanwhile(when, put_in_its_place)
    run = done(desk, "set BOLT website=bolt.example")
    assert "Whether git left what was written cannot be seen: " in run.err
    assert "website: bolt.example" in (aside / "card.yaml" if stands == "file" else aside).read_text()


@pytest.mark.parametrize(
    ("when", "settings"),
    [(BEFORE, ""), (AFTER, ""), (BEFORE, "git: {commit: false}\n")],
    ids=[BEFORE, AFTER, "without commits"],
)
def test_an_entry_that_git_takes_out_again_is_added_once_more(when, settings, desk, meanwhile):
    with (desk.folder / "tradectl.yaml").open("a") as file:
        file.write(settings)
    journal, old = home(desk) / "journal.jsonl", (home(desk) / "journal.jsonl").read_bytes()
    meanwhile(when, lambda: (begin(desk), journal.write_bytes(old)))
    run = done(desk, "log BOLT 'Sent samples'")
    assert texts(desk).count("Sent samples") == 1
    assert "it was written again" in run.err
    if not settings:
        assert "journal.jsonl" not in git(desk, "status", "--porcelain")
        assert "Sent samples" in git(desk, "show", f"HEAD:{journal.relative_to(desk.folder).as_posix()}")


def test_an_entry_follows_the_folder_that_git_moves(desk, meanwhile):
    old = home(desk)
    kept = (old / "journal.jsonl").read_bytes()
    new = desk.folder / "prospect/A" / old.name

    def pull():
        begin(desk)
        (old / "journal.jsonl").write_bytes(kept)
        new.parent.mkdir(exist_ok=True)
        git(desk, "mv", old.relative_to(desk.folder), new.relative_to(desk.folder))
        git(desk, "commit", "-m", "Moved")

    meanwhile(BEFORE, pull)
    done(desk, "log BOLT 'Sent samples'")
    assert home(desk) == new
    assert texts(desk).count("Sent samples") == 1
    assert not old.exists()
    assert git(desk, "status", "--porcelain") == ""


def test_an_entry_of_a_customer_whom_git_removes_is_kept_in_a_journal_of_its_own(desk, meanwhile):
    old = home(desk)

    def pull():
        begin(desk)
        git(desk, "rm", "-rf", old.relative_to(desk.folder))
        git(desk, "commit", "-m", "Gone")

    meanwhile(BEFORE, pull)
    done(desk, "log BOLT 'Sent samples'")
    assert "Sent samples" in (old / "journal.jsonl").read_text()
    assert "FILE07" in desk.run("validate --format lines").out


def test_an_undo_takes_the_entry_back_that_was_added_once_more(desk, meanwhile):
    journal, old = home(desk) / "journal.jsonl", (home(desk) / "journal.jsonl").read_bytes()
    meanwhile(AFTER, lambda: (begin(desk), journal.write_bytes(old)))
    done(desk, "log BOLT 'Sent samples'")
    done(desk, "undo --yes")
    assert journal.read_bytes() == old


def test_a_later_undo_refuses_as_a_whole(desk, meanwhile):
    journal, old = home(desk) / "journal.jsonl", (home(desk) / "journal.jsonl").read_bytes()
    meanwhile(AFTER, lambda: (begin(desk), journal.write_bytes(old)))
    done(desk, "log BOLT 'Sent samples'")
    done(desk, "undo --yes")
    run = done(desk, "undo --yes", code=3)
    assert "was changed since" in run.err
    assert journal.read_bytes() == old


def test_an_entry_that_another_command_takes_back_stays_away(desk, meanwhile):
    old = (home(desk) / "journal.jsonl").read_bytes()
    meanwhile(AFTER, lambda: (begin(desk), done(desk, "undo --yes")))
    done(desk, "log BOLT 'Sent samples'")
    assert (home(desk) / "journal.jsonl").read_bytes() == old


@pytest.mark.parametrize("when", [BEFORE, AFTER])
def test_a_card_that_git_puts_back_is_written_again(when, desk, meanwhile):
    card, old = home(desk) / "card.yaml", (home(desk) / "card.yaml").read_bytes()
    meanwhile(when, lambda: (begin(desk), card.write_bytes(old)))
    done(desk, "set BOLT website=https://bolt.example")
    assert b"bolt.example" in card.read_bytes()


@pytest.mark.parametrize("when", [BEFORE, AFTER])
def test_a_card_that_git_brings_stays_and_ours_goes_beside(when, desk, meanwhile):
    card = home(desk) / "card.yaml"
    theirs = card.read_bytes() + b"# of a colleague\n"
    meanwhile(when, lambda: (begin(desk), card.write_bytes(theirs)))
    run = done(desk, "set BOLT website=https://bolt.example")
    assert card.read_bytes() == theirs
    (beside,) = home(desk).glob("card.tradectl-*.yaml")
    assert b"bolt.example" in beside.read_bytes()
    assert beside.name in run.err


def test_a_card_that_git_merged_with_ours_is_left_alone(desk, meanwhile):
    card = home(desk) / "card.yaml"

    def pull():
        begin(desk)
        card.write_bytes(card.read_bytes() + b"# of a colleague\n")
        git(desk, "commit", "-am", "Merged")

    meanwhile(AFTER, pull)
    done(desk, "set BOLT website=https://bolt.example")
    assert b"of a colleague" in card.read_bytes()
    assert not [*home(desk).glob("card.tradectl-*")]


def test_a_command_writes_nothing_while_a_git_holds_the_lock(desk):
    lock, seen = desk.folder / ".git/index.lock", []
    lock.touch()

    def release():
        seen.append("Sent samples" in texts(desk))
        lock.unlink()

    threading.Timer(0.5, release).start()
    run = done(desk, "log BOLT 'Sent samples'")
    assert seen == [False]
    assert texts(desk).count("Sent samples") == 1
    assert "Nothing is committed" not in run.err


def test_a_lock_that_a_killed_git_left_is_not_waited_for(desk, monkeypatch):
    monkeypatch.setattr(quiet, "sleep", lambda _: pytest.fail("it waits"))
    lock = desk.folder / ".git/index.lock"
    lock.touch()
    os.utime(lock, (time.time() - 60, time.time() - 60))
    run = done(desk, "log BOLT 'Sent samples'")
    assert "index.lock" in run.err
    assert texts(desk).count("Sent samples") == 1


def test_commands_do_not_wait_for_each_other_after_a_pull(desk, monkeypatch):
    begin(desk)
    done(desk, "log BOLT one")
    monkeypatch.setattr(quiet, "sleep", lambda _: pytest.fail("it waits"))
    done(desk, "log BOLT two")
    assert texts(desk)[-2:] == ["one", "two"]


S = 10**9


@pytest.mark.parametrize(
    ("lock", "fetched", "begun", "changed", "ours", "is_at_work"),
    [
        (None, None, None, 0, 0, False),
        (0, None, None, 0, 0, True),
        (9, None, None, 9, 0, True),
        (11, None, None, 11, 0, False),
        (None, 0.5, 9, 5, 0, True),
        (None, 1.5, 9, 5, 0, False),
        (None, 0.5, 0.4, 0.4, 0, False),
        (None, None, 0.2, 0.2, 0, True),
        (None, None, 9, 0.2, 0, True),
        (None, None, 9, 0.2, 0.2, False),
        (None, None, 9, 0.4, 0, False),
        (None, None, 11, 0.2, 0, False),
    ],
    ids=[
        "nothing", "a lock", "a lock for nine seconds", "an old lock", "fetched just now", "fetched, no merge",
        "fetched and merged", "a merge begins", "a merge goes on", "a merge, then a command", "a merge is done",
        "a merge of long ago",
    ],
)  # fmt: skip
def test_a_git_at_work_is_told_by_what_it_leaves(lock, fetched, begun, changed, ours, is_at_work, tmp_path):
    """Each is seconds ago; `ours` is when the last command of ours changed the folder."""
    now = 1_800_000_000 * S
    for name, age in (("index.lock", lock), ("FETCH_HEAD", fetched), ("ORIG_HEAD", begun)):
        if age is not None:
            (tmp_path / name).touch()
            os.utime(tmp_path / name, ns=(now - int(age * S),) * 2)
    os.utime(tmp_path, ns=(now - int(changed * S),) * 2)
    assert quiet.is_at_work(str(tmp_path), now - int(ours * S) if ours else 0, now) is is_at_work


def test_the_folder_of_a_linked_worktree_is_the_one_it_names(tmp_path):
    (tmp_path / ".git").write_text("gitdir: ../main/.git/worktrees/desk\n")
    assert quiet.git_folder(tmp_path) == f"{tmp_path}{os.sep}../main/.git/worktrees/desk"
    (tmp_path / ".git").write_text("nothing of the kind\n")
    assert quiet.git_folder(tmp_path) is None
