"""A person or another program changes a file between the look and the rename: no byte of theirs is lost."""

import errno
import os

import pytest

from tradectl.core.changes import ABSENT, AppendJournal, MakeFolder, MoveFolder, RemoveFile, RemoveFolder, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.store.apply import disk, has_unfinished, undo_records

BOLT, MARTIN = "prospect/A/US-BOLT-20260417", "prospect/B/FR-MARTIN-20260301"
CARD, JOURNAL = f"{BOLT}/card.yaml", f"{BOLT}/journal.jsonl"
BESIDE = f"{BOLT}/card.tradectl-20260320T1012.yaml"
ENTRY = ("e9", '{"id":"e9"}')
OURS = b"# by hand\nname: Bolt Inc   # keep\ngrade: B\n"


@pytest.fixture
def just_before(monkeypatch):
    """Let something happen right before the nth call of a function of the disk."""

    def arrange(name, deed, nth=1, *, only=lambda *_: True):
        real = getattr(disk, name)
        calls = []

        def call(*arguments):
            if only(*arguments):
                calls.append(arguments)
                if len(calls) == nth:
                    deed()
            return real(*arguments)

        monkeypatch.setattr(disk, name, call)

    return arrange


def save(bench, path, content):
    """Save as most editors do: a new file, renamed over the old one."""

    def deed():
        draft = bench.root / f"{path}~"
        draft.write_bytes(content)
        draft.replace(bench.root / path)

    return deed


def in_place(bench, path, content):
    """Save as some editors do: into the file itself."""
    return lambda: (bench.root / path).write_bytes(content)


@pytest.mark.parametrize("how", [save, in_place])
@pytest.mark.parametrize("edition", ["exchange", "none"])
def test_a_save_between_promise_and_exchange_stays_and_ours_goes_beside(bench, just_before, monkeypatch, how, edition):
    if edition == "none":
        monkeypatch.setattr(disk, "_rename_with", lambda *_: False)
        just_before("link", how(bench, CARD, b"theirs\n"), only=lambda source, _: source.name == "card.yaml")
    else:
        just_before("exchange", how(bench, CARD, b"theirs\n"))
    done = bench.apply(bench.set_grade(), AppendJournal(JOURNAL, (ENTRY,)))
    assert bench.read(CARD) == b"theirs\n"
    assert bench.read(BESIDE) == OURS
    assert bench.read(JOURNAL).endswith(b'{"id":"e9"}\r\n')
    assert [(conflict.path, conflict.ours) for conflict in done.conflicts] == [(CARD, BESIDE)]
    assert BESIDE in str(done.conflicts[0].message)
    assert bench.lost() == bench.work_left() == []


@pytest.mark.parametrize("moment", [("exchange", 2), ("read_regular", 5)])
def test_a_second_save_while_the_first_goes_back_is_the_one_that_stands(bench, just_before, moment):
    just_before("exchange", save(bench, CARD, b"first\n"))
    name, nth = moment
    just_before(name, save(bench, CARD, b"second\n"), nth, only=lambda path, *_: path.name in ("card.yaml", "file-0"))
    done = bench.apply(bench.set_grade())
    assert bench.read(CARD) == b"second\n"
    assert bench.read(BESIDE) == OURS
    assert [(bench.root / ".tradectl/lost" / name).read_bytes() for name in bench.lost()] == [b"first\n"]
    assert [conflict.path for conflict in done.conflicts] == [CARD]


def test_a_card_removed_while_it_is_written_is_put_beside(bench, just_before):
    just_before("exchange", (bench.root / CARD).unlink)
    done = bench.apply(bench.set_grade())
    assert not (bench.root / CARD).exists()
    assert bench.read(BESIDE) == OURS
    assert len(done.conflicts) == 1


