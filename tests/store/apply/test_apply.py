"""What one operation does to a workspace, and what it refuses before anything is changed."""

import errno
import os
import stat
import unicodedata

import pytest

from tradectl.core.changes import (
    ABSENT,
    AppendJournal,
    MakeFolder,
    MoveFile,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.store.apply import apply, disk, has_unfinished, undo_records

BOLT, MARTIN = "prospect/A/US-BOLT-20260417", "prospect/B/FR-MARTIN-20260301"
ENTRY = ("e9", '{"id":"e9"}')


def refused(bench, *changes, code):
    """Apply changes that must be refused; check that nothing changed, and return the refusal."""
    before = bench.tree()
    with pytest.raises(TradectlError) as caught:
        bench.apply(*changes)
    assert caught.value.code == code
    assert bench.tree() == before
    assert bench.work_left() == []
    assert not has_unfinished(bench.root)
    assert undo_records(bench.root) == ()
    return caught.value


def test_a_new_customer_appears_with_its_files(bench, scenes):
    done = bench.apply(*scenes["add"](bench))
    new = "prospect/C/DE-NEU-20260320"
    assert bench.read(f"{new}/card.yaml") == b"name: Neu\n"
    assert bench.read(f"{new}/journal.jsonl") == b'{"id":"n1","did":"x"}\n'
    assert bench.read(f"{new}/20260320-lamp/deal.yaml") == b"format: 1\n"
    assert done.conflicts == ()
    assert set(done.touched) == {
        f"{new}/card.yaml",
        f"{new}/journal.jsonl",
        f"{new}/20260320-lamp/deal.yaml",
    }


def test_a_card_keeps_its_permissions_and_a_new_file_gets_those_of_the_umask(bench):
    old = os.umask(0o027)
    try:
        bench.apply(bench.set_grade(), WriteFile(f"{BOLT}/note.txt", ABSENT, b"n"))
    finally:
        os.umask(old)
    assert bench.read(f"{BOLT}/card.yaml") == b"# by hand\nname: Bolt Inc   # keep\ngrade: B\n"
    assert bench.tree()[f"{BOLT}/card.yaml"][0] == 0o640
    assert bench.tree()[f"{BOLT}/note.txt"][0] == 0o640


def test_a_folder_is_made_with_the_permissions_it_is_given(bench):
    old = os.umask(0o022)
    try:
        bench.apply(MakeFolder("one", 0o700), MakeFolder("two"))
    finally:
        os.umask(old)
    assert [bench.tree()[name][0] for name in ("one", "two")] == [0o700, 0o755]


def test_no_file_stays_open(bench, scenes):
    def lowest_free():
        descriptor = os.dup(0)
        os.close(descriptor)
        return descriptor

    before = lowest_free()
    bench.apply(*scenes["many"](bench))
    bench.undo()
    with pytest.raises(TradectlError):
        bench.apply(MakeFolder(BOLT))
    assert not has_unfinished(bench.root)
    bench.recover()
    assert lowest_free() == before


def test_a_file_keeps_its_group(bench):
    other = next(
        (group for group in os.getgroups() if group != os.getgid()), 12345 if os.geteuid() == 0 else os.getgid()
    )
    os.chown(bench.root / BOLT / "card.yaml", -1, other)
    bench.apply(bench.set_grade())
    assert (bench.root / BOLT / "card.yaml").stat().st_gid == other


def test_a_folder_moves_with_everything_in_it_and_its_files_are_named_by_the_old_path(bench, scenes):
    document = bench.read(f"{BOLT}/20260420-led/offer.pdf")
    done = bench.apply(*scenes["won"](bench))
    target = "won/2026/US-BOLT-20260417"
    assert b"status: won" in bench.read(f"{target}/card.yaml")
    assert bench.read(f"{target}/journal.jsonl").endswith(b'{"id":"e3","did":"x"}\r\n')
    assert bench.read(f"{target}/20260420-led/offer.pdf") == document
    assert not (bench.root / BOLT).exists()
    assert {BOLT, target} < set(done.touched)


def test_a_deal_folder_of_a_customer_that_moves_is_made_at_its_new_place(bench):
    bench.apply(
        MakeFolder(f"{BOLT}/20260501-lamp"),
        WriteFile(f"{BOLT}/20260501-lamp/deal.yaml", ABSENT, b"d"),
        MoveFolder(BOLT, "won/2026/US-BOLT-20260417"),
    )
    assert bench.read("won/2026/US-BOLT-20260417/20260501-lamp/deal.yaml") == b"d"


def test_several_customers_move_in_one_operation(bench, scenes):
    bench.apply(*scenes["many"](bench))
    assert sorted(entry.name for entry in (bench.root / "prospect/C").iterdir()) == [
        "FR-MARTIN-20260301",
        "US-BOLT-20260417",
    ]
    assert not (bench.root / "prospect/C/FR-MARTIN-20260301/old.txt").exists()
    assert bench.read("prospect/C/US-BOLT-20260417/20260320-quote/quote.pdf") == b"%PDF"


@pytest.mark.parametrize(
    ("journal", "expected"),
    [
        (b"", b'{"id":"e9"}\n'),
        (b'{"id":"a"}\n', b'{"id":"a"}\n{"id":"e9"}\n'),
        (b'{"id":"a"}\r\n', b'{"id":"a"}\r\n{"id":"e9"}\r\n'),
        (b'{"id":"a"}', b'{"id":"a"}\n{"id":"e9"}\n'),
        (b'{"id":"a"}\r\n{"id":"b"}', b'{"id":"a"}\r\n{"id":"b"}\r\n{"id":"e9"}\r\n'),
        (b'{"id":"a"}\n{"id":"e9","to', b'{"id":"a"}\n{"id":"e9","to\n{"id":"e9"}\n'),
        (b'\xef\xbb\xbf{"id":"a"}\n', b'\xef\xbb\xbf{"id":"a"}\n{"id":"e9"}\n'),
        (b"\xef\xbb\xbf", b'\xef\xbb\xbf{"id":"e9"}\n'),
        (b"\xff\xfe bad\n", b'\xff\xfe bad\n{"id":"e9"}\n'),
        (b'{"of":"e9/1","id":"a"}\n', b'{"of":"e9/1","id":"a"}\n{"id":"e9"}\n'),
        (b'{"id":["e9"]}\n', b'{"id":["e9"]}\n{"id":"e9"}\n'),
        (b'{"id":"a"}\t {"id":"e9"', b'{"id":"a"}\t {"id":"e9"\n{"id":"e9"}\n'),
        (b'["e9"]\n', b'["e9"]\n{"id":"e9"}\n'),
        (b'{"id":"c","entry":{"id":"e9"}}\n', b'{"id":"c","entry":{"id":"e9"}}\n{"id":"e9"}\n'),
    ],
)
def test_an_entry_is_appended_and_nothing_else_changes(bench, journal, expected):
    bench.write(f"{BOLT}/journal.jsonl", journal)
    bench.apply(AppendJournal(f"{BOLT}/journal.jsonl", (ENTRY,)))
    assert bench.read(f"{BOLT}/journal.jsonl") == expected


@pytest.mark.parametrize(
    "journal",
    [
        b'{"id":"e9"}\n',
        b'{"id": "e9", "did": "other"}',
        b'{"id":"a"}{"id":"e9"}\n',
        b'{"id":"a"}\t {"id":"e9"}\n',
        b'\xef\xbb\xbf{"id":"e9"}\r\n',
    ],
)
def test_an_entry_that_is_there_is_not_appended_again(bench, journal):
    bench.write(f"{BOLT}/journal.jsonl", journal)
    done = bench.apply(AppendJournal(f"{BOLT}/journal.jsonl", (ENTRY,)))
    assert bench.read(f"{BOLT}/journal.jsonl") == journal
    assert done.touched == ()
    assert undo_records(bench.root) == ()


def test_a_journal_is_read_again_under_the_lock(bench):
    changes = bench.operation(AppendJournal(f"{BOLT}/journal.jsonl", (ENTRY,)))
    bench.apply(AppendJournal(f"{BOLT}/journal.jsonl", (("e8", '{"id":"e8"}'),)))
    apply(bench.root, changes, host="h", user="u")
    assert bench.read(f"{BOLT}/journal.jsonl").endswith(b'{"id":"e8"}\r\n{"id":"e9"}\r\n')


def test_a_repeated_operation_is_done_once(bench):
    changes = bench.operation(bench.set_grade(), AppendJournal(f"{BOLT}/journal.jsonl", (ENTRY,)))
    first = apply(bench.root, changes, host="h", user="u")
    after = bench.tree()
    again = apply(bench.root, changes, host="h", user="u")
    assert bench.tree() == after
    assert again.touched == first.touched
    assert len(undo_records(bench.root)) == 1


def test_a_file_that_is_already_as_it_should_be_is_left_alone(bench):
    card = bench.root / BOLT / "card.yaml"
    inode = card.stat().st_ino
    done = bench.apply(SetFields(f"{BOLT}/card.yaml", (), disk.sha(card.read_bytes()), card.read_bytes()))
    assert done.touched == ()
    assert card.stat().st_ino == inode


def test_a_removed_file_and_its_empty_folder_are_gone(bench):
    bench.apply(
        RemoveFile(f"{BOLT}/20260420-led/offer.pdf", bench.sha(f"{BOLT}/20260420-led/offer.pdf")),
        RemoveFolder(f"{BOLT}/20260420-led"),
    )
    assert not (bench.root / BOLT / "20260420-led").exists()


def test_changed_files_are_all_named_and_nothing_is_written(bench):
    changes = (
        bench.set_grade(),
        bench.set_grade(path=MARTIN),
        WriteFile(f"{BOLT}/20260420-led/offer.pdf", ABSENT, b"x"),
        RemoveFile(f"{MARTIN}/old.txt", "0" * 64),
        RemoveFile(f"{MARTIN}/never.txt", "0" * 64),
        AppendJournal(f"{BOLT}/journal.jsonl", (ENTRY,)),
        MoveFolder(BOLT, "prospect/C/US-BOLT-20260417"),
    )
    bench.write(f"{BOLT}/card.yaml", b"changed by hand\n")
    error = refused(bench, *changes, code=ErrorCode.CHANGED)
    assert error.hint is not None
    assert f"{BOLT}/card.yaml" in str(error.message)
    assert [str(detail).split()[0] for detail in error.details] == [
        f"{BOLT}/card.yaml",
        f"{BOLT}/20260420-led/offer.pdf",
        f"{MARTIN}/old.txt",
        f"{MARTIN}/never.txt",
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (MakeFolder(MARTIN), ErrorCode.EXISTS),
        (MoveFolder(BOLT, MARTIN), ErrorCode.EXISTS),
        (MoveFolder(BOLT, "tradectl.yaml"), ErrorCode.EXISTS),
        (MoveFolder(BOLT, "tradectl.yaml/x"), ErrorCode.REFUSED),
        (MoveFolder("prospect/A/US-GONE-20260101", "prospect/B/US-GONE-20260101"), ErrorCode.CHANGED),
        (MoveFolder(f"{BOLT}/card.yaml", f"{BOLT}/card2.yaml"), ErrorCode.CHANGED),
        (SetFields("prospect/A/US-GONE-20260101/card.yaml", (), "0" * 64, b"x"), ErrorCode.CHANGED),
        (AppendJournal("prospect/A/US-GONE-20260101/journal.jsonl", (ENTRY,)), ErrorCode.CHANGED),
        (WriteFile("prospect/A/US-GONE-20260101/20260101-x/a.pdf", ABSENT, b"x"), ErrorCode.CHANGED),
        (WriteFile(f"{BOLT}/20260420-led", ABSENT, b"x"), ErrorCode.REFUSED),
        (RemoveFolder(MARTIN), ErrorCode.REFUSED),
        (RemoveFolder("prospect/D"), ErrorCode.CHANGED),
        (RemoveFolder(f"{BOLT}/card.yaml"), ErrorCode.CHANGED),
        (MakeFolder("prospect/a"), ErrorCode.EXISTS),
        (MakeFolder("Prospect/C/DE-X-20260101"), ErrorCode.EXISTS),
        (MoveFolder(MARTIN, "prospect/A/us-bolt-20260417"), ErrorCode.EXISTS),
        (WriteFile(f"{BOLT}/CARD.yaml", ABSENT, b"x"), ErrorCode.EXISTS),
        (AppendJournal(f"{BOLT}/Journal.jsonl", (ENTRY,)), ErrorCode.EXISTS),
        (WriteFile(f"{BOLT}/" + "x" * 300, ABSENT, b"x"), ErrorCode.REFUSED),
    ],
)
def test_refused_before_anything_is_changed(bench, change, code):
    assert str(refused(bench, change, code=code).hint)


