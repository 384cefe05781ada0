"""One command, one commit: what is in it, and what is not."""

from __future__ import annotations

import sys

import pytest

from tradectl.store.git import run
from tradectl.store.git.identity import Identity

NASTY = (
    "株式会社/カード.yaml",
    "with space/a b.yaml",
    "quote\"s/it's.yaml",
    "new\nline/a\nb.yaml",
    "tab\there.yaml",
    "back\\slash.yaml",
    "-rf",
    "--force/-n",
    ":(top)x",
    ":!card.yaml",
    "*.yaml",
    "a[b]c/?",
    "#hash",
    " lead and trail ",
    '"',
    "nfd-e\u0301.yaml",
    *(["not utf-8 \udce9.yaml"] if sys.platform == "linux" else []),
)


def test_first_commit_on_an_unborn_branch(desk):
    desk.write("tradectl.yaml")
    result = desk.commit("tradectl.yaml", subject="Start the desk")
    assert result.sha == desk.git("rev-parse", "main").strip()
    assert (result.added, result.changed, result.removed, result.warnings) == (1, 0, 0, ())
    assert desk.files() == ["A tradectl.yaml"]
    assert desk.status() == []


def test_only_the_touched_paths_are_committed(desk):
    desk.first(card="a\n", other="a\n")
    desk.write("card", "b\n")
    desk.write("other", "b\n")
    desk.write("document.pdf")
    result = desk.commit("card")
    assert (result.added, result.changed, result.removed) == (0, 1, 0)
    assert desk.files() == ["M card"]
    assert desk.status() == [" M other", "?? document.pdf"]


def test_message_author_and_trailers(desk):
    desk.write("card")
    desk.commit(
        "card",
        subject="Log  a call\nwith 株式会社",
        body=["One line.", "Another."],
        operation="op7",
        customers=["A", "B"],
    )
    told = desk.git("log", "-1", "--format=%an|%ae|%ad|%cn|%ce|%B", "--date=iso-strict")
    assert told == (
        "林梅|mei@brightway.example|2026-03-20T18:12:05+08:00|林梅|mei@brightway.example|"
        "Log a call with 株式会社\n\nOne line.\nAnother.\n\n"
        "Tradectl-Op: op7\nTradectl-Customer: A\nTradectl-Customer: B\n\n"
    )
    assert desk.git("log", "-1", "--format=%(trailers:key=Tradectl-Customer,valueonly)").split() == ["A", "B"]


def test_nothing_differs_nothing_is_committed(desk):
    desk.first(card="a\n")
    result = desk.commit("card", "missing")
    assert (result.sha, result.warnings) == (None, ())
    assert desk.subjects() == ["First"]
    assert desk.commit().sha is None


def test_removed_file(desk):
    desk.first(card="a\n", other="a\n")
    (desk.root / "card").unlink()
    assert desk.commit("card").removed == 1
    assert desk.files() == ["D card"]
    assert desk.status() == []


def test_ignored_file_is_not_committed(desk):
    desk.write(".gitignore", "*.log\n")
    desk.write("x.log")
    assert desk.commit("x.log", ".gitignore").added == 1
    assert desk.files() == ["A .gitignore"]


def test_private_folder_is_never_committed(desk):
    desk.write(".tradectl/lock")
    desk.write("card")
    assert desk.commit("card", ".tradectl", ".tradectl/lock").added == 1


@pytest.mark.parametrize("path", NASTY)
def test_names_of_every_kind(desk, path):
    desk.first(card="a\n", x="a\n")
    desk.write(path, "one\n")
    assert desk.commit(path).added == 1
    assert desk.files() == [f"A {path}"]
    desk.write(path, "two\n")
    assert desk.edits(path).changed == 1
    (desk.root / path).unlink()
    assert desk.commit(path).removed == 1
    assert desk.status() == []


def test_a_name_that_is_a_pattern_matches_nothing_else(desk):
    desk.first(**{"card.yaml": "a\n"})
    desk.write("card.yaml", "b\n")
    assert desk.commit("*.yaml", ":(top)card.yaml", ":/").sha is None


