"""Whether others have a commit, and how messages are written."""

from __future__ import annotations

import pytest

from tradectl.store.git.history import is_shared, tracked_private
from tradectl.store.git.trailers import write_message


def test_shared_once_it_is_pushed(desk, tmp_path):
    desk.first(card="a\n")
    desk.git("init", "-q", "--bare", str(tmp_path / "remote.git"))
    desk.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    old = desk.git("rev-parse", "HEAD").strip()
    assert not is_shared(desk.repo(), old)
    desk.git("push", "-q", "-u", "origin", "main")
    desk.write("card", "b\n")
    new = desk.commit("card").sha
    assert [is_shared(desk.repo(), sha) for sha in (old, new)] == [True, False]
    desk.git("push", "-q")
    assert is_shared(desk.repo(), new)


def test_shared_through_an_upstream_that_is_a_local_branch(desk):
    desk.first(card="a\n")
    desk.git("checkout", "-q", "-b", "side", "--track", "main")
    desk.write("card", "b\n")
    new = desk.commit("card").sha
    assert [is_shared(desk.repo(), sha) for sha in ("HEAD~1", new)] == [True, False]


@pytest.mark.parametrize("sha", ["0" * 40, "f" * 40, "nonsense"])
def test_unknown_commit_counts_as_shared(desk, sha):
    desk.first(card="a\n")
    assert is_shared(desk.repo(), sha)


def test_tracked_private(desk):
    desk.write(".tradectl/intent.json")
    assert tracked_private(desk.repo()) == ()
    desk.git("add", "-f", ".tradectl")
    assert tracked_private(desk.repo()) == (".tradectl/intent.json",)


@pytest.mark.parametrize(
    ("subject", "body", "trailers", "text"),
    [
        ("Log a call", (), [], "Log a call\n"),
        (" a\nb\t c ", (), [], "a b c\n"),
        ("", (), [], "tradectl\n"),
        ("S", ["one", "", "two\nlines", ""], [("Tradectl-Op", "1")], "S\n\none\n\ntwo lines\n\nTradectl-Op: 1\n"),
        ("S", [""], [("Tradectl-Op", "1\nTradectl-Op: 2")], "S\n\nTradectl-Op: 1 Tradectl-Op: 2\n"),
    ],
)
def test_messages(subject, body, trailers, text):
    assert write_message(subject, body, trailers) == text


def test_git_itself_takes_no_subject_and_no_body_for_a_trailer(desk):
    text = write_message(
        "Tradectl-Op: 1", ["Tradectl-Op: 2", "", "Tradectl-Op: 3"], [("Tradectl-Op", "4\nTradectl-Op: 5")]
    )
    assert desk.git("interpret-trailers", "--parse", stdin=text) == "Tradectl-Op: 4 Tradectl-Op: 5\n"