def test_a_folder_that_others_move_into_must_be_new(bench):
    refused(bench, MakeFolder("prospect/B"), MoveFolder(BOLT, "prospect/B/US-BOLT-20260417"), code=ErrorCode.EXISTS)


@pytest.mark.parametrize("locked", [BOLT, f"{BOLT}/20260420-led"])
def test_a_folder_is_not_removed_where_the_system_would_refuse_it(bench, monkeypatch, locked):
    may_write = disk.may_write
    monkeypatch.setattr(disk, "may_write", lambda path: path != bench.root / locked and may_write(path))
    led = f"{BOLT}/20260420-led"
    changes = (RemoveFile(f"{led}/offer.pdf", bench.sha(f"{led}/offer.pdf")), RemoveFolder(led))
    assert f"{locked} may not be written" in str(refused(bench, *changes, code=ErrorCode.REFUSED).message)


@pytest.mark.parametrize("change", ["set", "remove", "remove folder"])
def test_a_change_is_refused_where_the_system_would_refuse_it(bench, monkeypatch, change):
    (bench.root / BOLT / "shelf").mkdir()
    changes = {
        "set": bench.set_grade(),
        "remove": RemoveFile(f"{BOLT}/card.yaml", bench.sha(f"{BOLT}/card.yaml")),
        "remove folder": RemoveFolder(f"{BOLT}/shelf"),
    }
    may_write, device = disk.may_write, disk.device
    monkeypatch.setattr(disk, "may_write", lambda path: path != bench.root / BOLT and may_write(path))
    assert "may not be written" in str(refused(bench, changes[change], code=ErrorCode.REFUSED).message)
    monkeypatch.setattr(disk, "device", lambda path: -1 if path == bench.root / BOLT else device(path))
    assert "another disk" in str(refused(bench, changes[change], code=ErrorCode.REFUSED).message)


