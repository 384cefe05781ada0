"""What earlier commands left: finished, swept, left to its machine, or set aside; every record read as hostile."""

import json
import os

import pytest

from tradectl.core.changes import (
    ABSENT,
    AppendJournal,
    MakeFolder,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.store.apply import apply, disk, has_unfinished, mark_commit, undo_records
from tradectl.store.apply.lock import locked

BOLT, MARTIN = "prospect/A/US-BOLT-20260417", "prospect/B/FR-MARTIN-20260301"
CARD, JOURNAL = f"{BOLT}/card.yaml", f"{BOLT}/journal.jsonl"
ENTRY = ("e9", '{"id":"e9"}')
OURS = b"# by hand\nname: Bolt Inc   # keep\ngrade: B\n"


@pytest.fixture
def interrupted(bench, faults):
    """Return the name of an operation killed right after its promise."""

    def leave(*changes):
        operation = bench.operation(*changes)

        def deed():
            real = disk.rename

            def rename(source, target):
                real(source, target)
                if target.name == "record.json":
                    os._exit(0)

            disk.rename = rename
            apply(bench.root, operation, host=bench.host, user="mei")

        assert not faults.killed(deed, -1)
        assert has_unfinished(bench.root)
        return operation.operation

    return leave


def work(bench, operation):
    return bench.root / ".tradectl" / "work" / operation


def rewrite(bench, operation, values):
    """Change a record the way a stranger would."""
    record = work(bench, operation) / "record.json"
    row = json.loads(record.read_bytes())
    row.update(values)
    record.write_text(json.dumps(row))


def test_nothing_to_recover_changes_nothing(bench):
    before = bench.tree(private=True)
    assert not has_unfinished(bench.root)
    recovered = bench.recover()
    assert recovered == type(recovered)()
    assert bench.tree(private=True) == before


def test_a_promise_is_kept_by_the_next_command_that_writes(bench, interrupted):
    operation = interrupted(bench.set_grade())
    done = bench.apply(AppendJournal(JOURNAL, (ENTRY,)))
    assert bench.read(CARD) == OURS
    assert [record.operation for record in done.recovered.rolled_forward] == [operation]
    assert [record.operation for record in undo_records(bench.root)] == [done.operation, operation]
    assert not has_unfinished(bench.root)


def test_what_was_finished_can_be_committed_and_undone(bench, interrupted):
    before = bench.tree()
    interrupted(bench.set_grade(), MoveFolder(BOLT, "won/2026/US-BOLT-20260417"))
    record = bench.recover().rolled_forward[0]
    assert record.customers == ("US-BOLT-20260417",)
    assert "won/2026/US-BOLT-20260417/card.yaml" in record.touched
    mark_commit(bench.root, record.operation, "a" * 40)
    bench.undo()
    assert bench.tree() == before


def test_nothing_to_recover_needs_no_lock(bench, monkeypatch):
    bench.apply(bench.set_grade())
    monkeypatch.setattr(disk, "open_lock", lambda _: (_ for _ in ()).throw(OSError(30, "read-only")))
    recovered = bench.recover()
    assert recovered == type(recovered)()


def test_folders_that_a_power_cut_took_are_made_again(bench, interrupted, scenes):
    interrupted(*scenes["many"](bench))
    (bench.root / "prospect/C").rmdir()
    (bench.root / BOLT / "20260320-quote").rmdir()
    assert bench.recover().conflicts == ()
    assert bench.read("prospect/C/US-BOLT-20260417/20260320-quote/quote.pdf") == b"%PDF"


def test_a_new_folder_whose_customer_went_elsewhere_is_not_made(bench, interrupted, scenes):
    interrupted(*scenes["file"](bench))
    (bench.root / BOLT / "20260320-quote").rmdir()
    (bench.root / BOLT).rename(bench.root / "elsewhere")
    assert len(bench.recover().conflicts) == 2
    assert not (bench.root / BOLT).exists()
    assert not has_unfinished(bench.root)


def test_a_link_in_a_folder_that_has_moved_is_not_followed(bench, interrupted):
    target = "prospect/C/US-BOLT-20260417"
    operation = interrupted(MoveFolder(BOLT, target), WriteFile(f"{BOLT}/20260420-led/new.txt", ABSENT, b"ours"))
    (bench.root / BOLT).rename(bench.root / target)
    outside = bench.base / "outside"
    (bench.root / target / "20260420-led").rename(outside)
    (bench.root / target / "20260420-led").symlink_to(outside)
    assert bench.recover().lost == (f".tradectl/lost/{operation}",)
    assert [entry.name for entry in outside.iterdir()] == ["offer.pdf"]


def test_a_sweep_that_fails_is_told(bench, monkeypatch):
    bench.write(".tradectl/work/20260101T000000Z-00000000/draft.json", b"torn")
    monkeypatch.setattr(disk, "unlink", lambda path: (_ for _ in ()).throw(OSError(5, "Input/output error", str(path))))
    with pytest.raises(TradectlError, match="cannot be finished"):
        bench.recover()


def test_looking_changes_nothing_and_somebody_who_writes_now_is_not_unfinished(bench, interrupted):
    interrupted(bench.set_grade())
    before = bench.tree(private=True)
    with locked(bench.root / ".tradectl", 0):
        assert not has_unfinished(bench.root)
    assert has_unfinished(bench.root)
    assert bench.tree(private=True) == before


def test_a_card_edited_since_the_crash_stays_and_ours_goes_beside(bench, interrupted):
    operation = interrupted(bench.set_grade(), AppendJournal(JOURNAL, (ENTRY,)))
    bench.write(CARD, b"by hand\n")
    bench.write(JOURNAL, b'{"id":"other"}\n')
    recovered = bench.recover()
    beside = f"{BOLT}/card.tradectl-20260320T1012.yaml"
    assert bench.read(CARD) == b"by hand\n"
    assert bench.read(beside) == OURS
    assert bench.read(JOURNAL) == b'{"id":"other"}\n{"id":"e9"}\n'
    assert [(conflict.path, conflict.ours) for conflict in recovered.conflicts] == [(CARD, beside)]
    assert [record.operation for record in recovered.rolled_forward] == [operation]


def test_a_recovery_killed_at_any_call_puts_ours_beside_once_and_tells_of_it(bench, interrupted, faults):
    interrupted(bench.set_grade())
    bench.write(CARD, b"by hand\n")
    beside = f"{BOLT}/card.tradectl-20260320T1012.yaml"
    template = bench.base / "template"
    bench.root.rename(template)
    at = 0
    while True:
        bench.copy(template)
        if not faults.killed(bench.recover, at):
            break
        unfinished = has_unfinished(bench.root)
        conflicts = bench.recover().conflicts
        assert [conflict.ours for conflict in conflicts] == [beside] * unfinished
        assert bench.read(CARD) == b"by hand\n"
        assert [name for name in bench.tree() if "tradectl-" in name] == [beside]
        at += 1
    assert at > len(["open_lock", "rename_new", "sync_folder", "sync_folder", "rename_new"])


@pytest.mark.parametrize("lines", [b'{"id":"e9"}\n', b'{"id":"e9"}'])
def test_a_journal_that_has_the_entry_by_now_gets_it_once(bench, interrupted, lines):
    interrupted(AppendJournal(JOURNAL, (ENTRY,)))
    bench.write(JOURNAL, lines)
    bench.recover()
    assert bench.read(JOURNAL) == lines


def test_a_moved_folder_is_told_from_one_of_the_same_name(bench, interrupted, scenes):
    interrupted(*scenes["won"](bench))
    target = "won/2026/US-BOLT-20260417"
    (bench.root / BOLT).rename(bench.root / target)  # done before the crash
    bench.write(f"{BOLT}/card.yaml", b"made again\n")
    assert bench.recover().conflicts == ()
    assert b"status: won" in bench.read(f"{target}/card.yaml")
    assert bench.read(CARD) == b"made again\n"


def test_a_target_taken_since_leaves_the_folder_and_changes_its_files_where_they_are(bench, interrupted, scenes):
    interrupted(*scenes["won"](bench))
    target = "won/2026/US-BOLT-20260417"
    bench.write(f"{target}/card.yaml", b"theirs\n")
    recovered = bench.recover()
    assert [conflict.path for conflict in recovered.conflicts] == [BOLT]
    assert bench.read(f"{target}/card.yaml") == b"theirs\n"
    assert b"status: won" in bench.read(CARD)


def test_a_folder_gone_since_leaves_our_bytes_in_lost(bench, interrupted, scenes):
    interrupted(*scenes["won"](bench))
    (bench.root / BOLT).rename(bench.root / "elsewhere")
    recovered = bench.recover()
    assert {conflict.path for conflict in recovered.conflicts} == {BOLT, CARD, JOURNAL}
    assert len(bench.lost()) == 2
    assert (bench.root / "elsewhere/card.yaml").read_bytes().endswith(b"grade: A\n")


def test_a_new_folder_whose_name_is_taken_since_is_kept_in_lost(bench, interrupted, scenes):
    operation = interrupted(*scenes["add"](bench))
    new = "prospect/C/DE-NEU-20260320"
    bench.write(f"{new}/card.yaml", b"theirs\n")
    recovered = bench.recover()
    assert bench.read(f"{new}/card.yaml") == b"theirs\n"
    assert bench.lost() == [f"{operation}-DE-NEU-20260320"]
    assert [conflict.path for conflict in recovered.conflicts] == [new]


def test_a_file_or_folder_changed_since_is_not_removed(bench, interrupted):
    led = f"{BOLT}/20260420-led"
    interrupted(
        RemoveFile(f"{led}/offer.pdf", bench.sha(f"{led}/offer.pdf")),
        RemoveFolder(led),
        RemoveFile(f"{MARTIN}/old.txt", bench.sha(f"{MARTIN}/old.txt")),
    )
    bench.write(f"{MARTIN}/old.txt", b"theirs")
    bench.write(f"{led}/new.dwg", b"theirs")
    before = bench.tree()
    assert {conflict.path for conflict in bench.recover().conflicts} == {led, f"{MARTIN}/old.txt"}
    assert bench.tree() == before


def test_a_save_displaced_at_the_very_moment_of_a_crash_goes_back(bench, interrupted):
    operation = interrupted(bench.set_grade())
    held = work(bench, operation) / "file-0"
    ours = held.read_bytes()
    held.write_bytes(b"saved in the last instant\n")
    bench.write(CARD, ours)
    recovered = bench.recover()
    assert bench.read(CARD) == b"saved in the last instant\n"
    assert bench.read(f"{BOLT}/card.tradectl-20260320T1012.yaml") == ours
    assert len(recovered.conflicts) == 1


def test_a_displaced_save_that_was_saved_over_is_kept(bench, interrupted):
    operation = interrupted(bench.set_grade())
    (work(bench, operation) / "file-0").write_bytes(b"first\n")
    bench.write(CARD, b"second\n")
    bench.recover()
    assert bench.read(CARD) == b"second\n"
    assert [(bench.root / ".tradectl/lost" / name).read_bytes() for name in bench.lost()] == [b"first\n"]


def test_a_file_changed_after_the_exchange_is_as_it_should_be(bench, interrupted):
    operation = interrupted(bench.set_grade())
    disk.exchange(work(bench, operation) / "file-0", bench.root / CARD)
    bench.write(CARD, b"edited after\n")
    assert bench.recover().conflicts == ()
    assert bench.read(CARD) == b"edited after\n"


def test_a_file_made_again_after_its_removal_stays(bench, interrupted):
    path = f"{MARTIN}/old.txt"
    operation = interrupted(RemoveFile(path, bench.sha(path)))
    content = bench.read(path)
    (bench.root / path).rename(work(bench, operation) / "file-0")
    bench.write(path, content)
    assert bench.recover().conflicts == ()
    assert bench.read(path) == content


@pytest.mark.parametrize("state", ["card gone", "card saved since", "card as it was"])
def test_an_exchange_done_in_steps_and_cut_between_them_is_mended(bench, interrupted, state):
    """As Windows and file systems without an exchange may leave it: a second name of the old card is left over."""
    before = bench.read(CARD)
    operation = interrupted(bench.set_grade())
    os.link(bench.root / CARD, work(bench, operation) / "file-0.spare")
    if state != "card as it was":
        (bench.root / CARD).unlink()
    if state == "card saved since":
        bench.write(CARD, b"theirs")
    bench.recover()
    assert bench.read(CARD) == (b"theirs" if state == "card saved since" else OURS)
    assert [(bench.root / ".tradectl/lost" / name).read_bytes() for name in bench.lost()] == [before] * (
        state == "card saved since"
    )
    assert not (bench.root / ".tradectl/undo" / operation / "file-0.spare").exists()


def test_work_of_another_machine_is_told_and_left_alone(bench, interrupted):
    operation = interrupted(bench.set_grade())
    before = bench.tree(private=True)
    recovered = bench.recover(host="laptop")
    assert [(each.operation, each.host, each.user) for each in recovered.foreign] == [(operation, bench.host, "mei")]
    assert recovered.rolled_forward == recovered.lost == ()
    assert bench.tree(private=True) == before
    bench.host = "laptop"
    done = bench.apply(bench.set_grade(path=MARTIN))
    assert [each.operation for each in done.recovered.foreign] == [operation]
    assert bench.work_left() == [operation]


def test_a_draft_of_another_machine_is_left_alone_too(bench):
    draft = work(bench, "20260101T000000Z-00000000") / "draft.json"
    draft.parent.mkdir(parents=True)
    draft.write_text('{"host": "laptop", "user": "hao"}')
    assert [each.user for each in bench.recover().foreign] == ["hao"]
    assert draft.exists()


def _damage(name):
    return {
        "cut": lambda raw: raw[: len(raw) // 2],
        "no json": lambda _: b"\x00\xff",
        "a list": lambda _: b"[]",
        "deep": lambda _: b"[" * 100_000,
        "empty": lambda _: b"",
    }[name]


@pytest.mark.parametrize("name", ["cut", "no json", "a list", "deep", "empty"])
def test_a_damaged_record_is_set_aside_with_all_its_bytes(bench, interrupted, name):
    operation = interrupted(bench.set_grade())
    record = work(bench, operation) / "record.json"
    record.write_bytes(_damage(name)(record.read_bytes()))
    before = bench.tree()
    recovered = bench.recover()
    assert recovered.lost == (f".tradectl/lost/{operation}",)
    assert (bench.root / recovered.lost[0] / "file-0").read_bytes() == OURS
    assert bench.tree() == before
    assert not has_unfinished(bench.root)
    bench.apply(bench.set_grade())


def _hostile(path):
    file = {"path": path, "before": "", "after": "0" * 64, "mode": None}
    folder = {"path": path, "mode": None}
    return [
        {"files": [file]},
        {"parents": [folder]},
        {"emptied": [folder]},
        {"moves": [{"path": path, "target": "prospect/B/x", "inode": 1}]},
        {"moves": [{"path": BOLT, "target": path, "inode": 1}]},
        {"made": [{"path": path, "folders": [folder], "files": []}]},
        {"taken": [{"path": "x", "folders": [{"path": "x", "mode": None}], "files": [file]}]},
    ]


@pytest.mark.parametrize("kind", range(7))
@pytest.mark.parametrize(
    "path",
    ["/etc/cron.d/x", "../outside/x", "a/../../outside/x", ".git/hooks/post-commit", "x/.GIT/config", ".tradectl/lock",
     "C:/x", "a\\..\\b", "", "linked/x", "tradectl.yaml/x"],
)  # fmt: skip
def test_a_record_that_leads_astray_is_set_aside(bench, interrupted, path, kind):
    operation = interrupted(bench.set_grade())
    outside = bench.base / "outside"
    outside.mkdir()
    (bench.root / "linked").symlink_to(outside)
    rewrite(bench, operation, _hostile(path)[kind])
    before = bench.tree()
    assert bench.recover().lost == (f".tradectl/lost/{operation}",)
    assert bench.tree() == before
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "values",
    [
        {"operation": "20260101T000000Z-ffffffff"},
        {"operation": "../x"},
        {"tradectl": 2},
        {"sequence": -1},
        {"command": 5},
        {"customers": "all"},
        {"subject": "x"},
        {"subject": {"text": "x", "params": [["x", []]], "plural": "", "count": 0}},
        {"files": [{"path": CARD, "before": "", "after": "x", "mode": None}]},
        {"files": [{"path": CARD, "before": "", "after": "0" * 64, "mode": 0o4755}]},
        {"files": [{"path": CARD, "before": "", "after": "0" * 64, "mode": None, "entries": [["a", "b\nc"]]}]},
        {"files": [{"path": CARD, "before": "", "after": "0" * 64, "mode": None}] * 2},
        {"made": [{"path": "x", "folders": [], "files": []}]},
        {"made": [{"path": "x", "folders": [{"path": "x", "mode": None}, {"path": "y", "mode": None}], "files": []}]},
    ],
)
def test_a_record_no_operation_of_ours_would_have_is_set_aside(bench, interrupted, values):
    operation = interrupted(bench.set_grade())
    rewrite(bench, operation, values)
    before = bench.tree()
    assert bench.recover().lost == (f".tradectl/lost/{operation}",)
    assert bench.tree() == before


def test_a_link_among_what_is_staged_is_never_followed(bench, interrupted):
    outside = bench.base / "outside"
    outside.mkdir()
    (outside / "card.yaml").write_bytes(b"theirs")
    operation = interrupted(*_new_customer())
    built = work(bench, operation) / "made-0"
    built.rename(bench.base / "built")
    built.symlink_to(outside)
    (work(bench, operation) / "record.json").rename(work(bench, operation) / "draft.json")
    bench.recover()
    assert (outside / "card.yaml").read_bytes() == b"theirs"
    assert bench.lost() == [operation]


def _new_customer():
    new = "prospect/C/DE-NEU-20260320"
    return (MakeFolder(new), WriteFile(f"{new}/card.yaml", ABSENT, b"name: Neu\n"))


def test_a_new_folder_that_is_not_as_promised_is_never_put_in_place(bench, interrupted):
    operation = interrupted(*_new_customer())
    (work(bench, operation) / "made-0" / "evil.txt").write_bytes(b"x")
    bench.recover()
    assert not (bench.root / "prospect/C/DE-NEU-20260320").exists()
    assert bench.lost() == [f"{operation}-DE-NEU-20260320"]


def test_what_is_not_ours_among_unfinished_work_is_kept(bench, interrupted):
    operation = interrupted(bench.set_grade())
    folder = work(bench, operation)
    (folder / "record.json").rename(folder / "draft.json")  # only begun
    (folder / "notes.txt").write_bytes(b"mine")
    (folder.parent / "stray.txt").write_bytes(b"mine too")
    before = bench.tree()
    recovered = bench.recover()
    assert recovered.swept == (operation,)
    assert sorted(recovered.lost) == [f".tradectl/lost/{operation}-notes.txt", ".tradectl/lost/stray.txt"]
    assert bench.tree() == before
    assert bench.work_left() == []


def test_only_a_file_is_the_draft_of_the_ignore_file(bench):
    bench.write(".tradectl/work/gitignore", b"*")
    assert bench.recover().lost == ()
    (bench.root / ".tradectl/work/gitignore").symlink_to(__file__)
    assert bench.recover().lost == (".tradectl/lost/gitignore",)


def test_names_too_long_for_lost_are_cut(bench, interrupted):
    path = f"{BOLT}/{'件' * 82}.pdf"
    interrupted(WriteFile(path, ABSENT, b"ours"))
    (bench.root / BOLT).rename(bench.root / "elsewhere")
    bench.write(f".tradectl/work/{'x' * 255}", b"mine")
    assert len(bench.recover().conflicts) == 1
    assert sorted((bench.root / ".tradectl/lost" / name).read_bytes() for name in bench.lost()) == [b"mine", b"ours"]
    assert bench.lost()[0].endswith("件.pdf")


def test_names_in_lost_are_counted(bench):
    for _ in range(3):
        bench.write(".tradectl/work/stray.txt", b"x")
        bench.recover()
    assert bench.lost() == ["stray-2.txt", "stray-3.txt", "stray.txt"]


def test_a_pipe_among_unfinished_work_does_not_make_anybody_wait(bench):
    folder = work(bench, "20260101T000000Z-00000000")
    folder.mkdir(parents=True)
    os.mkfifo(folder / "record.json")
    assert bench.recover().lost == (".tradectl/lost/20260101T000000Z-00000000",)


def test_a_torn_draft_is_swept(bench):
    bench.write(".tradectl/work/20260101T000000Z-00000000/draft.json", b'{"tradectl": 1, "seq')
    assert bench.recover().swept == ("20260101T000000Z-00000000",)
    assert bench.work_left() == bench.lost() == []


def test_a_record_of_what_is_done_already_is_set_aside(bench, interrupted):
    operation = interrupted(bench.set_grade())
    (bench.root / ".tradectl/undo" / operation).mkdir()
    assert bench.recover().lost == (f".tradectl/lost/{operation}",)


def test_work_that_cannot_be_finished_says_why_and_waits(bench, interrupted, monkeypatch):
    interrupted(bench.set_grade())

    def refuse(*_):
        raise PermissionError(13, "no", str(bench.root / CARD))

    monkeypatch.setattr(disk, "exchange", refuse)
    for deed in (bench.recover, lambda: bench.apply(bench.set_grade(path=MARTIN))):
        with pytest.raises(TradectlError) as caught:
            deed()
        assert caught.value.code == ErrorCode.REFUSED
        assert CARD in str(caught.value.message)
        assert has_unfinished(bench.root)


def test_the_card_of_a_repeated_command_is_not_written_twice(bench, interrupted):
    card = bench.set_grade()
    operation = interrupted(card)
    changes = bench.operation(SetFields(CARD, (), card.before, card.content))
    repeated = type(changes)(operation, changes.command, changes.by, changes.subject, (), changes.changes)
    done = apply(bench.root, repeated, host=bench.host, user="mei")
    assert [record.operation for record in done.recovered.rolled_forward] == [operation]
    assert bench.read(CARD) == OURS