def test_many_paths_at_once(desk, monkeypatch):
    execute, longest = run._execute, []

    def noting(command, *rest):
        longest.append(len(" ".join(command)))
        return execute(command, *rest)

    monkeypatch.setattr(run, "_execute", noting)
    paths = [desk.write(f"prospect/A/US-CUSTOMER{n:05d}-20260101/card.yaml") for n in range(800)]
    desk.write("other")
    assert desk.commit(*paths).added == 800
    assert max(longest) < 30_000, "Windows takes 32,767 characters"
    assert desk.status() == ["?? other"]


def test_executable_bit_and_link_are_kept(desk):
    desk.write("tool", "#!/bin/sh\n")
    (desk.root / "tool").chmod(0o755)
    (desk.root / "link").symlink_to("elsewhere")
    assert desk.commit("tool", "link").added == 2
    modes = [line.split()[0] for line in desk.git("ls-tree", "HEAD").splitlines()]
    assert modes == ["120000", "100755"]
    assert desk.content("link") == "elsewhere"


def test_file_becomes_folder_and_back(desk):
    desk.first(a="file\n")
    (desk.root / "a").unlink()
    desk.write("a/b")
    assert desk.commit("a", "a/b").sha
    assert desk.files() == ["D a", "A a/b"]
    (desk.root / "a/b").unlink()
    (desk.root / "a").rmdir()
    desk.write("a")
    assert desk.commit("a").sha
    assert desk.status() == []


def test_folder_replaced_by_a_link_is_not_followed(desk, tmp_path):
    desk.first(docs__a="secret?\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").write_text("outside\n")
    (desk.root / "docs/a").unlink()
    (desk.root / "docs").rmdir()
    (desk.root / "docs").symlink_to(tmp_path / "out")
    assert desk.commit("docs", "docs/a").sha
    assert desk.files() == ["A docs", "D docs/a"]


# --- edits by hand ----------------------------------------------------------------------------------------------------


def test_edits_by_hand_come_first_and_alone(desk):
    desk.first(card="a\n", other="a\n")
    desk.write("card", "by hand\n")
    desk.write("other", "by hand\n")
    assert desk.edits("card", "journal").changed == 1
    desk.write("card", "by tradectl\n")
    desk.write("journal", "{}\n")
    assert desk.commit("card", "journal").sha
    assert desk.subjects() == ["Log", "Edits by hand", "First"]
    assert desk.content("card", "HEAD~1") == "by hand\n"
    assert desk.files("HEAD~1") == ["M card"]
    assert desk.files() == ["M card", "A journal"]
    assert desk.status() == [" M other"]


def test_untracked_file_that_is_touched_counts_as_an_edit(desk):
    desk.first(other="a\n")
    desk.write("card", "by hand\n")
    assert desk.edits("card").added == 1


def test_no_edits_no_commit(desk):
    desk.first(card="a\n")
    assert desk.edits("card").sha is None
    assert desk.edits().sha is None
    assert desk.subjects() == ["First"]


# --- what is staged stays staged --------------------------------------------------------------------------------------


def test_staged_files_stay_staged(desk):
    desk.first(card="a\n", one="a\n", two="a\n", three="a\n")
    desk.write("one", "staged\n")
    desk.write("new", "staged\n")
    desk.git("add", "one", "new")
    desk.git("rm", "-q", "two")
    desk.git("mv", "three", "renamed")
    before = desk.git("diff", "--cached", "--name-status")
    desk.write("card", "b\n")
    assert desk.commit("card").sha
    assert desk.files() == ["M card"]
    assert desk.git("diff", "--cached", "--name-status") == before
    assert desk.git("diff", "--name-only") == ""


def test_touched_file_staged_as_it_is_becomes_an_edit_by_hand(desk):
    desk.first(card="a\n")
    desk.write("card", "by hand\n")
    desk.git("add", "card")
    assert desk.edits("card").sha
    desk.write("card", "by tradectl\n")
    result = desk.commit("card")
    assert desk.content("card", "HEAD~1") == "by hand\n"
    assert result.warnings == ()
    assert desk.status() == []