def test_a_deal_may_move_into_a_new_customer(bench):
    new = "prospect/A/US-NUT-20260501"
    before = bench.tree()
    bench.apply(
        MakeFolder(new),
        WriteFile(f"{new}/card.yaml", ABSENT, b"name: Nut\n"),
        MoveFolder(f"{BOLT}/20260420-led", f"{new}/20260420-led"),
    )
    assert bench.read(f"{new}/20260420-led/offer.pdf").startswith(b"%PDF")
    bench.undo()
    assert bench.tree() == before


@pytest.mark.parametrize("name", ["merge", "undo merge"])
def test_a_joined_customer_comes_apart_and_together_again(bench, scenes, name):
    changes = scenes[name](bench)
    before = bench.tree()
    bench.apply(*changes)
    after = bench.tree()
    gone, moved = (BOLT, "won/2026/FR-MARTIN-20260301") if name == "merge" else ("won", BOLT)
    assert gone not in after
    assert after[f"{moved}/photo.jpg"] == (0o604, b"jpg")
    for expected in (before, after, before):
        bench.undo()
        assert bench.tree() == expected


def test_a_file_that_moves_is_a_file(bench):
    for change in (MoveFile(f"{BOLT}/20260420-led", "x"), MoveFolder(f"{BOLT}/card.yaml", "x")):
        refused(bench, change, code=ErrorCode.CHANGED)
    bench.write(f"{MARTIN}/card.txt", b"")
    refused(bench, MoveFile(f"{BOLT}/card.yaml", f"{MARTIN}/CARD.txt"), code=ErrorCode.EXISTS)


