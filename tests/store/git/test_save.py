"""`save` commits everything pending, and says what it could not."""

from __future__ import annotations

import os

from tradectl.store.git.status import differing


def told(result) -> list[str]:
    return [str(warning) for warning in result.warnings]


def test_everything_pending(desk):
    desk.first(**{".gitignore": "*.tmp\n", "changed": "a\n", "removed": "a\n", "staged": "a\n", "moved": "m\n" * 9})
    desk.write("changed", "b\n")
    (desk.root / "removed").unlink()
    desk.write("staged", "b\n")
    desk.git("add", "staged")
    desk.git("mv", "moved", "elsewhere")
    desk.write("A/offer 株.pdf")
    desk.write("A/x.tmp")
    result = desk.save("Before the fair")
    assert (result.added, result.changed, result.removed, result.warnings) == (2, 2, 2, ())
    assert desk.subjects()[0] == "Before the fair"
    assert desk.status() == []
    assert desk.save().sha is None


def test_first_commit_of_everything(desk):
    desk.write("tradectl.yaml")
    desk.write(".gitattributes")
    assert desk.save().added == 2
    assert desk.status() == []


def test_nothing_at_all(desk):
    result = desk.save()
    assert (result.sha, result.warnings) == (None, ())


def test_of_a_file_staged_with_other_text_the_file_counts(desk):
    desk.first(card="a\n")
    desk.write("card", "staged\n")
    desk.git("add", "card")
    desk.write("card", "b\n")
    assert desk.save().changed == 1
    assert desk.content("card") == "b\n"
    assert desk.status() == []


def test_staged_change_taken_back_in_the_file_leaves_nothing_pending(desk):
    desk.first(card="a\n")
    desk.write("card", "staged\n")
    desk.git("add", "card")
    desk.write("card", "a\n")
    assert desk.save().sha is None
    assert desk.status() == []


def test_repository_inside_and_pipe_are_left_out_and_told(desk):
    desk.first(card="a\n")
    desk.write("card", "b\n")
    desk.write("inner/file")
    desk.git("init", "-q", "inner")
    (desk.root / "card2").symlink_to("card")
    result = desk.save()
    assert desk.files() == ["M card", "A card2"]
    assert told(result) == ["inner/ is not a file (a pipe, or a git repository of its own), so it is not committed."]


def test_tracked_file_that_became_a_pipe(desk):
    desk.first(card="a\n", other="a\n")
    (desk.root / "card").unlink()
    os.mkfifo(desk.root / "card")
    desk.write("other", "b\n")
    result = desk.save()
    assert desk.files() == ["M other"]
    assert told(result) == ["card is not a file (a pipe, or a git repository of its own), so it is not committed."]


def test_private_folder_is_left_alone(desk):
    desk.write(".tradectl/undo/op1")
    desk.write("card")
    assert desk.save().added == 1


def test_what_a_killed_export_left_is_left_alone(desk):
    desk.first(card="a\n")
    desk.write(".~tradectl-export-123", "half")
    desk.write("lists/.~tradectl-export-7", "half")
    desk.write("lists/mine.csv")
    desk.save()
    assert desk.files() == ["A lists/mine.csv"]


def test_conflict_in_a_file_is_never_committed(desk):
    desk.first(card="a\n")
    desk.write("card", "stashed\n")
    desk.person_git("stash", "-q")
    desk.write("card", "b\n")
    assert desk.commit("card").sha
    desk.person_git("stash", "pop", "-q", code=1)
    assert told(desk.save()) == [
        "Nothing is committed: card has an unresolved git conflict. Resolve it with git, then run `tradectl save`."
    ]
    assert desk.commit("card").sha is None
    desk.write("other")
    assert desk.commit("other").sha, "other files are committed"


def test_differing_names_files_that_differ_from_head(desk):
    desk.first(**{"A/card": "a\n", "A/other": "a\n", "B/card": "a\n"})
    desk.write("A/card", "b\n")
    desk.write("A/new", "b\n")
    desk.write("B/card", "b\n")
    desk.git("add", "A/card")
    assert differing(desk.repo(), ["A"]) == ("A/card", "A/new")
    assert differing(desk.repo(), ["A/other"]) == ()
    assert differing(desk.repo(), []) == ()
    assert "outside repository" in str(differing(desk.repo(), ["../x"]))