def test_other_text_staged_of_a_touched_file_stays_staged(desk):
    desk.first(card="a\n")
    desk.write("card", "staged\n")
    desk.git("add", "card")
    desk.write("card", "by hand\n")
    assert desk.edits("card").sha
    desk.write("card", "by tradectl\n")
    result = desk.commit("card")
    assert [str(warning) for warning in result.warnings] == [
        "The commit has card as it is on disk; what you had staged of it is still staged."
    ]
    assert [desk.content("card", commit) for commit in ("HEAD", "HEAD~1", "HEAD~2")] == [
        "by tradectl\n",
        "by hand\n",
        "a\n",
    ]
    assert desk.git("show", ":card") == "staged\n"
    assert desk.status() == ["MM card"]


def test_staged_new_file_edited_since(desk):
    desk.first(other="a\n")
    desk.write("-card", "staged\n")
    desk.git("add", "--", "-card")
    desk.write("-card", "by tradectl\n")
    assert desk.commit("-card").added == 1
    assert (desk.content("-card"), desk.git("show", ":-card")) == ("by tradectl\n", "staged\n")


def test_taken_out_of_the_index_by_hand(desk):
    desk.first(card="a\n")
    desk.git("rm", "-q", "--cached", "card")
    assert desk.commit("card").sha is None
    desk.write("card", "b\n")
    assert desk.commit("card").changed == 1
    assert desk.content("card") == "b\n"
    assert desk.git("ls-files") == ""


def test_link_staged_apart_is_stored_as_a_link(desk):
    desk.first(card="a\n")
    (desk.root / "link").symlink_to("one")
    desk.git("add", "link")
    (desk.root / "link").unlink()
    (desk.root / "link").symlink_to("card")
    desk.commit("link")
    assert desk.git("show", ":link") == "one"
    assert desk.content("link") == "card"


def test_intent_to_add(desk):
    desk.first(other="a\n")
    desk.write("card")
    desk.git("add", "-N", "card")
    assert desk.commit("card").added == 1
    assert desk.status() == []


# --- folders that move ------------------------------------------------------------------------------------------------


def test_moved_folder(desk):
    desk.first(
        **{"prospect/A/X/card.yaml": "a\n" * 9, "prospect/A/X/offer.pdf": "pdf\n", "prospect/A/Y/card.yaml": "y\n"}
    )
    desk.write("prospect/A/X/never saved.doc")
    desk.write("prospect/A/X/offer.pdf", "edited\n")
    move = ("prospect/A/X", "prospect/B/X")
    assert desk.edits("prospect/A/X/journal.jsonl", "prospect/B/X/journal.jsonl", moves=[move]).changed == 1
    (desk.root / "prospect/B").mkdir()
    (desk.root / move[0]).rename(desk.root / move[1])
    desk.write("prospect/B/X/journal.jsonl", "{}\n")
    desk.write("prospect/A/X/saved by an editor at the old place.doc")
    result = desk.commit("prospect/A/X/journal.jsonl", "prospect/B/X/journal.jsonl", moves=[move])
    assert (result.added, result.changed, result.removed) == (3, 0, 2)
    assert sorted(desk.files()) == [
        "A prospect/B/X/card.yaml",
        "A prospect/B/X/journal.jsonl",
        "A prospect/B/X/offer.pdf",
        "D prospect/A/X/card.yaml",
        "D prospect/A/X/offer.pdf",
    ]
    assert desk.files("HEAD~1") == ["M prospect/A/X/offer.pdf"]
    assert desk.status() == [
        "?? prospect/A/X/saved by an editor at the old place.doc",
        "?? prospect/B/X/never saved.doc",
    ]
    assert desk.git("log", "--follow", "--format=%s", "prospect/B/X/card.yaml").split("\n")[:2] == ["Log", "First"]