def test_a_folder_with_something_else_in_it_is_not_removed(bench):
    bench.write(f"{BOLT}/20260420-led/drawing.dwg", b"mine")
    led = f"{BOLT}/20260420-led"
    error = refused(
        bench, RemoveFile(f"{led}/offer.pdf", bench.sha(f"{led}/offer.pdf")), RemoveFolder(led), code=ErrorCode.REFUSED
    )
    assert [str(detail) for detail in error.details] == [f"{led}/drawing.dwg is in the way."]


def test_a_name_that_macos_cannot_tell_from_another_is_refused(bench):
    bench.write(f"{BOLT}/{unicodedata.normalize('NFD', 'Müller')}.pdf", b"x")
    refused(
        bench, WriteFile(f"{BOLT}/{unicodedata.normalize('NFC', 'MÜLLER')}.pdf", ABSENT, b"y"), code=ErrorCode.EXISTS
    )


def test_two_new_names_that_are_twins_of_each_other_are_refused(bench):
    for changes in (
        (WriteFile(f"{BOLT}/Offer.pdf", ABSENT, b"x"), WriteFile(f"{BOLT}/offer.pdf", ABSENT, b"y")),
        (MoveFolder(BOLT, "prospect/C/same"), MoveFolder(MARTIN, "prospect/C/SAME")),
        (MakeFolder("prospect/C/same"), MakeFolder("prospect/C/Same")),
        (MakeFolder("prospect/C/same"), MoveFolder(MARTIN, "prospect/c/other")),
    ):
        refused(bench, *changes, code=ErrorCode.EXISTS)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/x", "../x", "a/../../x", "a//b", "", ".", "a/.", ".git/config", "a/.GIT/x", ".git./x", "git~1/x",
        ".tradectl/lock", "x/.Tradectl/y", ".g\u200cit/hooks", "C:x", "a\\b", "a/b:c", "con", "a/NUL.txt", "a/b.",
        "a/b ", "a\0b", "a\nb",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "make", [lambda path: WriteFile(path, ABSENT, b"x"), lambda path: MoveFolder(BOLT, path), MakeFolder]
)
def test_paths_that_lead_astray_are_refused(bench, path, make):
    refused(bench, make(path), code=ErrorCode.REFUSED)