def test_a_card_removed_while_a_save_goes_back_is_kept(bench, just_before):
    just_before("exchange", save(bench, CARD, b"theirs\n"))
    just_before("exchange", (bench.root / CARD).unlink, nth=2)
    done = bench.apply(bench.set_grade())
    assert [(bench.root / ".tradectl/lost" / name).read_bytes() for name in bench.lost()] == [b"theirs\n"]
    assert done.conflicts[0].ours == f".tradectl/lost/{bench.lost()[0]}"


@pytest.mark.parametrize("how", [save, in_place])
def test_a_journal_that_grew_meanwhile_has_both_entries(bench, just_before, how):
    theirs = bench.read(JOURNAL) + b'\r\n{"id":"theirs"}\r\n'
    just_before("exchange", how(bench, JOURNAL, theirs))
    done = bench.apply(AppendJournal(JOURNAL, (ENTRY,)))
    assert bench.read(JOURNAL) == theirs + b'{"id":"e9"}\r\n'
    assert done.conflicts == ()


def test_a_journal_that_appears_or_goes_meanwhile_gets_the_entry(bench, just_before):
    journal = f"{MARTIN}/journal.jsonl"
    just_before(
        "rename_new", in_place(bench, journal, b'{"id":"theirs"}\n'), only=lambda _, to: to.name == "journal.jsonl"
    )
    bench.apply(AppendJournal(journal, (ENTRY,)))
    assert bench.read(journal) == b'{"id":"theirs"}\n{"id":"e9"}\n'
    just_before("exchange", (bench.root / JOURNAL).unlink)
    bench.apply(AppendJournal(JOURNAL, (ENTRY,)))
    assert bench.read(JOURNAL).endswith(b'{"id":"e9"}\r\n')


def test_a_new_file_whose_name_is_taken_meanwhile_goes_beside(bench, just_before):
    path = f"{BOLT}/offer"
    just_before("rename_new", in_place(bench, path, b"theirs"), only=lambda _, to: to.name == "offer")
    done = bench.apply(WriteFile(path, ABSENT, b"ours"))
    assert bench.read(path) == b"theirs"
    assert bench.read(f"{path}.tradectl-20260320T1012") == b"ours"
    assert done.conflicts[0].ours == f"{path}.tradectl-20260320T1012"


def test_names_beside_are_counted_and_cut_to_what_the_disk_takes(bench, just_before):
    path = f"{BOLT}/{'件' * 80}.pdf"
    for number in (1, 2):
        just_before("rename_new", in_place(bench, path, b"theirs"), only=lambda _, to: to.name.startswith("件件"))
        bench.apply(WriteFile(path, ABSENT, b"ours %d" % number))
        (bench.root / path).unlink()
    names = sorted(entry.name for entry in (bench.root / BOLT).iterdir() if entry.name.startswith("件"))
    assert [name[name.index(".") :] for name in names] == [
        ".tradectl-20260320T1012-2.pdf",
        ".tradectl-20260320T1012.pdf",
    ]
    assert all(len(os.fsencode(name)) <= 255 for name in names)


@pytest.mark.parametrize("how", [save, in_place])
def test_a_file_saved_while_it_is_removed_stays(bench, just_before, how):
    path = f"{MARTIN}/old.txt"
    (bench.root / path).chmod(0o644)
    just_before("rename_new", how(bench, path, b"theirs"), only=lambda source, _: source.name == "old.txt")
    done = bench.apply(RemoveFile(path, bench.sha(path)))
    assert bench.read(path) == b"theirs"
    assert done.conflicts[0].path == path


def test_a_folder_that_changes_while_it_is_removed_stays_as_it_is(bench, just_before):
    led = f"{BOLT}/20260420-led"
    just_before(
        "rename_new", in_place(bench, f"{led}/new.dwg", b"theirs"), only=lambda source, _: source.name == "20260420-led"
    )
    done = bench.apply(RemoveFile(f"{led}/offer.pdf", bench.sha(f"{led}/offer.pdf")), RemoveFolder(led))
    assert bench.read(f"{led}/new.dwg") == b"theirs"
    assert bench.read(f"{led}/offer.pdf") == b"%PDF\0\xff"
    assert done.conflicts[0].path == led