def test_moved_folder_to_a_place_that_is_ignored_keeps_its_history(desk):
    desk.first(**{"A/X/card.yaml": "a\n", ".gitignore": "B/\n"})
    (desk.root / "B").mkdir()
    (desk.root / "A/X").rename(desk.root / "B/X")
    assert desk.commit(moves=[("A/X", "B/X")]).added == 1
    assert sorted(desk.files()) == ["A B/X/card.yaml", "D A/X/card.yaml"]


def test_moved_folder_in_which_things_changed(desk):
    desk.first(**{f"A/X/{name}": f"{name}\n" for name in ("gone", "linked/file", "back", "card")})
    (desk.root / "B").mkdir()
    (desk.root / "A/X").rename(desk.root / "B/X")
    (desk.root / "B/X/gone").unlink()
    (desk.root / "B/X/linked").rename(desk.root / "B/elsewhere")
    (desk.root / "B/X/linked").symlink_to("../elsewhere")
    desk.write("A/X/back", "by an editor that had it open\n")
    result = desk.commit(moves=[("A/X", "B/X")])
    assert result.warnings == ()
    assert sorted(desk.files()) == [
        "A B/X/back",
        "A B/X/card",
        "D A/X/card",
        "D A/X/gone",
        "D A/X/linked/file",
        "M A/X/back",
    ]
    assert desk.status() == ["?? B/X/linked", "?? B/elsewhere/file"]


def test_folder_that_only_shares_a_beginning_is_not_moved(desk):
    desk.first(**{"A/X/card.yaml": "a\n", "A/XY/card.yaml": "a\n"})
    desk.write("A/XY/card.yaml", "b\n")
    (desk.root / "B").mkdir()
    (desk.root / "A/X").rename(desk.root / "B/X")
    assert desk.commit(moves=[("A/X", "B/X")]).removed == 1
    assert desk.status() == [" M A/XY/card.yaml"]


def test_many_folders_move_at_once(desk):
    names = [f"US-CUSTOMER{n:05d}-20260101" for n in range(600)]
    desk.first(**{f"prospect/A/{name}/card.yaml": f"{name}\n" for name in names})
    (desk.root / "prospect/A").rename(desk.root / "prospect/B")
    result = desk.commit(moves=[(f"prospect/A/{name}", f"prospect/B/{name}") for name in names])
    assert (result.added, result.removed) == (600, 600)
    assert desk.status() == []


# --- who --------------------------------------------------------------------------------------------------------------

ANN = ("Ann", "ann@x.example")


def who(desk) -> str:
    return desk.git("log", "-1", "--format=%an <%ae> %cn <%ce>").strip()


@pytest.mark.parametrize(
    ("config", "variables", "author", "expected"),
    [
        ("", {}, Identity(*ANN), "Ann <ann@x.example> Ann <ann@x.example>"),
        ("", {}, None, "tradectl <tradectl@localhost> tradectl <tradectl@localhost>"),
        ("name=Bo\nemail=bo@x", {}, Identity(*ANN), "Ann <ann@x.example> Bo <bo@x>"),
        ("name=Bo\nemail=bo@x", {}, None, "Bo <bo@x> Bo <bo@x>"),
        ("name=Bo", {}, Identity(*ANN), "Ann <ann@x.example> Ann <ann@x.example>"),
        ("email=bo@x", {}, Identity(*ANN), "Ann <ann@x.example> Ann <ann@x.example>"),
        ("name=...\nemail=bo@x", {}, Identity(*ANN), "Ann <ann@x.example> Ann <ann@x.example>"),
        (
            "",
            {"GIT_COMMITTER_NAME": "Cy", "GIT_COMMITTER_EMAIL": "cy@x"},
            Identity(*ANN),
            "Ann <ann@x.example> Cy <cy@x>",
        ),
        ("", {"GIT_COMMITTER_EMAIL": "cy@x"}, Identity(*ANN), "Ann <ann@x.example> Ann <cy@x>"),
        ("", {"GIT_AUTHOR_NAME": "Di", "GIT_AUTHOR_EMAIL": "di@x"}, None, "Di <di@x> tradectl <tradectl@localhost>"),
        (
            "",
            {"GIT_AUTHOR_NAME": "Di", "GIT_AUTHOR_EMAIL": "di@x"},
            Identity(*ANN),
            "Ann <ann@x.example> Ann <ann@x.example>",
        ),
        ("", {"GIT_COMMITTER_DATE": "no date"}, Identity(*ANN), "Ann <ann@x.example> Ann <ann@x.example>"),
        ("", {"GIT_AUTHOR_DATE": "no date"}, Identity(*ANN), "Ann <ann@x.example> Ann <ann@x.example>"),
        ("", {}, Identity("A <b>\nc", "a>b\n@x"), "A bc <ab@x> A bc <ab@x>"),
        ("", {}, Identity("周浩", ""), "周浩 <> 周浩 <>"),
        ("", {}, Identity("...", "hao@x"), "hao <hao@x> tradectl <tradectl@localhost>"),
    ],
)
def test_a_commit_never_fails_for_want_of_an_identity(desk, config, variables, author, expected):
    global_config = desk.root.parent / "home/gitconfig"
    global_config.write_text(f"[user]\n{config}\n" if config else "")
    desk.environ.update(variables)
    desk.write("card")
    assert desk.commit("card", author=author).sha
    for name in variables:
        del desk.environ[name]
    assert who(desk) == expected
    desk.git("fsck", "--strict")


