"""Git that is busy, slow, broken or in a race: a warning, never an exception, never a lost byte."""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import sys
from pathlib import Path

import pytest

from tradectl.store.git import record, run
from tradectl.store.git.notices import left_out
from tradectl.store.git.paths import Why, leave_out
from tradectl.store.git.run import NOT_RUN, Git, Output
from tradectl.store.git.status import differing
from tradectl.store.git.tidy import tidy


@pytest.fixture
def hurried(monkeypatch):
    """Make the tries while another git is at work follow at once; return the waits that were asked for."""
    waits = []
    monkeypatch.setattr(run, "sleep", waits.append)
    return waits


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock", "refs/heads/main.lock"])
def test_lock_held_by_another_git(desk, hurried, lock):
    desk.first(card="a\n")
    desk.write("card", "b\n")
    (desk.root / ".git" / lock).touch()
    result = desk.commit("card")
    assert result.sha is None
    warning = str(result.warnings[0])
    assert "another git is at work" in warning
    assert lock in warning
    assert hurried
    (desk.root / ".git" / lock).unlink()
    assert desk.content("card") == "a\n"
    assert desk.commit("card").sha
    assert desk.status() == []


def test_lock_that_is_gone_in_a_moment(desk, monkeypatch):
    desk.first(card="a\n")
    desk.write("card", "b\n")
    lock = desk.root / ".git/index.lock"
    lock.touch()
    monkeypatch.setattr(run, "sleep", lambda _: lock.unlink())
    assert desk.commit("card").sha


def test_somebody_commits_in_between(desk, monkeypatch):
    desk.first(card="a\n", other="a\n")
    desk.write("card", "b\n")
    first_line = record.committer_line

    def meanwhile(git, author):
        monkeypatch.setattr(record, "committer_line", first_line)
        desk.write("other", "b\n")
        desk.person_git("commit", "-qm", "Meanwhile", "other")
        return first_line(git, author)

    monkeypatch.setattr(record, "committer_line", meanwhile)
    assert desk.commit("card").sha
    assert desk.subjects() == ["Log", "Meanwhile", "First"]
    assert desk.files() == ["M card"]
    assert desk.status() == []


def test_somebody_never_stops_committing(desk, monkeypatch):
    desk.first(card="a\n")
    desk.write("card", "b\n")
    first_line = record.committer_line

    def meanwhile(git, author):
        desk.person_git("commit", "-q", "--allow-empty", "-m", "Meanwhile", "--only")
        return first_line(git, author)

    monkeypatch.setattr(record, "committer_line", meanwhile)
    result = desk.commit("card")
    assert result.sha is None
    assert "somebody else commits" in str(result.warnings[0])
    assert desk.content("card") == "a\n"


@pytest.mark.parametrize("name", ["index", "HEAD", "config", "objects"])
def test_broken_repository_is_a_warning(desk, name):
    desk.first(card="a\n")
    repo = desk.repo()
    broken = desk.root / ".git" / name
    if broken.is_dir():
        broken.rename(broken.with_name("gone"))
    else:
        broken.write_text("[nonsense")
    desk.write("card", "b\n")
    fixed = replace_repo(desk, repo)
    for result in (fixed.edits("card"), fixed.commit("card"), fixed.save()):
        assert result.sha is None
        assert str(result.warnings[0]).startswith("Nothing is committed: git says: ")
    assert isinstance(str(differing(repo, ["card"])), str)
    assert (desk.root / "card").read_text() == "b\n"


def replace_repo(desk, repo):
    """Return the desk with a repository that was opened before it broke."""

    class Opened(type(desk)):
        def repo(self):
            return repo

    return Opened(desk.root, desk.environ)


def test_workspace_that_went_away(desk):
    repo = desk.repo()
    desk.root.rename(desk.root.with_name("gone"))
    assert "cannot change to" in str(differing(repo, ["card"]))


def test_slow_git_is_stopped_and_may_clean_up(tmp_path):
    """A fake git, for the one thing a real one cannot be asked: to take too long."""
    slow = tmp_path / "git"
    cleaned = tmp_path / "cleaned"
    slow.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, signal, sys, time\n"
        f"signal.signal(signal.SIGTERM, lambda *_: sys.exit(pathlib.Path({str(cleaned)!r}).touch()))\n"
        "time.sleep(60)\n"
    )
    slow.chmod(0o755)
    output = Git(str(slow), tmp_path, dict(os.environ)).run("status", seconds=1)
    assert (output.code, output.reason) == (NOT_RUN, "git took longer than 1 s")
    assert cleaned.exists()