@pytest.mark.parametrize("path", ["prospect", "prospect/A", BOLT])
def test_no_link_is_followed_at_any_level(bench, path):
    change, journal = bench.set_grade(), AppendJournal(f"{BOLT}/journal.jsonl", (ENTRY,))
    removal = RemoveFile(f"{BOLT}/card.yaml", bench.sha(f"{BOLT}/card.yaml"))
    place = bench.root / path
    elsewhere = bench.base / "elsewhere"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    for each in (
        change,
        journal,
        removal,
        WriteFile(f"{BOLT}/n.txt", ABSENT, b""),
        MoveFolder(BOLT, "prospect/C/US-BOLT-20260417"),
    ):
        assert "link" in str(refused(bench, each, code=ErrorCode.REFUSED).message)


def test_a_card_that_is_a_link_a_pipe_or_a_folder_is_refused(bench):
    card = bench.root / BOLT / "card.yaml"
    change = bench.set_grade()
    target = bench.base / "card.yaml"
    card.rename(target)
    card.symlink_to(target)
    refused(bench, change, code=ErrorCode.REFUSED)
    card.unlink()
    os.mkfifo(card)
    with pytest.raises(TradectlError, match="no regular file"):
        bench.apply(change)
    card.unlink()
    card.mkdir()
    refused(bench, change, code=ErrorCode.REFUSED)


@pytest.mark.parametrize("part", [".tradectl", ".tradectl/work", ".tradectl/undo", ".tradectl/lost"])
def test_a_private_folder_that_is_a_link_is_refused(bench, part):
    outside = bench.base / "outside"
    outside.mkdir()
    (bench.root / part).parent.mkdir(exist_ok=True)
    (bench.root / part).symlink_to(outside)
    with pytest.raises(TradectlError) as caught:
        bench.apply(bench.set_grade())
    assert caught.value.code == ErrorCode.REFUSED
    assert list(outside.iterdir()) == []


def test_a_private_folder_that_is_a_file_is_refused(bench):
    bench.write(".tradectl", b"mine")
    with pytest.raises(TradectlError) as caught:
        bench.apply(bench.set_grade())
    assert caught.value.code == ErrorCode.REFUSED
    assert bench.read(".tradectl") == b"mine"


def test_the_private_folder_hides_itself_even_where_that_was_cut_short_before(bench):
    bench.write(".tradectl/work/gitignore", b"")
    bench.apply(bench.set_grade())
    assert bench.read(".tradectl/.gitignore") == b"*\n"