def test_dates_of_the_environment_hold(desk):
    desk.environ.update(GIT_AUTHOR_DATE="2020-01-01T00:00:00+0000", GIT_COMMITTER_DATE="2021-01-01T00:00:00+0000")
    desk.write("card")
    desk.commit("card")
    told = desk.git("log", "-1", "--format=%an %ad %cd", "--date=iso-strict").strip()
    assert told == "林梅 2020-01-01T00:00:00+00:00 2021-01-01T00:00:00+00:00"


# --- the shape of the repository --------------------------------------------------------------------------------------


def test_detached_head(desk):
    desk.first(card="a\n")
    desk.git("checkout", "-q", "--detach")
    desk.write("card", "b\n")
    sha = desk.commit("card").sha
    assert desk.git("rev-parse", "HEAD").strip() == sha
    assert desk.git("rev-parse", "main").strip() != sha


def test_linked_worktree(desk, tmp_path):
    desk.first(card="a\n")
    desk.git("worktree", "add", "-q", str(tmp_path / "linked"), "-b", "side")
    linked = type(desk)(tmp_path / "linked", desk.environ)
    linked.write("card", "b\n")
    assert linked.commit("card").sha == desk.git("rev-parse", "side").strip()
    assert linked.status() == []
    assert desk.subjects() == ["First"]


def test_sparse_checkout(desk):
    desk.first(**{"A/card": "a\n", "B/card": "a\n"})
    desk.git("sparse-checkout", "set", "A")
    assert not (desk.root / "B").exists()
    desk.write("A/card", "b\n")
    assert desk.commit("A/card", "B/card").changed == 1
    assert desk.files() == ["M A/card"]
    assert desk.content("B/card") == "a\n"
    assert desk.status() == []


def test_line_ends_stay_as_people_wrote_them(desk):
    desk.git("config", "core.autocrlf", "true")
    desk.first(**{".gitattributes": "*.yaml -text\n"})
    desk.write("card.yaml", "a\r\nb\n")
    assert desk.commit("card.yaml").sha
    assert desk.content("card.yaml") == "a\r\nb\n"
    assert desk.status() == []


def test_git_built_in_conversions_are_honoured(desk):
    desk.first(**{".gitattributes": "*.txt text\n*.u16 working-tree-encoding=UTF-16LE\n"})
    desk.write("a.txt", "a\r\n")
    (desk.root / "b.u16").write_bytes("ä\n".encode("utf-16-le"))
    assert desk.commit("a.txt", "b.u16").sha
    assert (desk.content("a.txt"), desk.content("b.u16")) == ("a\n", "ä\n")
    assert desk.status() == []
