"""Which commit an operation is, whether others have it, and how messages are written and read."""

from __future__ import annotations

import pytest

from tradectl.store.git.history import commit_of, is_shared, tracked_private
from tradectl.store.git.trailers import read_trailers, write_message


def test_commit_of_an_operation(desk):
    assert commit_of(desk.repo(), "op1") is None
    shas = {}
    for number in (1, 2, 12):
        desk.write("card", f"{number}\n")
        shas[number] = desk.commit("card", operation=f"op{number}").sha
    desk.write("card", "x\n")
    desk.commit("card", subject="Tradectl-Op: op2", body=["Tradectl-Op: op2"], operation="op13")
    desk.write("card", "y\n")
    desk.git("add", "card")
    desk.person_git("commit", "-qm", "Quote\n\nTradectl-Op: op1\nand more")
    repo = desk.repo()
    assert {number: commit_of(repo, f"op{number}") for number in shas} == shas
    assert commit_of(repo, "op") is None
    assert commit_of(repo, "op.*") is None
    desk.write("card", "z\n")
    odd = desk.commit("card", operation="a[b*").sha
    assert commit_of(repo, "a[b*") == odd


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


@pytest.mark.parametrize(
    ("text", "trailers"),
    [
        ("S\n\nTradectl-Op: 1\nTradectl-Customer: A\n", (("Tradectl-Op", "1"), ("Tradectl-Customer", "A"))),
        ("Tradectl-Op: 1\n", ()),
        ("S\n\nTradectl-Op: 1\n\nmore\n", ()),
        ("S\n\nTradectl-Op: 1\nmore\n", ()),
        ("", ()),
    ],
)
def test_reading_trailers(text, trailers):
    assert read_trailers(text) == trailers