def test_the_private_folder_hides_itself_from_git(bench):
    bench.apply(bench.set_grade())
    ignore = bench.root / ".tradectl" / ".gitignore"
    assert ignore.read_bytes() == b"*\n"
    ignore.write_bytes(b"")
    bench.apply(bench.set_grade(b"grade: C", MARTIN))
    assert ignore.read_bytes() == b"*\n"


@pytest.mark.parametrize("odd", ["prospect/B", "prospect", BOLT])
def test_another_disk_is_refused_before_anything_is_changed(bench, monkeypatch, odd):
    device = disk.device
    monkeypatch.setattr(disk, "device", lambda path: -1 if path.is_relative_to(bench.root / odd) else device(path))
    error = refused(bench, MoveFolder(BOLT, "prospect/B/US-BOLT-20260417"), code=ErrorCode.REFUSED)
    assert "another disk" in str(error.message)


def test_a_folder_that_may_not_be_written_is_refused_as_a_whole(bench):
    """As a user without the rights of root, who may write everywhere."""
    (bench.root / "prospect" / "B").chmod(0o555)
    changes = (bench.set_grade(), MoveFolder(MARTIN, "prospect/C/FR-MARTIN-20260301"))
    for place in (bench.base, bench.root, *bench.root.rglob("*")):
        if os.geteuid() == 0:
            os.chown(place, 65534, 65534)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            error = refused(bench, *changes, code=ErrorCode.REFUSED)
            code = 0 if str(error.message) == "prospect/B may not be written; nothing was changed." else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_workspace_may_be_reached_through_a_link(bench, scenes):
    link = bench.base / "link"
    link.symlink_to(bench.root)
    bench.root = link
    before = bench.tree()
    bench.apply(*scenes["won"](bench))
    bench.undo()
    assert bench.tree() == before


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (errno.ENOSPC, "The disk is full; nothing was changed."),
        (errno.EDQUOT, "The disk is full; nothing was changed."),
        (errno.EROFS, "The disk can only be read; nothing was changed."),
        (errno.EACCES, ".tradectl may not be written; nothing was changed."),
        (errno.EIO, ".tradectl: Input/output error; nothing was changed."),
    ],
)
def test_a_disk_that_refuses_is_told_in_plain_words(bench, monkeypatch, code, message):
    def refuse(path, *_):
        raise OSError(code, os.strerror(code), str(path))

    change = bench.set_grade()
    monkeypatch.setattr(disk, "make_folder", refuse)
    error = refused(bench, change, code=ErrorCode.REFUSED)
    assert str(error.message) == message
    assert error.hint is not None


def test_what_contradicts_itself_is_a_bug(bench):
    card = bench.set_grade()
    for changes in (
        (card, card),
        (card, AppendJournal(f"{BOLT}/card.yaml", (ENTRY,))),
        (MoveFolder(BOLT, "prospect/C/x"), MoveFolder(f"{BOLT}/20260420-led", f"{BOLT}/y")),
        (MoveFolder(BOLT, "prospect/C/x"), MoveFolder(MARTIN, "prospect/C/x/y")),
        (MoveFolder(BOLT, f"{MARTIN}/x"), MoveFolder(MARTIN, "prospect/C/x"), MoveFile(f"{BOLT}/card.yaml", "y")),
        (MoveFolder(BOLT, f"{BOLT}/x"),),
        (MoveFolder(BOLT, "prospect/C/x"), MoveFolder(MARTIN, "prospect/C/x")),
        (MakeFolder("new"), RemoveFile("new/x", "0" * 64)),
        (RemoveFolder(BOLT), WriteFile(f"{BOLT}/x", ABSENT, b"")),
        (AppendJournal(f"{BOLT}/journal.jsonl", (("e", "two\nlines"),)),),
    ):
        with pytest.raises(ValueError, match=r"twice|two ways|in each other's way|removed or moved|that goes|a line"):
            bench.apply(*changes)
    with pytest.raises(ValueError, match="cannot name"):
        apply(
            bench.root, bench.operation(card).__class__("../x", "c", "m", bench.operation().subject), host="h", user="u"
        )


def test_the_folder_of_a_customer_keeps_its_permissions_when_it_moves(bench, scenes):
    bench.apply(*scenes["won"](bench))
    assert stat.S_IMODE((bench.root / "won/2026/US-BOLT-20260417").stat().st_mode) == 0o750