def test_a_changed_folder_whose_place_is_taken_while_it_goes_back_is_kept(bench, just_before):
    led = f"{BOLT}/20260420-led"
    name = "20260420-led"
    just_before("rename_new", in_place(bench, f"{led}/new.dwg", b"theirs"), only=lambda source, _: source.name == name)
    just_before("rename_new", (bench.root / led).mkdir, only=lambda _, to: to.name == name)
    done = bench.apply(RemoveFile(f"{led}/offer.pdf", bench.sha(f"{led}/offer.pdf")), RemoveFolder(led))
    kept = bench.root / str(done.conflicts[0].ours)
    assert sorted(entry.name for entry in kept.iterdir()) == ["new.dwg", "offer.pdf"]


@pytest.mark.parametrize("saved", [False, True])
def test_a_refusal_in_the_middle_of_an_exchange_in_steps_leaves_nothing_behind(bench, just_before, monkeypatch, saved):
    def refuse():
        if saved:
            save(bench, CARD, b"theirs\n")()
        raise PermissionError(errno.EACCES, "no", str(bench.root / CARD))

    before = bench.read(CARD)
    change = bench.set_grade()
    monkeypatch.setattr(disk, "_rename_with", lambda *_: False)
    just_before("rename", refuse, only=lambda _, to: to.name == "card.yaml")
    with pytest.raises(TradectlError, match="nothing was changed"):
        bench.apply(change)
    assert bench.read(CARD) == (b"theirs\n" if saved else before)
    assert [(bench.root / ".tradectl/lost" / name).read_bytes() for name in bench.lost()] == [before] * saved
    assert bench.work_left() == []


def test_an_emptied_shelf_that_fills_meanwhile_stays(bench, just_before):
    (bench.root / "shelf").mkdir()
    just_before("remove_folder", in_place(bench, "shelf/new.txt", b"theirs"))
    done = bench.apply(RemoveFolder("shelf"))
    assert bench.read("shelf/new.txt") == b"theirs"
    assert done.conflicts[0].path == "shelf"


@pytest.mark.parametrize(("name", "code"), [("card", errno.EACCES), ("card", errno.ENOSPC), ("journal", errno.EIO)])
def test_a_first_rename_that_is_refused_takes_everything_back(bench, just_before, name, code):
    def refuse():
        raise OSError(code, os.strerror(code), str(bench.root / BOLT / name))

    before = bench.tree()
    change = bench.set_grade() if name == "card" else AppendJournal(JOURNAL, (ENTRY,))
    just_before("exchange", refuse)
    with pytest.raises(TradectlError, match="nothing was changed"):
        bench.apply(change)
    assert bench.tree() == before
    assert bench.work_left() == []


@pytest.mark.parametrize("scene", ["set", "add"])
def test_a_link_that_appears_after_the_promise_is_not_followed(bench, just_before, scenes, scene):
    folder = bench.root / {"set": BOLT, "add": "prospect/C"}[scene]
    outside = bench.base / "outside"

    def deed():
        folder.rename(outside)
        folder.symlink_to(outside)

    changes = scenes[scene](bench)
    just_before("rename", deed, only=lambda source, _: source.name == "draft.json")
    with pytest.raises(TradectlError, match="link"):
        bench.apply(*changes)
    found = {place.name: place.read_bytes() for place in outside.glob("*.*")}
    assert found.get("card.yaml") == {"set": b"# by hand\nname: Bolt Inc   # keep\ngrade: A\n", "add": None}[scene]
    assert len(bench.recover().lost) == 1
    assert list(outside.glob("DE-NEU*")) == []


