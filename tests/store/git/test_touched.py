"""What git is told of an operation."""

from __future__ import annotations

from tradectl.core.changes import (
    ABSENT,
    AppendJournal,
    ChangeSet,
    MakeFolder,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)
from tradectl.core.message import say
from tradectl.store.git.touched import Touched, new_place, touched_by


def operation(*changes) -> ChangeSet:
    return ChangeSet("op1", "log", "mei", say("Log"), (), changes)


def test_files_of_a_moved_folder_are_named_before_and_after():
    changes = operation(
        MoveFolder("prospect/A/X", "prospect/B/X"),
        SetFields("prospect/A/X/card.yaml", (), "1", b""),
        AppendJournal("prospect/A/X/journal.jsonl", (("1", "{}"),)),
        WriteFile("reports/w.md", ABSENT, b""),
    )
    assert touched_by(changes) == Touched(
        (
            "prospect/A/X/card.yaml",
            "prospect/A/X/journal.jsonl",
            "reports/w.md",
            "prospect/B/X/card.yaml",
            "prospect/B/X/journal.jsonl",
        ),
        (("prospect/A/X", "prospect/B/X"),),
    )


def test_folders_made_and_removed_are_their_files():
    changes = operation(
        MakeFolder("A"), WriteFile("A/card.yaml", ABSENT, b""), RemoveFile("B/card.yaml", "1"), RemoveFolder("B")
    )
    assert touched_by(changes) == Touched(("A/card.yaml", "B/card.yaml"))


def test_new_place_is_by_whole_folder_names():
    assert [new_place(path, {"A/X": "B/X"}) for path in ("A/X", "A/X/a/b", "A/XY/a", "A")] == [
        "B/X",
        "B/X/a/b",
        None,
        None,
    ]