def test_git_that_cannot_be_started(desk):
    git = desk.repo().git
    assert git._replace(program=str(desk.root / "no-git")).run("version").code == NOT_RUN
    assert git.run("status", "a\0b").code == NOT_RUN


def test_looking_never_writes(desk):
    desk.first(card="a\n")
    os.utime(desk.root / "card", (1, 1))
    before = {path: path.read_bytes() for path in Path(desk.root).rglob("*") if path.is_file()}
    assert differing(desk.repo(), ["card"]) == ()
    assert {path: path.read_bytes() for path in Path(desk.root).rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("err", "reason"),
    [
        ("warning: x\nfatal: bad thing.\nmore", "bad thing"),
        ("error: one\nfatal: two", "one"),
        ("told so", "told so"),
        ("", "exit code 3"),
    ],
)
def test_reason(err, reason):
    assert Output(3, b"", err).reason == reason


# --- files that cannot be committed -----------------------------------------------------------------------------------


def test_file_that_cannot_be_read(desk):
    assert leave_out(desk.repo(), ["gone"]) == {"gone": Why.UNREADABLE}
    assert [str(notice) for notice in left_out([("a", Why.UNREADABLE), ("p", Why.NO_FILE), ("b", Why.UNREADABLE)])] == [
        "2 files cannot be read, so they are not committed. Close the programs that have them open. The first is a",
        "p is not a file (a pipe, or a git repository of its own), so it is not committed.",
    ]


# --- upkeep -----------------------------------------------------------------------------------------------------------


def many_loose(desk) -> list[str]:
    """Store enough objects in one of the 256 folders for git to think of thousands; no commit refers to them."""
    texts = (f"{number}\n".encode() for number in itertools.count())
    in_sample = (text for text in texts if hashlib.sha1(b"blob %d\0%s" % (len(text), text)).hexdigest()[:2] == "17")  # noqa: S324
    folder = desk.root.parent / "texts"
    folder.mkdir()
    for number, text in enumerate(itertools.islice(in_sample, 28)):
        (folder / str(number)).write_bytes(text)
    paths = "".join(f"{file}\n" for file in folder.iterdir())
    return desk.git("hash-object", "-w", "--stdin-paths", stdin=paths).split()


def test_thousands_of_loose_objects_are_packed_and_none_is_lost(desk):
    desk.first(card="a\n")
    assert not tidy(desk.repo())
    blobs = many_loose(desk)
    assert tidy(desk.repo())
    assert desk.git("count-objects").startswith("0 objects")
    desk.git("fsck", "--strict")
    for blob in blobs:
        assert desk.git("cat-file", "-t", blob) == "blob\n"
    assert not tidy(desk.repo()), "it is done once"


def test_a_commit_tidies_and_a_linked_worktree_knows_where(desk, tmp_path):
    desk.first(card="a\n")
    desk.git("worktree", "add", "-q", str(tmp_path / "linked"), "-b", "side")
    linked = type(desk)(tmp_path / "linked", desk.environ)
    many_loose(desk)
    linked.write("card", "b\n")
    assert linked.commit("card").sha
    assert desk.git("count-objects").startswith("0 objects")


def test_a_git_that_cannot_be_told_everything_ends_by_itself(tmp_path, monkeypatch):
    """Ended while it begins, it may leave its lock: a signal right after the lock is made takes nothing away."""
    ended = tmp_path / "ended"
    program = tmp_path / "git"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\n: >'{ended}'\n")
    program.chmod(0o755)

    def full(_to, _what):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        output = Git(str(program), tmp_path, dict(os.environ)).run("update-index", "--stdin", stdin=b"card\0")
    assert output.code == NOT_RUN
    assert os.strerror(errno.ENOSPC) in output.err
    assert ended.exists()


# --- cost -------------------------------------------------------------------------------------------------------------


def test_a_commit_takes_few_processes(desk, monkeypatch):
    desk.first(card="a\n", other="a\n")
    desk.git("config", "user.name", "Bo")
    desk.git("config", "user.email", "bo@x.example")
    started = []
    execute = run._execute
    words = {"rev-parse", "config", "status", "update-index", "ls-files", "var", "fast-import"}

    def noting(command, *rest):
        started.append(next(word for word in command if word in words))
        return execute(command, *rest)

    monkeypatch.setattr(run, "_execute", noting)
    desk.repo()
    opening = started.copy()
    assert opening == ["rev-parse", "config"]
    started.clear()
    desk.edits("card")
    assert started == [*opening, "status"]
    started.clear()
    desk.write("card", "b\n")
    assert desk.commit("card").sha
    assert started == [*opening, "status", "update-index", "ls-files", "var", "fast-import"]