def test_the_second_of_two_folders_that_cannot_go_leaves_a_promise(bench, just_before):
    def refuse():
        raise OSError(errno.EBUSY, "busy", "x")

    for name in ("one", "two"):
        (bench.root / name).mkdir()
    just_before("remove_folder", refuse, 2)
    with pytest.raises(TradectlError, match="recorded"):
        bench.apply(RemoveFolder("one"), RemoveFolder("two"))
    bench.recover()
    assert not (bench.root / "one").exists()
    assert not (bench.root / "two").exists()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EBUSY, errno.EXDEV])
@pytest.mark.parametrize("nth", [1, 2])
def test_a_move_that_is_refused_takes_everything_back(bench, just_before, scenes, code, nth):
    """An open document on Windows; the folders moved before it go back."""

    def refuse():
        raise OSError(code, os.strerror(code), "x")

    before = bench.tree()
    changes = scenes["many"](bench)
    just_before("rename_new", refuse, nth, only=lambda _, to: to.parent.name == "C")
    with pytest.raises(TradectlError) as caught:
        bench.apply(*changes)
    assert caught.value.code == ErrorCode.REFUSED
    assert (BOLT, MARTIN)[nth - 1] in str(caught.value.message)
    if code != errno.EXDEV:
        assert "Close the documents" in str(caught.value.hint)
    assert bench.tree() == before
    assert bench.work_left() == []
    assert undo_records(bench.root) == ()


@pytest.mark.parametrize("late", ["target taken", "folder gone"])
def test_a_move_that_becomes_impossible_meanwhile_is_refused_whole(bench, just_before, scenes, late):
    def deed():
        if late == "target taken":
            (bench.root / "won/2026/US-BOLT-20260417").mkdir()
        else:
            (bench.root / BOLT).rename(bench.root / "elsewhere")

    changes = scenes["won"](bench)
    just_before("rename_new", deed, only=lambda _, to: to.name == "US-BOLT-20260417")
    with pytest.raises(TradectlError) as caught:
        bench.apply(*changes)
    assert caught.value.code == (ErrorCode.EXISTS if late == "target taken" else ErrorCode.CHANGED)
    assert not has_unfinished(bench.root)
    assert bench.work_left() == []
    assert bench.lost() == []


def test_a_new_folder_whose_name_is_taken_meanwhile_is_refused_whole(bench, just_before, scenes):
    new = "prospect/C/DE-NEU-20260320"
    theirs = bench.base / "theirs"
    theirs.mkdir()
    (theirs / "card.yaml").write_bytes(b"theirs")
    just_before("rename_new", lambda: theirs.rename(bench.root / new), only=lambda _, to: to.name == "DE-NEU-20260320")
    with pytest.raises(TradectlError) as caught:
        bench.apply(*scenes["add"](bench))
    assert caught.value.code == ErrorCode.EXISTS
    assert bench.read(f"{new}/card.yaml") == b"theirs"
    assert bench.work_left() == bench.lost() == []


def test_a_conflict_leaves_the_rest_of_a_move_done(bench, just_before, scenes):
    changes = scenes["won"](bench)
    target = "won/2026/US-BOLT-20260417"
    just_before("exchange", lambda: (bench.root / target / "card.yaml").write_bytes(b"theirs"))
    done = bench.apply(*changes)
    assert bench.read(f"{target}/card.yaml") == b"theirs"
    assert b"status: won" in bench.read(f"{target}/card.tradectl-20260320T1012.yaml")
    assert b'"e3"' in bench.read(f"{target}/journal.jsonl")
    assert done.conflicts[0].path == f"{target}/card.yaml"


def test_a_folder_can_be_made_and_moved_into_nothing_lost_when_the_move_is_refused(bench, just_before):
    def refuse():
        raise PermissionError(errno.EACCES, "open", "x")

    before = bench.tree()
    just_before("rename_new", refuse, only=lambda _, to: to.parent.name == "archive")
    with pytest.raises(TradectlError):
        bench.apply(MakeFolder("archive"), MoveFolder(BOLT, "archive/US-BOLT-20260417"))
    assert bench.tree() == before
